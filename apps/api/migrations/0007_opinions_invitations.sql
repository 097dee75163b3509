-- The pairs of neighbouring letters of a text, each bound to its street: one of them is one question to an index.
CREATE FUNCTION pairs(street_id text, words text) RETURNS text[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT coalesce(array_agg(street_id || substr(words, at, 2)), '{}') FROM generate_series(1, length(words) - 1) AS at
$$;--> statement-breakpoint
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
ALTER TABLE "answer_invitation" ADD CONSTRAINT "answer_invitation_street_id_matter_id_matter_street_id_id_fk" FOREIGN KEY ("street_id","matter_id") REFERENCES "public"."matter"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer_invitation" ADD CONSTRAINT "answer_invitation_street_id_team_id_team_street_id_id_fk" FOREIGN KEY ("street_id","team_id") REFERENCES "public"."team"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer_invitation" ADD CONSTRAINT "answer_invitation_street_id_organization_id_organization_street_id_id_fk" FOREIGN KEY ("street_id","organization_id") REFERENCES "public"."organization"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer_invitation" ADD CONSTRAINT "answer_invitation_street_id_member_id_member_street_id_id_fk" FOREIGN KEY ("street_id","member_id") REFERENCES "public"."member"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer_invitation" ADD CONSTRAINT "answer_invitation_street_id_invited_by_member_street_id_id_fk" FOREIGN KEY ("street_id","invited_by") REFERENCES "public"."member"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "matter_opinion" ADD CONSTRAINT "matter_opinion_street_id_matter_id_matter_street_id_id_fk" FOREIGN KEY ("street_id","matter_id") REFERENCES "public"."matter"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "matter_opinion" ADD CONSTRAINT "matter_opinion_street_id_member_id_member_street_id_id_fk" FOREIGN KEY ("street_id","member_id") REFERENCES "public"."member"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "answer_invitation_once" ON "answer_invitation" USING btree ("street_id","matter_id",coalesce(team_id, organization_id, member_id));--> statement-breakpoint
CREATE INDEX "answer_invitation_asked" ON "answer_invitation" USING btree ("street_id",coalesce(team_id, organization_id, member_id),"invited_at");--> statement-breakpoint
CREATE INDEX "answer_invitation_by" ON "answer_invitation" USING btree ("street_id","invited_by","invited_at");--> statement-breakpoint
CREATE INDEX "matter_need_pairs" ON "matter" USING gin (pairs("street_id", "public_title")) WHERE is_public and kind = 'need' and ended_at is null;