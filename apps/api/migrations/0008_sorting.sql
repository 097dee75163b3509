CREATE INDEX "matter_supported" ON "matter" USING btree ("street_id","supports","id");--> statement-breakpoint
CREATE INDEX "dependant_by_sound" ON "dependant" USING btree ("street_id","name" collate "zh-x-icu","id");--> statement-breakpoint
CREATE INDEX "member_by_sound" ON "member" USING btree ("street_id","name" collate "zh-x-icu","id");--> statement-breakpoint
CREATE INDEX "record_number" ON "record" USING btree ("street_id","number","id");--> statement-breakpoint
CREATE INDEX "record_title" ON "record" USING btree ("street_id","title" collate "zh-x-icu","id");--> statement-breakpoint
CREATE INDEX "record_minutes" ON "record" USING btree ("street_id","minutes","id");--> statement-breakpoint
CREATE INDEX "record_approved" ON "record" USING btree ("street_id","approved_at","id");