CREATE TABLE "scan" (
	"street_id" text NOT NULL,
	"id" uuid NOT NULL,
	"shift_id" uuid,
	"person_id" uuid,
	"member_id" uuid,
	"booking_id" uuid,
	"direction" text NOT NULL,
	"grade" text NOT NULL,
	"denial" text,
	"at" timestamp (3) with time zone NOT NULL,
	"received_at" timestamp (3) with time zone NOT NULL,
	"device_id" uuid NOT NULL,
	"clock_offset_seconds" integer NOT NULL,
	"period" integer,
	"scanned_by" uuid,
	"distance_metres" integer,
	CONSTRAINT "scan_street_id_id_pk" PRIMARY KEY("street_id","id"),
	CONSTRAINT "scan_counts_for_somebody" CHECK (denial is not null or (shift_id is not null and person_id is not null and booking_id is not null))
);
--> statement-breakpoint
CREATE TABLE "walk_in_request" (
	"street_id" text NOT NULL,
	"id" uuid NOT NULL,
	"shift_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"dependant_id" uuid,
	"scan_id" uuid NOT NULL,
	"status" text NOT NULL,
	"reason" text DEFAULT '' NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"answered_at" timestamp (3) with time zone,
	"answered_by" uuid,
	"booking_id" uuid,
	CONSTRAINT "walk_in_request_street_id_id_pk" PRIMARY KEY("street_id","id"),
	CONSTRAINT "walk_in_once" UNIQUE("street_id","shift_id","person_id")
);
--> statement-breakpoint
-- A scan that counts names a sign-up, which names its shift and member: to look those up again for each scan would be
-- paid for while a crowd waits.
ALTER TABLE "scan" ADD CONSTRAINT "scan_street_id_booking_id_booking_street_id_id_fk" FOREIGN KEY ("street_id","booking_id") REFERENCES "public"."booking"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "walk_in_request" ADD CONSTRAINT "walk_in_request_street_id_shift_id_slot_street_id_id_fk" FOREIGN KEY ("street_id","shift_id") REFERENCES "public"."slot"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "walk_in_request" ADD CONSTRAINT "walk_in_request_street_id_member_id_member_street_id_id_fk" FOREIGN KEY ("street_id","member_id") REFERENCES "public"."member"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "walk_in_request" ADD CONSTRAINT "walk_in_request_street_id_dependant_id_dependant_street_id_id_fk" FOREIGN KEY ("street_id","dependant_id") REFERENCES "public"."dependant"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "walk_in_request" ADD CONSTRAINT "walk_in_request_street_id_scan_id_scan_street_id_id_fk" FOREIGN KEY ("street_id","scan_id") REFERENCES "public"."scan"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "walk_in_request" ADD CONSTRAINT "walk_in_request_street_id_booking_id_booking_street_id_id_fk" FOREIGN KEY ("street_id","booking_id") REFERENCES "public"."booking"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "scan_once" ON "scan" USING btree ("street_id","shift_id","person_id","direction","period") WHERE denial is null and period is not null;--> statement-breakpoint
CREATE INDEX "scan_shift" ON "scan" USING btree ("street_id","shift_id","person_id");--> statement-breakpoint
CREATE TRIGGER scan_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "scan"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
