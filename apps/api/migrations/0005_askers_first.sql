ALTER TABLE "answer" ADD COLUMN "chosen_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "answer" ADD COLUMN "service_id" uuid;--> statement-breakpoint
ALTER TABLE "service" ADD COLUMN "askers_first_until" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "answer" ADD CONSTRAINT "answer_street_id_service_id_service_street_id_id_fk" FOREIGN KEY ("street_id","service_id") REFERENCES "public"."service"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "answer_service" ON "answer" USING btree ("street_id","service_id") WHERE service_id is not null;--> statement-breakpoint
-- Of what was chosen before, whoever needs it as well by now came in time.
UPDATE "answer" SET "chosen_at" = now() WHERE "chosen_by" IS NOT NULL;--> statement-breakpoint
ALTER TABLE "answer" ADD CONSTRAINT "answer_chosen_at" CHECK ((chosen_at is null) = (chosen_by is null));