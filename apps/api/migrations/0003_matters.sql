CREATE TABLE "matter" (
	"street_id" text NOT NULL,
	"id" uuid NOT NULL,
	"number" text NOT NULL,
	"kind" text NOT NULL,
	"text" text,
	"place_note" text DEFAULT '' NOT NULL,
	"area_id" uuid,
	"raised_by" uuid NOT NULL,
	"status" text NOT NULL,
	"was_taken" boolean DEFAULT false NOT NULL,
	"owner_id" uuid,
	"verdict" text,
	"answered_by" uuid,
	"answered_at" timestamp (3) with time zone,
	"ended_at" timestamp (3) with time zone,
	"level" integer DEFAULT 1 NOT NULL,
	"due_on" date,
	"days_left" integer,
	"public_title" text,
	"public_text" text,
	"published_by" uuid,
	"is_public" boolean DEFAULT false NOT NULL,
	"supports" integer DEFAULT 0 NOT NULL,
	"reopened" integer DEFAULT 0 NOT NULL,
	"merged_into" uuid,
	"origin_id" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"is_sample" boolean DEFAULT false NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "matter_street_id_id_pk" PRIMARY KEY("street_id","id"),
	CONSTRAINT "matter_number" UNIQUE("street_id","number"),
	CONSTRAINT "matter_sealed" CHECK ((text is null) = (kind in ('enterprise', 'errand', 'help')) and not (kind in ('enterprise', 'errand', 'help') and (is_public or place_note <> ''))),
	CONSTRAINT "matter_public" CHECK (not is_public or (public_title is not null and public_text is not null)),
	CONSTRAINT "matter_second_text" CHECK (published_by <> raised_by),
	CONSTRAINT "matter_ended" CHECK ((ended_at is not null) = (status in ('done', 'declined', 'merged', 'withdrawn'))),
	CONSTRAINT "matter_merged" CHECK ((merged_into is not null) = (status = 'merged') and merged_into <> id),
	CONSTRAINT "matter_supports" CHECK (supports >= 0)
);
--> statement-breakpoint
CREATE TABLE "matter_secret" (
	"street_id" text NOT NULL,
	"matter_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"sealed" "bytea" NOT NULL,
	CONSTRAINT "matter_secret_street_id_matter_id_position_pk" PRIMARY KEY("street_id","matter_id","position")
);
--> statement-breakpoint
CREATE TABLE "matter_step" (
	"street_id" text NOT NULL,
	"matter_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"act" text NOT NULL,
	"by_id" uuid,
	"party" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"word" text,
	"verdict" text,
	"owner_id" uuid,
	"due_on" date,
	"into_id" uuid,
	"is_public" boolean NOT NULL,
	CONSTRAINT "matter_step_street_id_matter_id_position_pk" PRIMARY KEY("street_id","matter_id","position")
);
--> statement-breakpoint
CREATE TABLE "matter_support" (
	"street_id" text NOT NULL,
	"matter_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "matter_support_street_id_matter_id_member_id_pk" PRIMARY KEY("street_id","matter_id","member_id")
);
--> statement-breakpoint
ALTER TABLE "notice" ADD COLUMN "matter_id" uuid;--> statement-breakpoint
ALTER TABLE "matter" ADD CONSTRAINT "matter_street_id_area_id_area_street_id_id_fk" FOREIGN KEY ("street_id","area_id") REFERENCES "public"."area"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "matter" ADD CONSTRAINT "matter_street_id_raised_by_member_street_id_id_fk" FOREIGN KEY ("street_id","raised_by") REFERENCES "public"."member"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "matter" ADD CONSTRAINT "matter_street_id_owner_id_member_street_id_id_fk" FOREIGN KEY ("street_id","owner_id") REFERENCES "public"."member"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "matter_secret" ADD CONSTRAINT "matter_secret_street_id_matter_id_matter_street_id_id_fk" FOREIGN KEY ("street_id","matter_id") REFERENCES "public"."matter"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "matter_step" ADD CONSTRAINT "matter_step_street_id_matter_id_matter_street_id_id_fk" FOREIGN KEY ("street_id","matter_id") REFERENCES "public"."matter"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "matter_support" ADD CONSTRAINT "matter_support_street_id_matter_id_matter_street_id_id_fk" FOREIGN KEY ("street_id","matter_id") REFERENCES "public"."matter"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "matter_support" ADD CONSTRAINT "matter_support_street_id_member_id_member_street_id_id_fk" FOREIGN KEY ("street_id","member_id") REFERENCES "public"."member"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "matter_due" ON "matter" USING btree ("street_id",coalesce(due_on, 'infinity'::date),"id") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "matter_kind_due" ON "matter" USING btree ("street_id","kind",coalesce(due_on, 'infinity'::date),"id") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "matter_status_due" ON "matter" USING btree ("street_id","status",coalesce(due_on, 'infinity'::date),"id") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "matter_ended_at" ON "matter" USING btree ("street_id","ended_at","id") WHERE ended_at is not null;--> statement-breakpoint
CREATE INDEX "matter_kind_ended_at" ON "matter" USING btree ("street_id","kind","ended_at","id") WHERE ended_at is not null;--> statement-breakpoint
CREATE INDEX "matter_shown" ON "matter" USING btree ("street_id","id") WHERE is_public;--> statement-breakpoint
CREATE INDEX "matter_kind_shown" ON "matter" USING btree ("street_id","kind","id") WHERE is_public;--> statement-breakpoint
CREATE INDEX "matter_wanted" ON "matter" USING btree ("street_id","supports","id") WHERE is_public;--> statement-breakpoint
CREATE INDEX "matter_kind_wanted" ON "matter" USING btree ("street_id","kind","supports","id") WHERE is_public;--> statement-breakpoint
CREATE INDEX "matter_raised" ON "matter" USING btree ("street_id","raised_by","id");--> statement-breakpoint
CREATE INDEX "matter_answered" ON "matter" USING btree ("street_id","answered_at") WHERE status = 'answered';--> statement-breakpoint
CREATE INDEX "matter_letters" ON "matter" USING gin (letters("street_id", coalesce(text, '') || ' ' || coalesce(public_title, '')));--> statement-breakpoint
CREATE TRIGGER matter_step_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "matter_step"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('matter_step');
--> statement-breakpoint
DO $$
BEGIN
  IF to_regrole('yunxuan_api') IS NOT NULL THEN
    REVOKE UPDATE, DELETE, TRUNCATE ON "matter_step" FROM yunxuan_api;
  END IF;
END $$;
