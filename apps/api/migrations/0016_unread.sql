CREATE TABLE "service_unread" (
	"street_id" text NOT NULL,
	"service_id" uuid NOT NULL,
	"changed_by" uuid[] NOT NULL,
	"before" jsonb NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "service_unread_street_id_service_id_pk" PRIMARY KEY("street_id","service_id")
);
--> statement-breakpoint
ALTER TABLE "service_unread" ADD CONSTRAINT "service_unread_street_id_service_id_service_street_id_id_fk" FOREIGN KEY ("street_id","service_id") REFERENCES "public"."service"("street_id","id") ON DELETE no action ON UPDATE no action;
