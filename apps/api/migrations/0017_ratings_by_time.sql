DROP INDEX "rating_service";--> statement-breakpoint
CREATE INDEX "rating_service" ON "rating" USING btree ("street_id","service_id","created_at","id");
