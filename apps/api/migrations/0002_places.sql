CREATE TABLE "waitlist_note" (
	"street_id" text NOT NULL,
	"waitlist_id" uuid NOT NULL,
	"organization_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"sealed" "bytea" NOT NULL,
	"health_consent_at" timestamp (3) with time zone,
	"erase_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "waitlist_note_street_id_waitlist_id_pk" PRIMARY KEY("street_id","waitlist_id")
);
--> statement-breakpoint
DROP INDEX "slot_once";--> statement-breakpoint
ALTER TABLE "location" ADD COLUMN "access" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "location" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "service" ADD COLUMN "preparation" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "slot" ADD COLUMN "location_id" uuid;--> statement-breakpoint
ALTER TABLE "waitlist_note" ADD CONSTRAINT "waitlist_note_street_id_waitlist_id_waitlist_street_id_id_fk" FOREIGN KEY ("street_id","waitlist_id") REFERENCES "public"."waitlist"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "waitlist_note" ADD CONSTRAINT "waitlist_note_organization_fk" FOREIGN KEY ("street_id","organization_id") REFERENCES "public"."organization"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "waitlist_note_erase" ON "waitlist_note" USING btree ("erase_at");--> statement-breakpoint
ALTER TABLE "slot" ADD CONSTRAINT "slot_street_id_location_id_location_street_id_id_fk" FOREIGN KEY ("street_id","location_id") REFERENCES "public"."location"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "slot_location" ON "slot" USING btree ("street_id","location_id","starts_at") WHERE location_id is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "slot_once" ON "slot" USING btree ("street_id","service_id","starts_at",coalesce(location_id, service_id),"room") WHERE status = 'open';