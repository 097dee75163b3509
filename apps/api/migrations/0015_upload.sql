CREATE TABLE "upload_batch" (
	"street_id" text NOT NULL,
	"id" uuid NOT NULL,
	"number" integer NOT NULL,
	"until" date NOT NULL,
	"organization_id" uuid,
	"created_by" uuid NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "upload_batch_street_id_id_pk" PRIMARY KEY("street_id","id"),
	CONSTRAINT "upload_batch_number" UNIQUE("street_id","number")
);
--> statement-breakpoint
CREATE TABLE "upload_line" (
	"street_id" text NOT NULL,
	"batch_id" uuid NOT NULL,
	"record_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"outcome" text,
	CONSTRAINT "upload_line_street_id_batch_id_record_id_pk" PRIMARY KEY("street_id","batch_id","record_id"),
	CONSTRAINT "upload_line_position" UNIQUE("street_id","batch_id","position")
);
--> statement-breakpoint
CREATE TABLE "upload_result" (
	"street_id" text NOT NULL,
	"id" uuid NOT NULL,
	"batch_id" uuid NOT NULL,
	"record_id" uuid NOT NULL,
	"outcome" text NOT NULL,
	"reason" text NOT NULL,
	"answered_by" uuid NOT NULL,
	"answered_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "upload_result_street_id_id_pk" PRIMARY KEY("street_id","id")
);
--> statement-breakpoint
ALTER TABLE "upload_batch" ADD CONSTRAINT "upload_batch_street_id_organization_id_organization_street_id_id_fk" FOREIGN KEY ("street_id","organization_id") REFERENCES "public"."organization"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "upload_batch" ADD CONSTRAINT "upload_batch_street_id_created_by_member_street_id_id_fk" FOREIGN KEY ("street_id","created_by") REFERENCES "public"."member"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "upload_line" ADD CONSTRAINT "upload_line_street_id_batch_id_upload_batch_street_id_id_fk" FOREIGN KEY ("street_id","batch_id") REFERENCES "public"."upload_batch"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "upload_line" ADD CONSTRAINT "upload_line_street_id_record_id_record_street_id_id_fk" FOREIGN KEY ("street_id","record_id") REFERENCES "public"."record"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "upload_result" ADD CONSTRAINT "upload_result_of_line_fk" FOREIGN KEY ("street_id","batch_id","record_id") REFERENCES "public"."upload_line"("street_id","batch_id","record_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "upload_result" ADD CONSTRAINT "upload_result_street_id_answered_by_member_street_id_id_fk" FOREIGN KEY ("street_id","answered_by") REFERENCES "public"."member"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "upload_line_live" ON "upload_line" USING btree ("street_id","record_id") WHERE outcome is distinct from 'returned';--> statement-breakpoint
CREATE INDEX "upload_line_record" ON "upload_line" USING btree ("street_id","record_id");--> statement-breakpoint
CREATE INDEX "upload_line_open" ON "upload_line" USING btree ("street_id") WHERE outcome is null;--> statement-breakpoint
CREATE INDEX "upload_result_line" ON "upload_result" USING btree ("street_id","batch_id","record_id","answered_at");--> statement-breakpoint
-- What was sent and what was answered is history; only how a line stands now is written over.
CREATE TRIGGER upload_batch_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "upload_batch"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();--> statement-breakpoint
CREATE TRIGGER upload_line_kept BEFORE DELETE OR TRUNCATE ON "upload_line"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();--> statement-breakpoint
CREATE TRIGGER upload_result_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "upload_result"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
