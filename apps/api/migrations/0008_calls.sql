CREATE INDEX "notice_to_call" ON "notice" USING btree ("street_id","id") WHERE read_at is null and kind in ('slot_moved', 'slot_cancelled');--> statement-breakpoint
CREATE INDEX "rating_newest" ON "rating" USING btree ("street_id","created_at","id");--> statement-breakpoint
CREATE INDEX "rating_unanswered" ON "rating" USING btree ("street_id","created_at","id") WHERE answer is null;
