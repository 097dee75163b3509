CREATE TABLE "referral" (
	"street_id" text NOT NULL,
	"id" uuid NOT NULL,
	"matter_id" uuid NOT NULL,
	"organization_id" uuid NOT NULL,
	"status" text NOT NULL,
	"asked_by" uuid NOT NULL,
	"asked_at" timestamp (3) with time zone NOT NULL,
	"due_on" date NOT NULL,
	"ask" "bytea",
	"answered_by" uuid,
	"answer" "bytea",
	"promised_on" date,
	"accepted_by" uuid,
	"word" "bytea",
	"ended_at" timestamp (3) with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"is_sample" boolean DEFAULT false NOT NULL,
	CONSTRAINT "referral_street_id_id_pk" PRIMARY KEY("street_id","id"),
	CONSTRAINT "referral_ended" CHECK ((ended_at is null) = (status in ('asked', 'promised', 'accepted', 'reported'))),
	CONSTRAINT "referral_answered" CHECK (answered_by is not null or status in ('asked', 'withdrawn')),
	CONSTRAINT "referral_promised" CHECK (promised_on is not null or status in ('asked', 'declined', 'withdrawn')),
	CONSTRAINT "referral_accepted" CHECK (accepted_by is not null or status not in ('accepted', 'reported', 'delivered', 'failed')),
	CONSTRAINT "referral_two" CHECK (accepted_by <> answered_by)
);
--> statement-breakpoint
ALTER TABLE "referral" ADD CONSTRAINT "referral_street_id_matter_id_matter_street_id_id_fk" FOREIGN KEY ("street_id","matter_id") REFERENCES "public"."matter"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "referral" ADD CONSTRAINT "referral_street_id_organization_id_organization_street_id_id_fk" FOREIGN KEY ("street_id","organization_id") REFERENCES "public"."organization"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "referral" ADD CONSTRAINT "referral_street_id_asked_by_member_street_id_id_fk" FOREIGN KEY ("street_id","asked_by") REFERENCES "public"."member"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "referral" ADD CONSTRAINT "referral_street_id_answered_by_member_street_id_id_fk" FOREIGN KEY ("street_id","answered_by") REFERENCES "public"."member"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "referral" ADD CONSTRAINT "referral_street_id_accepted_by_member_street_id_id_fk" FOREIGN KEY ("street_id","accepted_by") REFERENCES "public"."member"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "referral_once" ON "referral" USING btree ("street_id","matter_id","organization_id") WHERE status in ('asked', 'promised', 'accepted', 'reported');--> statement-breakpoint
CREATE INDEX "referral_matter" ON "referral" USING btree ("street_id","matter_id","id");--> statement-breakpoint
CREATE INDEX "referral_organization" ON "referral" USING btree ("street_id","organization_id","id");--> statement-breakpoint
CREATE INDEX "referral_unanswered" ON "referral" USING btree ("street_id","due_on") WHERE status = 'asked';