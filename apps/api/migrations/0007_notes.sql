ALTER TABLE "booking_note" ADD COLUMN "organization_id" uuid;--> statement-breakpoint
UPDATE "booking_note" n SET "organization_id" = v."organization_id" FROM "booking" b
  JOIN "slot" s ON s."street_id" = b."street_id" AND s."id" = b."slot_id"
  JOIN "service" v ON v."street_id" = s."street_id" AND v."id" = s."service_id"
  WHERE b."street_id" = n."street_id" AND b."id" = n."booking_id";--> statement-breakpoint
ALTER TABLE "booking_note" ALTER COLUMN "organization_id" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "booking_note" ADD CONSTRAINT "booking_note_organization_fk" FOREIGN KEY ("street_id","organization_id") REFERENCES "public"."organization"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
UPDATE "booking_note" n SET "sealed" = NULL, "erased_at" = now() FROM "booking" b
  WHERE b."street_id" = n."street_id" AND b."id" = n."booking_id" AND n."erased_at" IS NULL
    AND b."status" IN ('cancelled', 'late_cancelled', 'rejected', 'slot_cancelled');
