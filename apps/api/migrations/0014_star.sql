CREATE TABLE "star_candidate" (
	"street_id" text NOT NULL,
	"run_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"number" text NOT NULL,
	"person_name" text NOT NULL,
	"minutes" integer NOT NULL,
	"rotating_code_minutes" integer NOT NULL,
	"leader_scan_minutes" integer NOT NULL,
	"recipient_confirmed_minutes" integer NOT NULL,
	"back_filled_minutes" integer NOT NULL,
	"stars_before" integer NOT NULL,
	"stars" integer NOT NULL,
	"status" text NOT NULL,
	"reason" text DEFAULT '' NOT NULL,
	CONSTRAINT "star_candidate_street_id_run_id_person_id_pk" PRIMARY KEY("street_id","run_id","person_id")
);--> statement-breakpoint
CREATE TABLE "star_objection" (
	"street_id" text NOT NULL,
	"id" uuid NOT NULL,
	"run_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"by_member_id" uuid NOT NULL,
	"text" text NOT NULL,
	"status" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"answer" text,
	"answered_by" uuid,
	"answered_at" timestamp (3) with time zone,
	CONSTRAINT "star_objection_street_id_id_pk" PRIMARY KEY("street_id","id")
);--> statement-breakpoint
CREATE TABLE "star_run" (
	"street_id" text NOT NULL,
	"id" uuid NOT NULL,
	"title" text NOT NULL,
	"until" date NOT NULL,
	"status" text NOT NULL,
	"policy_version" integer NOT NULL,
	"ladder" integer[] NOT NULL,
	"notice_days" integer NOT NULL,
	"frozen_at" timestamp (3) with time zone NOT NULL,
	"frozen_by" uuid NOT NULL,
	"published_at" timestamp (3) with time zone,
	"published_by" uuid,
	"notice_until" timestamp (3) with time zone,
	"confirmed_at" timestamp (3) with time zone,
	"confirmed_by" uuid,
	"reason" text DEFAULT '' NOT NULL,
	CONSTRAINT "star_run_street_id_id_pk" PRIMARY KEY("street_id","id"),
	CONSTRAINT "star_run_two_persons" CHECK (confirmed_by is null or (confirmed_by <> frozen_by and confirmed_by <> published_by))
);--> statement-breakpoint
CREATE TABLE "certificate" (
	"street_id" text NOT NULL,
	"number" text NOT NULL,
	"kind" text NOT NULL,
	"title" text NOT NULL,
	"person_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"person_name" text NOT NULL,
	"volunteer_number" text NOT NULL,
	"stars" integer NOT NULL,
	"minutes" integer NOT NULL,
	"run_id" uuid,
	"issued_at" timestamp (3) with time zone NOT NULL,
	"chain_seq" bigint,
	"chain_hash" "bytea",
	CONSTRAINT "certificate_street_id_number_pk" PRIMARY KEY("street_id","number")
);--> statement-breakpoint
CREATE TABLE "certificate_revocation" (
	"street_id" text NOT NULL,
	"number" text NOT NULL,
	"reason" text NOT NULL,
	"revoked_by" uuid NOT NULL,
	"revoked_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "certificate_revocation_street_id_number_pk" PRIMARY KEY("street_id","number")
);--> statement-breakpoint
ALTER TABLE "star_candidate" ADD CONSTRAINT "star_candidate_street_id_run_id_star_run_street_id_id_fk" FOREIGN KEY ("street_id","run_id") REFERENCES "public"."star_run"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "star_candidate" ADD CONSTRAINT "star_candidate_street_id_member_id_member_street_id_id_fk" FOREIGN KEY ("street_id","member_id") REFERENCES "public"."member"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "star_objection" ADD CONSTRAINT "star_objection_street_id_run_id_person_id_star_candidate_street_id_run_id_person_id_fk" FOREIGN KEY ("street_id","run_id","person_id") REFERENCES "public"."star_candidate"("street_id","run_id","person_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "star_objection" ADD CONSTRAINT "star_objection_street_id_by_member_id_member_street_id_id_fk" FOREIGN KEY ("street_id","by_member_id") REFERENCES "public"."member"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "star_run" ADD CONSTRAINT "star_run_street_id_frozen_by_member_street_id_id_fk" FOREIGN KEY ("street_id","frozen_by") REFERENCES "public"."member"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certificate" ADD CONSTRAINT "certificate_street_id_member_id_member_street_id_id_fk" FOREIGN KEY ("street_id","member_id") REFERENCES "public"."member"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certificate_revocation" ADD CONSTRAINT "certificate_revocation_street_id_number_certificate_street_id_number_fk" FOREIGN KEY ("street_id","number") REFERENCES "public"."certificate"("street_id","number") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certificate_revocation" ADD CONSTRAINT "certificate_revocation_street_id_revoked_by_member_street_id_id_fk" FOREIGN KEY ("street_id","revoked_by") REFERENCES "public"."member"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "star_candidate_id" ON "star_candidate" USING btree ("street_id","id");--> statement-breakpoint
CREATE INDEX "star_candidate_order" ON "star_candidate" USING btree ("street_id","run_id","stars","minutes","person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "star_objection_once" ON "star_objection" USING btree ("street_id","run_id","person_id","by_member_id");--> statement-breakpoint
CREATE UNIQUE INDEX "certificate_of_run" ON "certificate" USING btree ("street_id","run_id","person_id") WHERE run_id is not null;--> statement-breakpoint
CREATE INDEX "certificate_member" ON "certificate" USING btree ("street_id","member_id","number");--> statement-breakpoint
CREATE INDEX "certificate_person" ON "certificate" USING btree ("street_id","person_id","stars");--> statement-breakpoint
CREATE TRIGGER certificate_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "certificate"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();--> statement-breakpoint
CREATE TRIGGER certificate_revocation_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "certificate_revocation"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
