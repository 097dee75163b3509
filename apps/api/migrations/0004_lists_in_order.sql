CREATE INDEX "article_title" ON "article" USING btree ("street_id",(edit ->> 'title') collate "zh-x-icu","id");--> statement-breakpoint
CREATE INDEX "article_until" ON "article" USING btree ("street_id",coalesce(coalesce(shown, edit) ->> 'validUntil', 'none'),"id");--> statement-breakpoint
CREATE INDEX "article_updated" ON "article" USING btree ("street_id","updated_at","id");--> statement-breakpoint
CREATE INDEX "certificate_by_sound" ON "certificate" USING btree ("street_id","person_name" collate "zh-x-icu","number");--> statement-breakpoint
CREATE INDEX "certificate_title" ON "certificate" USING btree ("street_id","title" collate "zh-x-icu","number");--> statement-breakpoint
CREATE INDEX "certificate_minutes" ON "certificate" USING btree ("street_id","minutes","number");