-- The pairs of neighbouring letters of a text, each bound to its street: one of them is one question to an index.
CREATE FUNCTION pairs(street_id text, words text) RETURNS text[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT coalesce(array_agg(street_id || substr(words, at, 2)), '{}') FROM generate_series(1, length(words) - 1) AS at
$$;--> statement-breakpoint
CREATE TABLE "answer" (
	"street_id" text NOT NULL,
	"id" uuid NOT NULL,
	"matter_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"team_id" uuid,
	"organization_id" uuid,
	"text" text NOT NULL,
	"place_note" text NOT NULL,
	"conditions" text NOT NULL,
	"from_on" date NOT NULL,
	"until_on" date,
	"places" integer,
	"is_whole" boolean NOT NULL,
	"is_paid" boolean NOT NULL,
	"status" text NOT NULL,
	"public_text" text,
	"published_by" uuid,
	"chosen_by" uuid,
	"chosen_at" timestamp (3) with time zone,
	"service_id" uuid,
	"reason" text,
	"word" text,
	"ended_as" text,
	"stars" integer,
	"ended_at" timestamp (3) with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"is_sample" boolean DEFAULT false NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "answer_street_id_id_pk" PRIMARY KEY("street_id","id"),
	CONSTRAINT "answer_voice" CHECK (num_nonnulls(team_id, organization_id) <= 1),
	CONSTRAINT "answer_second_text" CHECK (published_by <> member_id),
	CONSTRAINT "answer_read" CHECK ((public_text is null) = (published_by is null)),
	CONSTRAINT "answer_days" CHECK (until_on >= from_on),
	CONSTRAINT "answer_places" CHECK (places > 0),
	CONSTRAINT "answer_chosen" CHECK (chosen_by is not null or status in ('offered', 'declined', 'withdrawn')),
	CONSTRAINT "answer_chosen_at" CHECK ((chosen_at is null) = (chosen_by is null)),
	CONSTRAINT "answer_reason" CHECK ((reason is not null) = (status in ('declined', 'failed'))),
	CONSTRAINT "answer_stars" CHECK ((stars is not null) = (status = 'delivered') and stars between 1 and 5),
	CONSTRAINT "answer_ended" CHECK ((ended_at is null) = (status in ('offered', 'chosen', 'agreed', 'reported')))
);
--> statement-breakpoint
CREATE TABLE "answer_invitation" (
	"street_id" text NOT NULL,
	"id" uuid NOT NULL,
	"matter_id" uuid NOT NULL,
	"team_id" uuid,
	"organization_id" uuid,
	"member_id" uuid,
	"invited_by" uuid NOT NULL,
	"invited_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "answer_invitation_street_id_id_pk" PRIMARY KEY("street_id","id"),
	CONSTRAINT "answer_invitation_voice" CHECK (num_nonnulls(team_id, organization_id, member_id) = 1)
);
--> statement-breakpoint
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
CREATE TABLE "delegate" (
	"street_id" text NOT NULL,
	"id" uuid NOT NULL,
	"organization_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"title" text NOT NULL,
	"since" timestamp (3) with time zone NOT NULL,
	"until" date NOT NULL,
	"named_by" uuid NOT NULL,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "delegate_street_id_id_pk" PRIMARY KEY("street_id","id"),
	CONSTRAINT "delegate_others" CHECK (named_by <> member_id)
);
--> statement-breakpoint
CREATE TABLE "follow" (
	"street_id" text NOT NULL,
	"member_id" uuid NOT NULL,
	"service_id" uuid NOT NULL,
	"is_told" boolean NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "follow_street_id_member_id_service_id_pk" PRIMARY KEY("street_id","member_id","service_id")
);
--> statement-breakpoint
CREATE TABLE "slot_news" (
	"street_id" text NOT NULL,
	"service_id" uuid NOT NULL,
	"slots" integer NOT NULL,
	"first_starts_at" timestamp (3) with time zone NOT NULL,
	"made_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "slot_news_street_id_service_id_pk" PRIMARY KEY("street_id","service_id"),
	CONSTRAINT "slot_news_slots" CHECK (slots > 0)
);
--> statement-breakpoint
CREATE TABLE "matter" (
	"street_id" text NOT NULL,
	"id" uuid NOT NULL,
	"number" text NOT NULL,
	"kind" text NOT NULL,
	"text" text,
	"place_note" text DEFAULT '' NOT NULL,
	"area_id" uuid,
	"raised_by" uuid NOT NULL,
	"organization_id" uuid,
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
	"answers" integer DEFAULT 0 NOT NULL,
	"agreed" integer DEFAULT 0 NOT NULL,
	"carried_out" integer DEFAULT 0 NOT NULL,
	"reopened" integer DEFAULT 0 NOT NULL,
	"merged_into" uuid,
	"origin_id" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"is_sample" boolean DEFAULT false NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "matter_street_id_id_pk" PRIMARY KEY("street_id","id"),
	CONSTRAINT "matter_number" UNIQUE("street_id","number"),
	CONSTRAINT "matter_sealed" CHECK ((text is null) = (kind in ('enterprise', 'errand', 'help')) and not (kind in ('enterprise', 'errand', 'help') and (is_public or place_note <> ''))),
	CONSTRAINT "matter_organization" CHECK ((organization_id is not null) = (kind in ('enterprise'))),
	CONSTRAINT "matter_public" CHECK (not is_public or (public_title is not null and public_text is not null)),
	CONSTRAINT "matter_second_text" CHECK (published_by <> raised_by),
	CONSTRAINT "matter_ended" CHECK ((ended_at is not null) = (status in ('done', 'declined', 'merged', 'withdrawn'))),
	CONSTRAINT "matter_merged" CHECK ((merged_into is not null) = (status = 'merged') and merged_into <> id),
	CONSTRAINT "matter_supports" CHECK (supports >= 0)
);
--> statement-breakpoint
CREATE TABLE "matter_opinion" (
	"street_id" text NOT NULL,
	"matter_id" uuid NOT NULL,
	"answered_at" timestamp (3) with time zone NOT NULL,
	"member_id" uuid NOT NULL,
	"is_satisfied" boolean NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "matter_opinion_street_id_matter_id_answered_at_member_id_pk" PRIMARY KEY("street_id","matter_id","answered_at","member_id")
);
--> statement-breakpoint
CREATE TABLE "matter_picture" (
	"street_id" text NOT NULL,
	"matter_id" uuid NOT NULL,
	"picture_id" uuid NOT NULL,
	"moment" text NOT NULL,
	"is_public" boolean DEFAULT false NOT NULL,
	CONSTRAINT "matter_picture_street_id_matter_id_picture_id_pk" PRIMARY KEY("street_id","matter_id","picture_id"),
	CONSTRAINT "matter_picture_once" UNIQUE("street_id","picture_id"),
	CONSTRAINT "matter_picture_moment" CHECK (moment in ('before', 'after'))
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
CREATE TABLE "picture" (
	"street_id" text NOT NULL,
	"id" uuid NOT NULL,
	"width" integer NOT NULL,
	"height" integer NOT NULL,
	"added_by" uuid NOT NULL,
	"added_at" timestamp (3) with time zone NOT NULL,
	"erased_at" timestamp (3) with time zone,
	CONSTRAINT "picture_street_id_id_pk" PRIMARY KEY("street_id","id"),
	CONSTRAINT "picture_sides" CHECK (width > 0 and height > 0)
);
--> statement-breakpoint
CREATE TABLE "picture_content" (
	"street_id" text NOT NULL,
	"picture_id" uuid NOT NULL,
	"size" text NOT NULL,
	"content" "bytea" NOT NULL,
	CONSTRAINT "picture_content_street_id_picture_id_size_pk" PRIMARY KEY("street_id","picture_id","size"),
	CONSTRAINT "picture_content_size" CHECK (size in ('small', 'large')),
	CONSTRAINT "picture_content_bytes" CHECK (octet_length(content) between 1 and 1000000)
);
--> statement-breakpoint
CREATE TABLE "picture_day" (
	"street_id" text NOT NULL,
	"member_id" uuid NOT NULL,
	"day" date NOT NULL,
	"count" integer NOT NULL,
	CONSTRAINT "picture_day_street_id_member_id_day_pk" PRIMARY KEY("street_id","member_id","day"),
	CONSTRAINT "picture_day_count" CHECK (count between 1 and 300)
);
--> statement-breakpoint
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
ALTER TABLE "notice" ADD COLUMN "matter_id" uuid;--> statement-breakpoint
ALTER TABLE "notice" ADD COLUMN "article_id" uuid;--> statement-breakpoint
ALTER TABLE "notice" ADD COLUMN "service_id" uuid;--> statement-breakpoint
ALTER TABLE "location" ADD COLUMN "access" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "location" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "service" ADD COLUMN "preparation" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "service" ADD COLUMN "picture_id" uuid;--> statement-breakpoint
ALTER TABLE "service" ADD COLUMN "picture_alt" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "service" ADD COLUMN "askers_first_until" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "slot" ADD COLUMN "location_id" uuid;--> statement-breakpoint
ALTER TABLE "answer" ADD CONSTRAINT "answer_street_id_matter_id_matter_street_id_id_fk" FOREIGN KEY ("street_id","matter_id") REFERENCES "public"."matter"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer" ADD CONSTRAINT "answer_street_id_member_id_member_street_id_id_fk" FOREIGN KEY ("street_id","member_id") REFERENCES "public"."member"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer" ADD CONSTRAINT "answer_street_id_team_id_team_street_id_id_fk" FOREIGN KEY ("street_id","team_id") REFERENCES "public"."team"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer" ADD CONSTRAINT "answer_street_id_organization_id_organization_street_id_id_fk" FOREIGN KEY ("street_id","organization_id") REFERENCES "public"."organization"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer" ADD CONSTRAINT "answer_street_id_service_id_service_street_id_id_fk" FOREIGN KEY ("street_id","service_id") REFERENCES "public"."service"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer_invitation" ADD CONSTRAINT "answer_invitation_street_id_matter_id_matter_street_id_id_fk" FOREIGN KEY ("street_id","matter_id") REFERENCES "public"."matter"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer_invitation" ADD CONSTRAINT "answer_invitation_street_id_team_id_team_street_id_id_fk" FOREIGN KEY ("street_id","team_id") REFERENCES "public"."team"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer_invitation" ADD CONSTRAINT "answer_invitation_street_id_organization_id_organization_street_id_id_fk" FOREIGN KEY ("street_id","organization_id") REFERENCES "public"."organization"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer_invitation" ADD CONSTRAINT "answer_invitation_street_id_member_id_member_street_id_id_fk" FOREIGN KEY ("street_id","member_id") REFERENCES "public"."member"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer_invitation" ADD CONSTRAINT "answer_invitation_street_id_invited_by_member_street_id_id_fk" FOREIGN KEY ("street_id","invited_by") REFERENCES "public"."member"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "article" ADD CONSTRAINT "article_street_id_area_id_area_street_id_id_fk" FOREIGN KEY ("street_id","area_id") REFERENCES "public"."area"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "article" ADD CONSTRAINT "article_street_id_shown_area_id_area_street_id_id_fk" FOREIGN KEY ("street_id","shown_area_id") REFERENCES "public"."area"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "article" ADD CONSTRAINT "article_street_id_submitted_by_member_street_id_id_fk" FOREIGN KEY ("street_id","submitted_by") REFERENCES "public"."member"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "article" ADD CONSTRAINT "article_street_id_shown_by_member_street_id_id_fk" FOREIGN KEY ("street_id","shown_by") REFERENCES "public"."member"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "article_person" ADD CONSTRAINT "article_person_street_id_article_id_article_street_id_id_fk" FOREIGN KEY ("street_id","article_id") REFERENCES "public"."article"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "article_person" ADD CONSTRAINT "article_person_street_id_member_id_member_street_id_id_fk" FOREIGN KEY ("street_id","member_id") REFERENCES "public"."member"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delegate" ADD CONSTRAINT "delegate_street_id_organization_id_organization_street_id_id_fk" FOREIGN KEY ("street_id","organization_id") REFERENCES "public"."organization"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delegate" ADD CONSTRAINT "delegate_street_id_member_id_member_street_id_id_fk" FOREIGN KEY ("street_id","member_id") REFERENCES "public"."member"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delegate" ADD CONSTRAINT "delegate_street_id_named_by_member_street_id_id_fk" FOREIGN KEY ("street_id","named_by") REFERENCES "public"."member"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "follow" ADD CONSTRAINT "follow_street_id_member_id_member_street_id_id_fk" FOREIGN KEY ("street_id","member_id") REFERENCES "public"."member"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "follow" ADD CONSTRAINT "follow_street_id_service_id_service_street_id_id_fk" FOREIGN KEY ("street_id","service_id") REFERENCES "public"."service"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "slot_news" ADD CONSTRAINT "slot_news_street_id_service_id_service_street_id_id_fk" FOREIGN KEY ("street_id","service_id") REFERENCES "public"."service"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "matter" ADD CONSTRAINT "matter_street_id_area_id_area_street_id_id_fk" FOREIGN KEY ("street_id","area_id") REFERENCES "public"."area"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "matter" ADD CONSTRAINT "matter_street_id_raised_by_member_street_id_id_fk" FOREIGN KEY ("street_id","raised_by") REFERENCES "public"."member"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "matter" ADD CONSTRAINT "matter_street_id_organization_id_organization_street_id_id_fk" FOREIGN KEY ("street_id","organization_id") REFERENCES "public"."organization"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "matter" ADD CONSTRAINT "matter_street_id_owner_id_member_street_id_id_fk" FOREIGN KEY ("street_id","owner_id") REFERENCES "public"."member"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "matter_opinion" ADD CONSTRAINT "matter_opinion_street_id_matter_id_matter_street_id_id_fk" FOREIGN KEY ("street_id","matter_id") REFERENCES "public"."matter"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "matter_opinion" ADD CONSTRAINT "matter_opinion_street_id_member_id_member_street_id_id_fk" FOREIGN KEY ("street_id","member_id") REFERENCES "public"."member"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "matter_picture" ADD CONSTRAINT "matter_picture_street_id_matter_id_matter_street_id_id_fk" FOREIGN KEY ("street_id","matter_id") REFERENCES "public"."matter"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "matter_picture" ADD CONSTRAINT "matter_picture_street_id_picture_id_picture_street_id_id_fk" FOREIGN KEY ("street_id","picture_id") REFERENCES "public"."picture"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "matter_secret" ADD CONSTRAINT "matter_secret_street_id_matter_id_matter_street_id_id_fk" FOREIGN KEY ("street_id","matter_id") REFERENCES "public"."matter"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "matter_step" ADD CONSTRAINT "matter_step_street_id_matter_id_matter_street_id_id_fk" FOREIGN KEY ("street_id","matter_id") REFERENCES "public"."matter"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "matter_support" ADD CONSTRAINT "matter_support_street_id_matter_id_matter_street_id_id_fk" FOREIGN KEY ("street_id","matter_id") REFERENCES "public"."matter"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "matter_support" ADD CONSTRAINT "matter_support_street_id_member_id_member_street_id_id_fk" FOREIGN KEY ("street_id","member_id") REFERENCES "public"."member"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "picture" ADD CONSTRAINT "picture_street_id_street_id_fk" FOREIGN KEY ("street_id") REFERENCES "public"."street"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "picture_content" ADD CONSTRAINT "picture_content_street_id_picture_id_picture_street_id_id_fk" FOREIGN KEY ("street_id","picture_id") REFERENCES "public"."picture"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "waitlist_note" ADD CONSTRAINT "waitlist_note_street_id_waitlist_id_waitlist_street_id_id_fk" FOREIGN KEY ("street_id","waitlist_id") REFERENCES "public"."waitlist"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "waitlist_note" ADD CONSTRAINT "waitlist_note_organization_fk" FOREIGN KEY ("street_id","organization_id") REFERENCES "public"."organization"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "answer_once" ON "answer" USING btree ("street_id","matter_id",coalesce(team_id, organization_id, member_id)) WHERE status in ('offered', 'chosen', 'agreed', 'reported');--> statement-breakpoint
CREATE UNIQUE INDEX "answer_whole" ON "answer" USING btree ("street_id","matter_id") WHERE is_whole and status in ('chosen', 'agreed', 'reported', 'delivered');--> statement-breakpoint
CREATE UNIQUE INDEX "answer_service" ON "answer" USING btree ("street_id","service_id") WHERE service_id is not null;--> statement-breakpoint
CREATE INDEX "answer_matter" ON "answer" USING btree ("street_id","matter_id","id");--> statement-breakpoint
CREATE INDEX "answer_member" ON "answer" USING btree ("street_id","member_id","id");--> statement-breakpoint
CREATE INDEX "answer_team" ON "answer" USING btree ("street_id","team_id","id") WHERE team_id is not null;--> statement-breakpoint
CREATE INDEX "answer_organization" ON "answer" USING btree ("street_id","organization_id","id") WHERE organization_id is not null;--> statement-breakpoint
CREATE INDEX "answer_unread" ON "answer" USING btree ("street_id","id") WHERE public_text is null and status = 'offered';--> statement-breakpoint
CREATE UNIQUE INDEX "answer_invitation_once" ON "answer_invitation" USING btree ("street_id","matter_id",coalesce(team_id, organization_id, member_id));--> statement-breakpoint
CREATE INDEX "answer_invitation_asked" ON "answer_invitation" USING btree ("street_id",coalesce(team_id, organization_id, member_id),"invited_at");--> statement-breakpoint
CREATE INDEX "answer_invitation_by" ON "answer_invitation" USING btree ("street_id","invited_by","invited_at");--> statement-breakpoint
CREATE INDEX "article_read" ON "article" USING btree ("street_id","shown_at","id","valid_until") WHERE shown is not null;--> statement-breakpoint
CREATE INDEX "article_kind_read" ON "article" USING btree ("street_id","kind","shown_at","id","valid_until") WHERE shown is not null;--> statement-breakpoint
CREATE INDEX "article_ending" ON "article" USING btree ("street_id","valid_until","id") WHERE shown is not null;--> statement-breakpoint
CREATE INDEX "article_unconfirmed" ON "article" USING btree ("street_id","assured_date","id") WHERE shown is not null;--> statement-breakpoint
CREATE INDEX "article_kind" ON "article" USING btree ("street_id","kind","id");--> statement-breakpoint
CREATE INDEX "article_status" ON "article" USING btree ("street_id","status","id");--> statement-breakpoint
CREATE INDEX "article_search" ON "article" USING gin ("search");--> statement-breakpoint
CREATE INDEX "article_edit_search" ON "article" USING gin ("edit_search");--> statement-breakpoint
CREATE UNIQUE INDEX "article_person_once" ON "article_person" USING btree ("street_id","article_id","name") WHERE name <> '';--> statement-breakpoint
CREATE INDEX "article_person_member" ON "article_person" USING btree ("street_id","member_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "delegate_once" ON "delegate" USING btree ("street_id","organization_id","member_id") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "delegate_member" ON "delegate" USING btree ("street_id","member_id") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "follow_told" ON "follow" USING btree ("street_id","service_id") WHERE is_told;--> statement-breakpoint
CREATE INDEX "slot_news_made" ON "slot_news" USING btree ("made_at");--> statement-breakpoint
CREATE INDEX "matter_due" ON "matter" USING btree ("street_id",coalesce(due_on, 'infinity'::date),"id") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "matter_kind_due" ON "matter" USING btree ("street_id","kind",coalesce(due_on, 'infinity'::date),"id") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "matter_status_due" ON "matter" USING btree ("street_id","status",coalesce(due_on, 'infinity'::date),"id") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "matter_ended_at" ON "matter" USING btree ("street_id","ended_at","id") WHERE ended_at is not null;--> statement-breakpoint
CREATE INDEX "matter_kind_ended_at" ON "matter" USING btree ("street_id","kind","ended_at","id") WHERE ended_at is not null;--> statement-breakpoint
CREATE INDEX "matter_shown" ON "matter" USING btree ("street_id","id") WHERE is_public;--> statement-breakpoint
CREATE INDEX "matter_kind_shown" ON "matter" USING btree ("street_id","kind","id") WHERE is_public;--> statement-breakpoint
CREATE INDEX "matter_wanted" ON "matter" USING btree ("street_id","supports","id") WHERE is_public;--> statement-breakpoint
CREATE INDEX "matter_kind_wanted" ON "matter" USING btree ("street_id","kind","supports","id") WHERE is_public;--> statement-breakpoint
CREATE INDEX "matter_supported" ON "matter" USING btree ("street_id","supports","id");--> statement-breakpoint
CREATE INDEX "matter_raised" ON "matter" USING btree ("street_id","raised_by","id");--> statement-breakpoint
CREATE INDEX "matter_organization" ON "matter" USING btree ("street_id","organization_id","id") WHERE organization_id is not null;--> statement-breakpoint
CREATE INDEX "matter_answered" ON "matter" USING btree ("street_id","answered_at") WHERE status = 'answered';--> statement-breakpoint
CREATE INDEX "matter_shown_letters" ON "matter" USING gin (letters("street_id", "public_title")) WHERE is_public;--> statement-breakpoint
CREATE INDEX "matter_need_pairs" ON "matter" USING gin (pairs("street_id", "public_title")) WHERE is_public and kind = 'need' and ended_at is null;--> statement-breakpoint
CREATE INDEX "matter_letters" ON "matter" USING gin (letters("street_id", coalesce(text, '') || ' ' || coalesce(public_title, '')));--> statement-breakpoint
CREATE INDEX "picture_age" ON "picture" USING btree ("street_id","added_at");--> statement-breakpoint
CREATE INDEX "waitlist_note_erase" ON "waitlist_note" USING btree ("erase_at");--> statement-breakpoint
ALTER TABLE "service" ADD CONSTRAINT "service_street_id_picture_id_picture_street_id_id_fk" FOREIGN KEY ("street_id","picture_id") REFERENCES "public"."picture"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "slot" ADD CONSTRAINT "slot_street_id_location_id_location_street_id_id_fk" FOREIGN KEY ("street_id","location_id") REFERENCES "public"."location"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "dependant_by_sound" ON "dependant" USING btree ("street_id","name" collate "zh-x-icu","id");--> statement-breakpoint
CREATE INDEX "member_by_sound" ON "member" USING btree ("street_id","name" collate "zh-x-icu","id");--> statement-breakpoint
CREATE INDEX "record_number" ON "record" USING btree ("street_id","number","id");--> statement-breakpoint
CREATE INDEX "record_title" ON "record" USING btree ("street_id","title" collate "zh-x-icu","id");--> statement-breakpoint
CREATE INDEX "record_minutes" ON "record" USING btree ("street_id","minutes","id");--> statement-breakpoint
CREATE INDEX "record_approved" ON "record" USING btree ("street_id","approved_at","id");--> statement-breakpoint
CREATE INDEX "location_letters" ON "location" USING gin (letters("street_id", "name"));--> statement-breakpoint
CREATE INDEX "service_picture" ON "service" USING btree ("street_id","picture_id") WHERE picture_id is not null;--> statement-breakpoint
CREATE INDEX "slot_location" ON "slot" USING btree ("street_id","location_id","starts_at") WHERE location_id is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "slot_once" ON "slot" USING btree ("street_id","service_id","starts_at",coalesce(location_id, service_id),"room") WHERE status = 'open';
--> statement-breakpoint
CREATE TRIGGER matter_step_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "matter_step"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('matter_step');
--> statement-breakpoint
DO $$
BEGIN
  IF to_regrole('yunxuan_api') IS NOT NULL THEN
    REVOKE UPDATE, DELETE, TRUNCATE ON "matter_step" FROM yunxuan_api;
  END IF;
END $$;
