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
ALTER TABLE "matter" ADD COLUMN "organization_id" uuid;--> statement-breakpoint
ALTER TABLE "delegate" ADD CONSTRAINT "delegate_street_id_organization_id_organization_street_id_id_fk" FOREIGN KEY ("street_id","organization_id") REFERENCES "public"."organization"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delegate" ADD CONSTRAINT "delegate_street_id_member_id_member_street_id_id_fk" FOREIGN KEY ("street_id","member_id") REFERENCES "public"."member"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delegate" ADD CONSTRAINT "delegate_street_id_named_by_member_street_id_id_fk" FOREIGN KEY ("street_id","named_by") REFERENCES "public"."member"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "delegate_once" ON "delegate" USING btree ("street_id","organization_id","member_id") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "delegate_member" ON "delegate" USING btree ("street_id","member_id") WHERE ended_at is null;--> statement-breakpoint
ALTER TABLE "matter" ADD CONSTRAINT "matter_street_id_organization_id_organization_street_id_id_fk" FOREIGN KEY ("street_id","organization_id") REFERENCES "public"."organization"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "matter_organization" ON "matter" USING btree ("street_id","organization_id","id") WHERE organization_id is not null;--> statement-breakpoint
ALTER TABLE "matter" ADD CONSTRAINT "matter_organization" CHECK ((organization_id is not null) = (kind in ('enterprise')));