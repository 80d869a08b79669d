ALTER TABLE "notification" ADD COLUMN "message_id" uuid;--> statement-breakpoint
ALTER TABLE "notification" ADD COLUMN "queued_at" timestamp with time zone;--> statement-breakpoint
CREATE INDEX "notification_message" ON "notification" USING btree ("message_id");--> statement-breakpoint
CREATE INDEX "notification_pace" ON "notification" USING btree ("channel_id","queued_at");