CREATE TABLE "device_health" (
	"device_id" text PRIMARY KEY NOT NULL,
	"judged_at" timestamp with time zone NOT NULL,
	"parted_since" timestamp with time zone,
	"readings" jsonb NOT NULL
);
--> statement-breakpoint
ALTER TABLE "device_health" ADD CONSTRAINT "device_health_device_id_device_id_fk" FOREIGN KEY ("device_id") REFERENCES "public"."device"("id") ON DELETE cascade ON UPDATE no action;