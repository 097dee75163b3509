-- Under another name first: as long as it is built, what is there is read.
CREATE INDEX "record_served_in_order" ON "record" USING btree ("street_id","served_on","id","person_id","minutes","organization_id","grade","activity_id","shift_id");--> statement-breakpoint
DROP INDEX "record_served";--> statement-breakpoint
ALTER INDEX "record_served_in_order" RENAME TO "record_served";