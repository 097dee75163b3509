CREATE TABLE "station" (
	"street_id" text NOT NULL,
	"location_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"phone" text,
	"note" text NOT NULL,
	"open_minutes" "int4multirange" NOT NULL,
	"closed_from" date,
	"closed_until" date,
	"closed_reason" text,
	"facilities" jsonb NOT NULL,
	"confirmed_date" date NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"is_sample" boolean DEFAULT false NOT NULL,
	CONSTRAINT "station_street_id_location_id_pk" PRIMARY KEY("street_id","location_id"),
	CONSTRAINT "station_kind" CHECK (kind in ('service_point', 'rest_stop', 'venue')),
	CONSTRAINT "station_minutes" CHECK (open_minutes <@ '{[0,10080)}'::int4multirange),
	CONSTRAINT "station_closure" CHECK (num_nulls(closed_from, closed_reason) <> 1 and closed_until >= closed_from)
);
--> statement-breakpoint
ALTER TABLE "station" ADD CONSTRAINT "station_street_id_location_id_location_street_id_id_fk" FOREIGN KEY ("street_id","location_id") REFERENCES "public"."location"("street_id","id") ON DELETE no action ON UPDATE no action;