DROP INDEX "rating_unanswered";--> statement-breakpoint
ALTER TABLE "rating" ADD COLUMN "set_aside_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "rating" ADD COLUMN "set_aside_by" uuid;--> statement-breakpoint
ALTER TABLE "rating" ADD COLUMN "set_aside_reason" text;--> statement-breakpoint
ALTER TABLE "rating" ADD CONSTRAINT "rating_street_id_set_aside_by_member_street_id_id_fk" FOREIGN KEY ("street_id","set_aside_by") REFERENCES "public"."member"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "rating_waiting" ON "rating" USING btree ("street_id","created_at","id") WHERE answer is null and set_aside_at is null;--> statement-breakpoint
CREATE INDEX "rating_set_aside" ON "rating" USING btree ("street_id","created_at","id") WHERE answer is null and set_aside_at is not null;--> statement-breakpoint
ALTER TABLE "rating" ADD CONSTRAINT "rating_set_aside" CHECK (num_nulls(set_aside_at, set_aside_by, set_aside_reason) in (0, 3));