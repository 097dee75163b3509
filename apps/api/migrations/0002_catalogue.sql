CREATE TABLE "catalogue_version" (
	"street_id" text PRIMARY KEY NOT NULL,
	"version" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "service_listing" (
	"street_id" text NOT NULL,
	"service_id" uuid NOT NULL,
	"category" text NOT NULL,
	"brand_id" uuid,
	"mode" text NOT NULL,
	"audiences" text[] NOT NULL,
	"area_ids" uuid[] NOT NULL,
	"next_starts_at" timestamp (3) with time zone NOT NULL,
	"next_ends_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "service_listing_street_id_service_id_pk" PRIMARY KEY("street_id","service_id")
);
--> statement-breakpoint
ALTER TABLE "catalogue_version" ADD CONSTRAINT "catalogue_version_street_id_street_id_fk" FOREIGN KEY ("street_id") REFERENCES "public"."street"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "service_listing" ADD CONSTRAINT "service_listing_street_id_service_id_service_street_id_id_fk" FOREIGN KEY ("street_id","service_id") REFERENCES "public"."service"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "service_listing_next" ON "service_listing" USING btree ("street_id","next_starts_at","service_id");--> statement-breakpoint
CREATE INDEX "service_listing_category" ON "service_listing" USING btree ("street_id","category","next_starts_at","service_id");--> statement-breakpoint
CREATE INDEX "service_listing_brand" ON "service_listing" USING btree ("street_id","brand_id","next_starts_at","service_id");--> statement-breakpoint
CREATE INDEX "service_listing_over" ON "service_listing" USING btree ("street_id","next_ends_at");--> statement-breakpoint
CREATE INDEX "slot_soonest" ON "slot" USING btree ("street_id","starts_at","service_id") WHERE status = 'open';