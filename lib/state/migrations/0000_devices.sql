CREATE TABLE "alarm" (
	"id" text PRIMARY KEY NOT NULL,
	"rule_id" text NOT NULL,
	"rule_revision" integer NOT NULL,
	"device_id" text NOT NULL,
	"metric" text NOT NULL,
	"severity" integer NOT NULL,
	"active" boolean NOT NULL,
	"acked" boolean NOT NULL,
	"confirmed" boolean NOT NULL,
	"latched" boolean DEFAULT false NOT NULL,
	"shelved_until" timestamp with time zone,
	"active_at" timestamp with time zone NOT NULL,
	"inactive_at" timestamp with time zone,
	"acked_at" timestamp with time zone,
	"acked_by" text,
	"closed_at" timestamp with time zone,
	"value" double precision,
	"threshold" double precision,
	"unit" text,
	"message" jsonb NOT NULL,
	"count" integer DEFAULT 1 NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "alarm_command" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"alarm_id" text NOT NULL,
	"kind" text NOT NULL,
	"by" text NOT NULL,
	"comment" text,
	"until" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"applied_at" timestamp with time zone,
	"error" text
);
--> statement-breakpoint
CREATE TABLE "alarm_event" (
	"alarm_id" text NOT NULL,
	"ordinal" integer NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"received_at" timestamp with time zone NOT NULL,
	"kind" text NOT NULL,
	"by" text,
	"value" double precision,
	"comment" text,
	"late" boolean DEFAULT false NOT NULL,
	"routed_at" timestamp with time zone,
	CONSTRAINT "alarm_event_alarm_id_ordinal_pk" PRIMARY KEY("alarm_id","ordinal")
);
--> statement-breakpoint
CREATE TABLE "alarm_rule" (
	"id" text PRIMARY KEY NOT NULL,
	"enabled" boolean DEFAULT true NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"definition" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "channel" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"config" jsonb NOT NULL,
	"min_severity" integer DEFAULT 1 NOT NULL,
	"rule_ids" text[],
	"quiet" jsonb,
	"escalate_after_s" integer,
	"enabled" boolean DEFAULT true NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "notification" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"alarm_id" text NOT NULL,
	"ordinal" integer NOT NULL,
	"channel_id" text NOT NULL,
	"status" text DEFAULT 'pending' NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"last_error" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"due_at" timestamp with time zone DEFAULT now() NOT NULL,
	"sent_at" timestamp with time zone,
	CONSTRAINT "notification_once" UNIQUE("alarm_id","ordinal","channel_id")
);
--> statement-breakpoint
CREATE TABLE "push_subscription" (
	"endpoint" text PRIMARY KEY NOT NULL,
	"p256dh" text NOT NULL,
	"auth" text NOT NULL,
	"language" text DEFAULT 'en' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"failed_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "site_secret" (
	"name" text PRIMARY KEY NOT NULL,
	"value" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "change" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"actor" text NOT NULL,
	"entity" text NOT NULL,
	"entity_id" text NOT NULL,
	"action" text NOT NULL,
	"before" jsonb,
	"after" jsonb
);
--> statement-breakpoint
CREATE TABLE "device" (
	"id" text PRIMARY KEY NOT NULL,
	"status" text DEFAULT 'new' NOT NULL,
	"kind" text,
	"role" text DEFAULT 'none' NOT NULL,
	"name_en" text,
	"name_ko" text,
	"model" text,
	"serial" text,
	"place_id" text,
	"x_m" double precision,
	"y_m" double precision,
	"rated_w" double precision,
	"desired" jsonb,
	"twin" jsonb,
	"quality" text DEFAULT 'measured' NOT NULL,
	"source" text,
	"note" text,
	"first_seen" timestamp with time zone,
	"last_seen" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "device_token" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"device_id" text NOT NULL,
	"hash" text NOT NULL,
	"hint" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone,
	"revoked_at" timestamp with time zone,
	"last_used_at" timestamp with time zone,
	CONSTRAINT "device_token_hash_unique" UNIQUE("hash")
);
--> statement-breakpoint
CREATE TABLE "place" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"parent_id" text,
	"name_en" text,
	"name_ko" text,
	"floor" integer,
	"x_m" double precision,
	"y_m" double precision,
	"latitude" double precision,
	"longitude" double precision,
	"area_m2" double precision,
	"note" text,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "point" (
	"device_id" text NOT NULL,
	"metric" text NOT NULL,
	"unit" text,
	"range_min" double precision,
	"range_max" double precision,
	"calibration_gain" double precision DEFAULT 1 NOT NULL,
	"calibration_offset" double precision DEFAULT 0 NOT NULL,
	"calibrated_at" timestamp with time zone,
	"calibrated_by" text,
	"location" text,
	"first_seen" timestamp with time zone,
	"last_seen" timestamp with time zone,
	"last_ts" timestamp with time zone,
	"last_value" double precision,
	CONSTRAINT "point_device_id_metric_pk" PRIMARY KEY("device_id","metric")
);
--> statement-breakpoint
ALTER TABLE "alarm_event" ADD CONSTRAINT "alarm_event_alarm_id_alarm_id_fk" FOREIGN KEY ("alarm_id") REFERENCES "public"."alarm"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notification" ADD CONSTRAINT "notification_channel_id_channel_id_fk" FOREIGN KEY ("channel_id") REFERENCES "public"."channel"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "device" ADD CONSTRAINT "device_place_id_place_id_fk" FOREIGN KEY ("place_id") REFERENCES "public"."place"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "device_token" ADD CONSTRAINT "device_token_device_id_device_id_fk" FOREIGN KEY ("device_id") REFERENCES "public"."device"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "point" ADD CONSTRAINT "point_device_id_device_id_fk" FOREIGN KEY ("device_id") REFERENCES "public"."device"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "alarm_open" ON "alarm" USING btree ("closed_at","active_at");--> statement-breakpoint
CREATE INDEX "alarm_device" ON "alarm" USING btree ("device_id","active_at");--> statement-breakpoint
CREATE INDEX "alarm_rule_time" ON "alarm" USING btree ("rule_id","active_at");--> statement-breakpoint
CREATE INDEX "alarm_command_waiting" ON "alarm_command" USING btree ("applied_at","id");--> statement-breakpoint
CREATE INDEX "alarm_event_unrouted" ON "alarm_event" USING btree ("routed_at","received_at");--> statement-breakpoint
CREATE INDEX "alarm_event_time" ON "alarm_event" USING btree ("at");--> statement-breakpoint
CREATE INDEX "notification_due" ON "notification" USING btree ("status","due_at");--> statement-breakpoint
CREATE INDEX "change_entity" ON "change" USING btree ("entity","entity_id","id");--> statement-breakpoint
CREATE INDEX "device_place" ON "device" USING btree ("place_id");--> statement-breakpoint
CREATE INDEX "device_token_device" ON "device_token" USING btree ("device_id");