ALTER TABLE "location" ADD COLUMN "picture_id" uuid;--> statement-breakpoint
ALTER TABLE "location" ADD COLUMN "picture_alt" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "team" ADD COLUMN "picture_id" uuid;--> statement-breakpoint
ALTER TABLE "team" ADD COLUMN "picture_alt" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "location" ADD CONSTRAINT "location_street_id_picture_id_picture_street_id_id_fk" FOREIGN KEY ("street_id","picture_id") REFERENCES "public"."picture"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team" ADD CONSTRAINT "team_street_id_picture_id_picture_street_id_id_fk" FOREIGN KEY ("street_id","picture_id") REFERENCES "public"."picture"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "location_picture" ON "location" USING btree ("street_id","picture_id") WHERE picture_id is not null;--> statement-breakpoint
CREATE INDEX "team_picture" ON "team" USING btree ("street_id","picture_id") WHERE picture_id is not null;