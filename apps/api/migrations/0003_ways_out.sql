CREATE TABLE "own_calendar" (
	"street_id" text NOT NULL,
	"member_id" uuid NOT NULL,
	"secret_hash" "bytea" NOT NULL,
	"since" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "own_calendar_street_id_member_id_pk" PRIMARY KEY("street_id","member_id"),
	CONSTRAINT "own_calendar_secret" UNIQUE("street_id","secret_hash")
);
--> statement-breakpoint
ALTER TABLE "own_calendar" ADD CONSTRAINT "own_calendar_street_id_member_id_member_street_id_id_fk" FOREIGN KEY ("street_id","member_id") REFERENCES "public"."member"("street_id","id") ON DELETE no action ON UPDATE no action;