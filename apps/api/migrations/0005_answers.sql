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
	CONSTRAINT "answer_reason" CHECK ((reason is not null) = (status in ('declined', 'failed'))),
	CONSTRAINT "answer_stars" CHECK ((stars is not null) = (status = 'delivered') and stars between 1 and 5),
	CONSTRAINT "answer_ended" CHECK ((ended_at is null) = (status in ('offered', 'chosen', 'agreed', 'reported')))
);
--> statement-breakpoint
ALTER TABLE "matter" ADD COLUMN "answers" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "matter" ADD COLUMN "agreed" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "matter" ADD COLUMN "carried_out" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "answer" ADD CONSTRAINT "answer_street_id_matter_id_matter_street_id_id_fk" FOREIGN KEY ("street_id","matter_id") REFERENCES "public"."matter"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer" ADD CONSTRAINT "answer_street_id_member_id_member_street_id_id_fk" FOREIGN KEY ("street_id","member_id") REFERENCES "public"."member"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer" ADD CONSTRAINT "answer_street_id_team_id_team_street_id_id_fk" FOREIGN KEY ("street_id","team_id") REFERENCES "public"."team"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer" ADD CONSTRAINT "answer_street_id_organization_id_organization_street_id_id_fk" FOREIGN KEY ("street_id","organization_id") REFERENCES "public"."organization"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "answer_once" ON "answer" USING btree ("street_id","matter_id",coalesce(team_id, organization_id, member_id)) WHERE status in ('offered', 'chosen', 'agreed', 'reported');--> statement-breakpoint
CREATE UNIQUE INDEX "answer_whole" ON "answer" USING btree ("street_id","matter_id") WHERE is_whole and status in ('chosen', 'agreed', 'reported', 'delivered');--> statement-breakpoint
CREATE INDEX "answer_matter" ON "answer" USING btree ("street_id","matter_id","id");--> statement-breakpoint
CREATE INDEX "answer_member" ON "answer" USING btree ("street_id","member_id","id");--> statement-breakpoint
CREATE INDEX "answer_team" ON "answer" USING btree ("street_id","team_id","id") WHERE team_id is not null;--> statement-breakpoint
CREATE INDEX "answer_organization" ON "answer" USING btree ("street_id","organization_id","id") WHERE organization_id is not null;--> statement-breakpoint
CREATE INDEX "answer_unread" ON "answer" USING btree ("street_id","id") WHERE public_text is null and status = 'offered';