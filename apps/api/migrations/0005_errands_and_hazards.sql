CREATE TABLE "errand" (
	"street_id" text NOT NULL,
	"matter_id" uuid NOT NULL,
	"guide_id" uuid NOT NULL,
	"guide_title" text NOT NULL,
	"dependant_id" uuid,
	"is_green" boolean NOT NULL,
	"days" integer NOT NULL,
	"papers" jsonb NOT NULL,
	"owed" integer NOT NULL,
	"until" date,
	"reminded_of" date,
	"receipt_no" text,
	"received_by" uuid,
	"received_at" timestamp (3) with time zone,
	"visit_on" date,
	"first_handler" uuid,
	"second_handler" uuid,
	CONSTRAINT "errand_street_id_matter_id_pk" PRIMARY KEY("street_id","matter_id"),
	CONSTRAINT "errand_receipt" UNIQUE("street_id","receipt_no"),
	CONSTRAINT "errand_owed" CHECK (owed between 0 and jsonb_array_length(papers)),
	CONSTRAINT "errand_received" CHECK (num_nulls(receipt_no, received_by, received_at) in (0, 3)),
	CONSTRAINT "errand_two_handlers" CHECK (num_nulls(visit_on, first_handler, second_handler) in (0, 3)
      and first_handler <> second_handler)
);
--> statement-breakpoint
CREATE TABLE "hazard" (
	"street_id" text NOT NULL,
	"matter_id" uuid NOT NULL,
	"severity" text NOT NULL,
	CONSTRAINT "hazard_street_id_matter_id_pk" PRIMARY KEY("street_id","matter_id"),
	CONSTRAINT "hazard_severity" CHECK (severity in ('now', 'soon', 'plan'))
);
--> statement-breakpoint
ALTER TABLE "matter" ADD COLUMN "checked_by" uuid;--> statement-breakpoint
ALTER TABLE "errand" ADD CONSTRAINT "errand_street_id_matter_id_matter_street_id_id_fk" FOREIGN KEY ("street_id","matter_id") REFERENCES "public"."matter"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "errand" ADD CONSTRAINT "errand_street_id_guide_id_article_street_id_id_fk" FOREIGN KEY ("street_id","guide_id") REFERENCES "public"."article"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "errand" ADD CONSTRAINT "errand_street_id_dependant_id_dependant_street_id_id_fk" FOREIGN KEY ("street_id","dependant_id") REFERENCES "public"."dependant"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "errand" ADD CONSTRAINT "errand_street_id_received_by_member_street_id_id_fk" FOREIGN KEY ("street_id","received_by") REFERENCES "public"."member"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "errand" ADD CONSTRAINT "errand_street_id_first_handler_member_street_id_id_fk" FOREIGN KEY ("street_id","first_handler") REFERENCES "public"."member"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "errand" ADD CONSTRAINT "errand_street_id_second_handler_member_street_id_id_fk" FOREIGN KEY ("street_id","second_handler") REFERENCES "public"."member"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hazard" ADD CONSTRAINT "hazard_street_id_matter_id_matter_street_id_id_fk" FOREIGN KEY ("street_id","matter_id") REFERENCES "public"."matter"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "errand_until" ON "errand" USING btree ("street_id","until") WHERE until is not null;--> statement-breakpoint
ALTER TABLE "matter" ADD CONSTRAINT "matter_second_person" CHECK (checked_by <> answered_by and checked_by <> owner_id);