CREATE TABLE "occupancy" (
	"street_id" text NOT NULL,
	"id" uuid NOT NULL,
	"room_id" uuid NOT NULL,
	"during" "tstzrange" NOT NULL,
	"use_id" uuid,
	"slot_id" uuid,
	"closure" text,
	CONSTRAINT "occupancy_street_id_id_pk" PRIMARY KEY("street_id","id"),
	CONSTRAINT "occupancy_by_one" CHECK (num_nonnulls(use_id, slot_id, closure) = 1),
	CONSTRAINT "occupancy_span" CHECK (not isempty(during) and not lower_inf(during) and not upper_inf(during))
);
--> statement-breakpoint
CREATE TABLE "room" (
	"street_id" text NOT NULL,
	"id" uuid NOT NULL,
	"location_id" uuid NOT NULL,
	"name" text NOT NULL,
	"capacity" integer NOT NULL,
	"features" text[] NOT NULL,
	"buffer_minutes" integer NOT NULL,
	"rules" text NOT NULL,
	"segments" jsonb NOT NULL,
	"needs_approval" boolean NOT NULL,
	"is_withdrawn" boolean NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"is_sample" boolean DEFAULT false NOT NULL,
	CONSTRAINT "room_street_id_id_pk" PRIMARY KEY("street_id","id"),
	CONSTRAINT "room_name" UNIQUE("street_id","location_id","name"),
	CONSTRAINT "room_capacity" CHECK (capacity > 0 and buffer_minutes >= 0)
);
--> statement-breakpoint
CREATE TABLE "room_use" (
	"street_id" text NOT NULL,
	"id" uuid NOT NULL,
	"room_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"starts_at" timestamp (3) with time zone NOT NULL,
	"ends_at" timestamp (3) with time zone NOT NULL,
	"purpose" text NOT NULL,
	"heads" integer NOT NULL,
	"group_name" text NOT NULL,
	"status" text NOT NULL,
	"reason" text DEFAULT '' NOT NULL,
	"decided_by" uuid,
	"created_at" timestamp (3) with time zone NOT NULL,
	"is_sample" boolean DEFAULT false NOT NULL,
	CONSTRAINT "room_use_street_id_id_pk" PRIMARY KEY("street_id","id"),
	CONSTRAINT "room_use_times" CHECK (starts_at < ends_at and heads > 0)
);
--> statement-breakpoint
ALTER TABLE "occupancy" ADD CONSTRAINT "occupancy_street_id_room_id_room_street_id_id_fk" FOREIGN KEY ("street_id","room_id") REFERENCES "public"."room"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "occupancy" ADD CONSTRAINT "occupancy_street_id_use_id_room_use_street_id_id_fk" FOREIGN KEY ("street_id","use_id") REFERENCES "public"."room_use"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "occupancy" ADD CONSTRAINT "occupancy_street_id_slot_id_slot_street_id_id_fk" FOREIGN KEY ("street_id","slot_id") REFERENCES "public"."slot"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "room" ADD CONSTRAINT "room_street_id_location_id_location_street_id_id_fk" FOREIGN KEY ("street_id","location_id") REFERENCES "public"."location"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "room_use" ADD CONSTRAINT "room_use_street_id_room_id_room_street_id_id_fk" FOREIGN KEY ("street_id","room_id") REFERENCES "public"."room"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "room_use" ADD CONSTRAINT "room_use_street_id_member_id_member_street_id_id_fk" FOREIGN KEY ("street_id","member_id") REFERENCES "public"."member"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "room_use" ADD CONSTRAINT "room_use_street_id_decided_by_member_street_id_id_fk" FOREIGN KEY ("street_id","decided_by") REFERENCES "public"."member"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "occupancy_use" ON "occupancy" USING btree ("street_id","use_id");--> statement-breakpoint
CREATE UNIQUE INDEX "occupancy_slot" ON "occupancy" USING btree ("street_id","slot_id");--> statement-breakpoint
CREATE INDEX "room_use_pending" ON "room_use" USING btree ("street_id","starts_at") WHERE status = 'pending';--> statement-breakpoint
CREATE INDEX "room_use_member" ON "room_use" USING btree ("street_id","member_id","id");--> statement-breakpoint
CREATE INDEX "room_use_room" ON "room_use" USING btree ("street_id","room_id","starts_at");--> statement-breakpoint
CREATE EXTENSION IF NOT EXISTS btree_gist;--> statement-breakpoint
-- Two things are never in one room at once, whoever writes them.
ALTER TABLE "occupancy" ADD CONSTRAINT "occupancy_once" EXCLUDE USING gist (street_id WITH =, room_id WITH =, during WITH &&);
