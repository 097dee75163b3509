CREATE TABLE "chain_entry" (
	"street_id" text NOT NULL,
	"seq" bigint NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"kind" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"body" text NOT NULL,
	"prev_hash" "bytea" NOT NULL,
	"hash" "bytea" NOT NULL,
	CONSTRAINT "chain_entry_street_id_seq_pk" PRIMARY KEY("street_id","seq"),
	CONSTRAINT "chain_entry_once" UNIQUE("street_id","kind","subject_id"),
	CONSTRAINT "chain_entry_seq" CHECK (seq > 0)
);--> statement-breakpoint
CREATE TABLE "chain_month" (
	"street_id" text NOT NULL,
	"month" text NOT NULL,
	"seq" bigint NOT NULL,
	"hash" "bytea" NOT NULL,
	"published_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "chain_month_street_id_month_pk" PRIMARY KEY("street_id","month")
);--> statement-breakpoint
CREATE TABLE "record" (
	"street_id" text NOT NULL,
	"id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"number" text NOT NULL,
	"shift_id" uuid,
	"activity_id" uuid,
	"booking_id" uuid,
	"title" text NOT NULL,
	"served_on" date NOT NULL,
	"place" text NOT NULL,
	"content" text NOT NULL,
	"minutes" integer NOT NULL,
	"organization_id" uuid NOT NULL,
	"organization_name" text NOT NULL,
	"responsible_name" text NOT NULL,
	"grade" text NOT NULL,
	"origin" text NOT NULL,
	"reverses" uuid,
	"replaces" uuid,
	"suspicions" text[] NOT NULL,
	"reason" text NOT NULL,
	"approved_by" uuid NOT NULL,
	"approved_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "record_street_id_id_pk" PRIMARY KEY("street_id","id"),
	CONSTRAINT "record_minutes" CHECK (case when origin = 'reversal' then minutes < 0 else minutes > 0 end),
	CONSTRAINT "record_reverses" CHECK ((origin = 'reversal') = (reverses is not null))
);--> statement-breakpoint
CREATE TABLE "record_approval" (
	"street_id" text NOT NULL,
	"id" uuid NOT NULL,
	"shift_id" uuid NOT NULL,
	"approved_by" uuid NOT NULL,
	"role" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "record_approval_street_id_id_pk" PRIMARY KEY("street_id","id")
);--> statement-breakpoint
CREATE TABLE "record_decision" (
	"street_id" text NOT NULL,
	"booking_id" uuid NOT NULL,
	"approval_id" uuid NOT NULL,
	"outcome" text NOT NULL,
	"minutes" integer NOT NULL,
	"reason" text NOT NULL,
	CONSTRAINT "record_decision_street_id_booking_id_pk" PRIMARY KEY("street_id","booking_id")
);--> statement-breakpoint
CREATE TABLE "correction" (
	"street_id" text NOT NULL,
	"id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"record_id" uuid,
	"booking_id" uuid,
	"wished_minutes" integer,
	"text" text NOT NULL,
	"status" text NOT NULL,
	"answer" text,
	"answered_by" uuid,
	"answered_at" timestamp (3) with time zone,
	"new_record_id" uuid,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "correction_street_id_id_pk" PRIMARY KEY("street_id","id")
);--> statement-breakpoint
CREATE TABLE "attachment" (
	"street_id" text NOT NULL,
	"id" uuid NOT NULL,
	"file_name" text NOT NULL,
	"media_type" text NOT NULL,
	"content" "bytea" NOT NULL,
	"sha256" "bytea" NOT NULL,
	"added_by" uuid NOT NULL,
	"added_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "attachment_street_id_id_pk" PRIMARY KEY("street_id","id")
);--> statement-breakpoint
CREATE TABLE "backfill" (
	"street_id" text NOT NULL,
	"id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"shift_id" uuid,
	"title" text NOT NULL,
	"served_on" date NOT NULL,
	"place" text NOT NULL,
	"content" text NOT NULL,
	"minutes" integer NOT NULL,
	"organization_id" uuid NOT NULL,
	"responsible_name" text NOT NULL,
	"reason" text NOT NULL,
	"attachment_id" uuid NOT NULL,
	"proposed_by" uuid NOT NULL,
	"proposed_at" timestamp (3) with time zone NOT NULL,
	"status" text NOT NULL,
	"decided_by" uuid,
	"decided_at" timestamp (3) with time zone,
	"decision_reason" text DEFAULT '' NOT NULL,
	"record_id" uuid,
	CONSTRAINT "backfill_street_id_id_pk" PRIMARY KEY("street_id","id"),
	CONSTRAINT "backfill_minutes" CHECK (minutes > 0),
	CONSTRAINT "backfill_two_persons" CHECK (decided_by is null or decided_by <> proposed_by)
);--> statement-breakpoint
ALTER TABLE "chain_entry" ADD CONSTRAINT "chain_entry_street_id_street_id_fk" FOREIGN KEY ("street_id") REFERENCES "public"."street"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "chain_month" ADD CONSTRAINT "chain_month_street_id_street_id_fk" FOREIGN KEY ("street_id") REFERENCES "public"."street"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "record" ADD CONSTRAINT "record_street_id_member_id_member_street_id_id_fk" FOREIGN KEY ("street_id","member_id") REFERENCES "public"."member"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "record" ADD CONSTRAINT "record_street_id_shift_id_slot_street_id_id_fk" FOREIGN KEY ("street_id","shift_id") REFERENCES "public"."slot"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "record" ADD CONSTRAINT "record_street_id_activity_id_service_street_id_id_fk" FOREIGN KEY ("street_id","activity_id") REFERENCES "public"."service"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "record" ADD CONSTRAINT "record_street_id_booking_id_booking_street_id_id_fk" FOREIGN KEY ("street_id","booking_id") REFERENCES "public"."booking"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "record" ADD CONSTRAINT "record_street_id_organization_id_organization_street_id_id_fk" FOREIGN KEY ("street_id","organization_id") REFERENCES "public"."organization"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "record" ADD CONSTRAINT "record_street_id_approved_by_member_street_id_id_fk" FOREIGN KEY ("street_id","approved_by") REFERENCES "public"."member"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "record" ADD CONSTRAINT "record_street_id_reverses_record_street_id_id_fk" FOREIGN KEY ("street_id","reverses") REFERENCES "public"."record"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "record" ADD CONSTRAINT "record_street_id_replaces_record_street_id_id_fk" FOREIGN KEY ("street_id","replaces") REFERENCES "public"."record"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "record_approval" ADD CONSTRAINT "record_approval_street_id_shift_id_slot_street_id_id_fk" FOREIGN KEY ("street_id","shift_id") REFERENCES "public"."slot"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "record_approval" ADD CONSTRAINT "record_approval_street_id_approved_by_member_street_id_id_fk" FOREIGN KEY ("street_id","approved_by") REFERENCES "public"."member"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "record_decision" ADD CONSTRAINT "record_decision_street_id_booking_id_booking_street_id_id_fk" FOREIGN KEY ("street_id","booking_id") REFERENCES "public"."booking"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "record_decision" ADD CONSTRAINT "record_decision_street_id_approval_id_record_approval_street_id_id_fk" FOREIGN KEY ("street_id","approval_id") REFERENCES "public"."record_approval"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "correction" ADD CONSTRAINT "correction_street_id_member_id_member_street_id_id_fk" FOREIGN KEY ("street_id","member_id") REFERENCES "public"."member"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "correction" ADD CONSTRAINT "correction_street_id_record_id_record_street_id_id_fk" FOREIGN KEY ("street_id","record_id") REFERENCES "public"."record"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "correction" ADD CONSTRAINT "correction_street_id_new_record_id_record_street_id_id_fk" FOREIGN KEY ("street_id","new_record_id") REFERENCES "public"."record"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "correction" ADD CONSTRAINT "correction_street_id_booking_id_booking_street_id_id_fk" FOREIGN KEY ("street_id","booking_id") REFERENCES "public"."booking"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attachment" ADD CONSTRAINT "attachment_street_id_added_by_member_street_id_id_fk" FOREIGN KEY ("street_id","added_by") REFERENCES "public"."member"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "backfill" ADD CONSTRAINT "backfill_street_id_member_id_member_street_id_id_fk" FOREIGN KEY ("street_id","member_id") REFERENCES "public"."member"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "backfill" ADD CONSTRAINT "backfill_street_id_shift_id_slot_street_id_id_fk" FOREIGN KEY ("street_id","shift_id") REFERENCES "public"."slot"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "backfill" ADD CONSTRAINT "backfill_street_id_organization_id_organization_street_id_id_fk" FOREIGN KEY ("street_id","organization_id") REFERENCES "public"."organization"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "backfill" ADD CONSTRAINT "backfill_street_id_attachment_id_attachment_street_id_id_fk" FOREIGN KEY ("street_id","attachment_id") REFERENCES "public"."attachment"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "backfill" ADD CONSTRAINT "backfill_street_id_proposed_by_member_street_id_id_fk" FOREIGN KEY ("street_id","proposed_by") REFERENCES "public"."member"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "backfill" ADD CONSTRAINT "backfill_street_id_record_id_record_street_id_id_fk" FOREIGN KEY ("street_id","record_id") REFERENCES "public"."record"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "record_of_attendance" ON "record" USING btree ("street_id","booking_id") WHERE origin = 'attendance';--> statement-breakpoint
CREATE UNIQUE INDEX "record_reversed_once" ON "record" USING btree ("street_id","reverses") WHERE reverses is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "record_replaced_once" ON "record" USING btree ("street_id","replaces") WHERE replaces is not null;--> statement-breakpoint
CREATE INDEX "record_person" ON "record" USING btree ("street_id","person_id","served_on","id");--> statement-breakpoint
CREATE INDEX "record_shift" ON "record" USING btree ("street_id","shift_id");--> statement-breakpoint
CREATE INDEX "record_approval_shift" ON "record_approval" USING btree ("street_id","shift_id");--> statement-breakpoint
CREATE INDEX "record_decision_approval" ON "record_decision" USING btree ("street_id","approval_id");--> statement-breakpoint
CREATE UNIQUE INDEX "correction_open_record" ON "correction" USING btree ("street_id","record_id") WHERE status = 'open';--> statement-breakpoint
CREATE UNIQUE INDEX "correction_open_booking" ON "correction" USING btree ("street_id","booking_id") WHERE status = 'open';--> statement-breakpoint
CREATE INDEX "correction_member" ON "correction" USING btree ("street_id","member_id","id");--> statement-breakpoint
CREATE INDEX "correction_open" ON "correction" USING btree ("street_id","id") WHERE status = 'open';--> statement-breakpoint
CREATE INDEX "backfill_open" ON "backfill" USING btree ("street_id","id") WHERE status = 'open';--> statement-breakpoint
-- Where hours must be believed nothing is changed or taken away: neither by a slip nor by a hand.
CREATE TRIGGER chain_entry_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "chain_entry"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();--> statement-breakpoint
CREATE TRIGGER chain_month_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "chain_month"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();--> statement-breakpoint
CREATE TRIGGER record_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "record"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();--> statement-breakpoint
CREATE TRIGGER record_approval_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "record_approval"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();--> statement-breakpoint
CREATE TRIGGER record_decision_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "record_decision"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();--> statement-breakpoint
CREATE TRIGGER attachment_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "attachment"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
