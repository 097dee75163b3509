CREATE TABLE "volunteer" (
	"street_id" text NOT NULL,
	"person_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"dependant_id" uuid,
	"number" text NOT NULL,
	"status" text NOT NULL,
	"real_name" "bytea",
	"id_number" "bytea",
	"id_hash" "bytea",
	"birth_date" date,
	"gender" text,
	"area_id" uuid,
	"phone" text,
	"skills" text[] NOT NULL,
	"languages" text[] NOT NULL,
	"service_categories" text[] NOT NULL,
	"times" jsonb NOT NULL,
	"consented_at" timestamp (3) with time zone NOT NULL,
	"consent_version" integer NOT NULL,
	"registered_at" timestamp (3) with time zone NOT NULL,
	"left_at" timestamp (3) with time zone,
	"is_sample" boolean DEFAULT false NOT NULL,
	CONSTRAINT "volunteer_street_id_person_id_pk" PRIMARY KEY("street_id","person_id"),
	CONSTRAINT "volunteer_number" UNIQUE("street_id","number"),
	CONSTRAINT "volunteer_id_hash" UNIQUE("street_id","id_hash"),
	CONSTRAINT "volunteer_person" CHECK (person_id = coalesce(dependant_id, member_id)),
	CONSTRAINT "volunteer_status" CHECK (status in ('pending', 'active', 'left')),
	CONSTRAINT "volunteer_identity" CHECK ((id_number is null) = (id_hash is null)),
	CONSTRAINT "volunteer_erased" CHECK (status <> 'left' or num_nonnulls(real_name, id_number, birth_date, gender, area_id, phone) = 0)
);
--> statement-breakpoint
CREATE TABLE "guardian_consent" (
	"street_id" text NOT NULL,
	"id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"relation" text NOT NULL,
	"version" integer NOT NULL,
	"given_at" timestamp (3) with time zone NOT NULL,
	"guardian_id" uuid,
	"guardian_name" "bytea",
	"seen_by" uuid,
	"reason" text NOT NULL,
	"withdrawn_at" timestamp (3) with time zone,
	"withdrawn_by" uuid,
	CONSTRAINT "guardian_consent_street_id_id_pk" PRIMARY KEY("street_id","id"),
	CONSTRAINT "guardian_consent_way" CHECK ((guardian_id is null) = (seen_by is not null))
);
--> statement-breakpoint
CREATE TABLE "qualification" (
	"street_id" text NOT NULL,
	"id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"valid_until" date,
	"status" text NOT NULL,
	"claimed_at" timestamp (3) with time zone NOT NULL,
	"decided_at" timestamp (3) with time zone,
	"decided_by" uuid,
	"reason" text NOT NULL,
	CONSTRAINT "qualification_street_id_id_pk" PRIMARY KEY("street_id","id"),
	CONSTRAINT "qualification_kind" UNIQUE("street_id","person_id","kind"),
	CONSTRAINT "qualification_status" CHECK (status in ('pending', 'approved', 'rejected'))
);
--> statement-breakpoint
CREATE TABLE "team" (
	"street_id" text NOT NULL,
	"id" uuid NOT NULL,
	"parent_id" uuid,
	"name" text NOT NULL,
	"area_id" uuid,
	"intro" text NOT NULL,
	"is_open" boolean NOT NULL,
	"status" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"is_sample" boolean DEFAULT false NOT NULL,
	CONSTRAINT "team_street_id_id_pk" PRIMARY KEY("street_id","id"),
	CONSTRAINT "team_name" UNIQUE("street_id","name"),
	CONSTRAINT "team_status" CHECK (status in ('active', 'closed')),
	CONSTRAINT "team_parent" CHECK (parent_id <> id)
);
--> statement-breakpoint
CREATE TABLE "team_member" (
	"street_id" text NOT NULL,
	"team_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"standing" text NOT NULL,
	"role" text NOT NULL,
	"message" text NOT NULL,
	"reason" text NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL,
	"is_sample" boolean DEFAULT false NOT NULL,
	CONSTRAINT "team_member_street_id_team_id_person_id_pk" PRIMARY KEY("street_id","team_id","person_id"),
	CONSTRAINT "team_member_standing" CHECK (standing in ('applied', 'invited', 'active', 'rejected', 'declined', 'left', 'removed')),
	CONSTRAINT "team_member_role" CHECK (role = 'member' or (role = 'leader' and standing = 'active'))
);
--> statement-breakpoint
ALTER TABLE "team" ADD CONSTRAINT "team_street_id_parent_id_team_street_id_id_fk" FOREIGN KEY ("street_id","parent_id") REFERENCES "public"."team"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team" ADD CONSTRAINT "team_street_id_area_id_area_street_id_id_fk" FOREIGN KEY ("street_id","area_id") REFERENCES "public"."area"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team_member" ADD CONSTRAINT "team_member_street_id_team_id_team_street_id_id_fk" FOREIGN KEY ("street_id","team_id") REFERENCES "public"."team"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team_member" ADD CONSTRAINT "team_member_street_id_person_id_volunteer_street_id_person_id_fk" FOREIGN KEY ("street_id","person_id") REFERENCES "public"."volunteer"("street_id","person_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "guardian_consent" ADD CONSTRAINT "guardian_consent_street_id_person_id_volunteer_street_id_person_id_fk" FOREIGN KEY ("street_id","person_id") REFERENCES "public"."volunteer"("street_id","person_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "guardian_consent" ADD CONSTRAINT "guardian_consent_street_id_guardian_id_member_street_id_id_fk" FOREIGN KEY ("street_id","guardian_id") REFERENCES "public"."member"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "guardian_consent" ADD CONSTRAINT "guardian_consent_street_id_seen_by_member_street_id_id_fk" FOREIGN KEY ("street_id","seen_by") REFERENCES "public"."member"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "qualification" ADD CONSTRAINT "qualification_street_id_person_id_volunteer_street_id_person_id_fk" FOREIGN KEY ("street_id","person_id") REFERENCES "public"."volunteer"("street_id","person_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "qualification" ADD CONSTRAINT "qualification_street_id_decided_by_member_street_id_id_fk" FOREIGN KEY ("street_id","decided_by") REFERENCES "public"."member"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "volunteer" ADD CONSTRAINT "volunteer_street_id_member_id_member_street_id_id_fk" FOREIGN KEY ("street_id","member_id") REFERENCES "public"."member"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "volunteer" ADD CONSTRAINT "volunteer_street_id_dependant_id_dependant_street_id_id_fk" FOREIGN KEY ("street_id","dependant_id") REFERENCES "public"."dependant"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "volunteer" ADD CONSTRAINT "volunteer_street_id_area_id_area_street_id_id_fk" FOREIGN KEY ("street_id","area_id") REFERENCES "public"."area"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "team_parent_index" ON "team" USING btree ("street_id","parent_id");--> statement-breakpoint
CREATE INDEX "team_member_person" ON "team_member" USING btree ("street_id","person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "guardian_consent_once" ON "guardian_consent" USING btree ("street_id","person_id") WHERE withdrawn_at is null;--> statement-breakpoint
CREATE INDEX "guardian_consent_person" ON "guardian_consent" USING btree ("street_id","person_id");--> statement-breakpoint
CREATE INDEX "qualification_waits" ON "qualification" USING btree ("street_id","id") WHERE status = 'pending';--> statement-breakpoint
CREATE INDEX "volunteer_member" ON "volunteer" USING btree ("street_id","member_id");--> statement-breakpoint
CREATE INDEX "volunteer_registered" ON "volunteer" USING btree ("street_id","registered_at","person_id");
