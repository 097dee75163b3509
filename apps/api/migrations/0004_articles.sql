CREATE TABLE "article" (
	"street_id" text NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"edit" jsonb NOT NULL,
	"area_id" uuid,
	"status" text NOT NULL,
	"status_reason" text DEFAULT '' NOT NULL,
	"submitted_by" uuid,
	"writers" uuid[] NOT NULL,
	"shown" jsonb,
	"shown_at" timestamp (3) with time zone,
	"shown_by" uuid,
	"shown_writers" uuid[],
	"shown_audiences" text[],
	"shown_area_id" uuid,
	"valid_until" date,
	"assured_date" date,
	"version" integer DEFAULT 1 NOT NULL,
	"is_sample" boolean DEFAULT false NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"search" "tsvector" NOT NULL,
	"edit_search" "tsvector" NOT NULL,
	CONSTRAINT "article_street_id_id_pk" PRIMARY KEY("street_id","id"),
	CONSTRAINT "article_shown" CHECK (num_nulls(shown, shown_at, shown_by, shown_writers, shown_audiences) in (0, 5)
        and (status <> 'published' or shown is not null)),
	CONSTRAINT "article_second_reader" CHECK (not shown_by = any(shown_writers)),
	CONSTRAINT "article_guide" CHECK ((kind = 'guide') = (jsonb_typeof(edit -> 'guide') = 'object'))
);
--> statement-breakpoint
CREATE TABLE "article_person" (
	"street_id" text NOT NULL,
	"id" uuid NOT NULL,
	"article_id" uuid NOT NULL,
	"name" text NOT NULL,
	"member_id" uuid,
	"paper_note" text DEFAULT '' NOT NULL,
	"state" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "article_person_street_id_id_pk" PRIMARY KEY("street_id","id"),
	CONSTRAINT "article_person_answers" CHECK ((member_id is null) = (paper_note <> '')),
	CONSTRAINT "article_person_named" CHECK ((state = 'withdrawn') = (name = ''))
);
--> statement-breakpoint
ALTER TABLE "notice" ADD COLUMN "article_id" uuid;--> statement-breakpoint
ALTER TABLE "article" ADD CONSTRAINT "article_street_id_area_id_area_street_id_id_fk" FOREIGN KEY ("street_id","area_id") REFERENCES "public"."area"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "article" ADD CONSTRAINT "article_street_id_shown_area_id_area_street_id_id_fk" FOREIGN KEY ("street_id","shown_area_id") REFERENCES "public"."area"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "article" ADD CONSTRAINT "article_street_id_submitted_by_member_street_id_id_fk" FOREIGN KEY ("street_id","submitted_by") REFERENCES "public"."member"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "article" ADD CONSTRAINT "article_street_id_shown_by_member_street_id_id_fk" FOREIGN KEY ("street_id","shown_by") REFERENCES "public"."member"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "article_person" ADD CONSTRAINT "article_person_street_id_article_id_article_street_id_id_fk" FOREIGN KEY ("street_id","article_id") REFERENCES "public"."article"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "article_person" ADD CONSTRAINT "article_person_street_id_member_id_member_street_id_id_fk" FOREIGN KEY ("street_id","member_id") REFERENCES "public"."member"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "article_read" ON "article" USING btree ("street_id","shown_at","id","valid_until") WHERE shown is not null;--> statement-breakpoint
CREATE INDEX "article_kind_read" ON "article" USING btree ("street_id","kind","shown_at","id","valid_until") WHERE shown is not null;--> statement-breakpoint
CREATE INDEX "article_ending" ON "article" USING btree ("street_id","valid_until","id") WHERE shown is not null;--> statement-breakpoint
CREATE INDEX "article_unconfirmed" ON "article" USING btree ("street_id","assured_date","id") WHERE shown is not null;--> statement-breakpoint
CREATE INDEX "article_kind" ON "article" USING btree ("street_id","kind","id");--> statement-breakpoint
CREATE INDEX "article_status" ON "article" USING btree ("street_id","status","id");--> statement-breakpoint
CREATE INDEX "article_search" ON "article" USING gin ("search");--> statement-breakpoint
CREATE INDEX "article_edit_search" ON "article" USING gin ("edit_search");--> statement-breakpoint
CREATE UNIQUE INDEX "article_person_once" ON "article_person" USING btree ("street_id","article_id","name") WHERE name <> '';--> statement-breakpoint
CREATE INDEX "article_person_member" ON "article_person" USING btree ("street_id","member_id","id");