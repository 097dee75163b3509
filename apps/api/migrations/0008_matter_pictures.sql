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
ALTER TABLE "matter_picture" ADD CONSTRAINT "matter_picture_street_id_matter_id_matter_street_id_id_fk" FOREIGN KEY ("street_id","matter_id") REFERENCES "public"."matter"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "matter_picture" ADD CONSTRAINT "matter_picture_street_id_picture_id_picture_street_id_id_fk" FOREIGN KEY ("street_id","picture_id") REFERENCES "public"."picture"("street_id","id") ON DELETE no action ON UPDATE no action;