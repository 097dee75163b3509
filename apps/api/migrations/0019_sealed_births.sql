ALTER TABLE "dependant" ADD COLUMN "birth_sealed" bytea;--> statement-breakpoint
ALTER TABLE "dependant" ALTER COLUMN "birth_date" DROP NOT NULL;
