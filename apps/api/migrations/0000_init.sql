CREATE EXTENSION IF NOT EXISTS btree_gin;--> statement-breakpoint
CREATE TABLE "account" (
	"id" uuid PRIMARY KEY NOT NULL,
	"wechat_openid" text,
	"wechat_unionid" text,
	"is_demo" boolean DEFAULT false NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "account_openid" UNIQUE("wechat_openid")
);
--> statement-breakpoint
CREATE TABLE "credential" (
	"account_id" uuid PRIMARY KEY NOT NULL,
	"login" text NOT NULL,
	"password_hash" text,
	"totp_secret" "bytea",
	"totp_last_step" bigint,
	"setup_hash" "bytea",
	"setup_ends_at" timestamp (3) with time zone,
	"is_confirmed" boolean DEFAULT false NOT NULL,
	"failures" integer DEFAULT 0 NOT NULL,
	"locked_until" timestamp (3) with time zone,
	CONSTRAINT "credential_login" UNIQUE("login"),
	CONSTRAINT "credential_setup" UNIQUE("setup_hash")
);
--> statement-breakpoint
CREATE TABLE "session" (
	"id" uuid PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"refresh_hash" "bytea" NOT NULL,
	"previous_hash" "bytea",
	"rotated_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"revoked_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "session_refresh" UNIQUE("refresh_hash")
);
--> statement-breakpoint
CREATE TABLE "audit" (
	"street_id" text NOT NULL,
	"id" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"actor_id" uuid,
	"actor_role" text NOT NULL,
	"action" text NOT NULL,
	"subject" text NOT NULL,
	"subject_id" uuid,
	"detail" jsonb NOT NULL,
	CONSTRAINT "audit_street_id_id_pk" PRIMARY KEY("street_id","id")
);
--> statement-breakpoint
CREATE TABLE "booking" (
	"street_id" text NOT NULL,
	"id" uuid NOT NULL,
	"slot_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"dependant_id" uuid,
	"person_id" uuid NOT NULL,
	"party" integer NOT NULL,
	"status" text NOT NULL,
	"source" text NOT NULL,
	"code" text NOT NULL,
	"reason" text DEFAULT '' NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"received_at" timestamp (3) with time zone,
	CONSTRAINT "booking_street_id_id_pk" PRIMARY KEY("street_id","id"),
	CONSTRAINT "booking_party" CHECK (party between 1 and 6)
);
--> statement-breakpoint
CREATE TABLE "booking_note" (
	"street_id" text NOT NULL,
	"booking_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"sealed" "bytea",
	"health_consent_at" timestamp (3) with time zone,
	"erase_at" timestamp (3) with time zone NOT NULL,
	"erased_at" timestamp (3) with time zone,
	CONSTRAINT "booking_note_street_id_booking_id_pk" PRIMARY KEY("street_id","booking_id")
);
--> statement-breakpoint
CREATE TABLE "rating" (
	"street_id" text NOT NULL,
	"id" uuid NOT NULL,
	"booking_id" uuid NOT NULL,
	"service_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"stars" integer NOT NULL,
	"tags" text[] NOT NULL,
	"text" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"answer" text,
	"answered_at" timestamp (3) with time zone,
	"answered_by" uuid,
	CONSTRAINT "rating_street_id_id_pk" PRIMARY KEY("street_id","id"),
	CONSTRAINT "rating_stars" CHECK (stars between 1 and 5)
);
--> statement-breakpoint
CREATE TABLE "import_file" (
	"street_id" text NOT NULL,
	"id" uuid NOT NULL,
	"file_name" text NOT NULL,
	"rows" jsonb NOT NULL,
	"preview" jsonb NOT NULL,
	"error_count" integer NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"committed_at" timestamp (3) with time zone,
	CONSTRAINT "import_file_street_id_id_pk" PRIMARY KEY("street_id","id")
);
--> statement-breakpoint
CREATE TABLE "dependant" (
	"street_id" text NOT NULL,
	"id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"name" text NOT NULL,
	"relation" text NOT NULL,
	"birth_date" date NOT NULL,
	"gender" text,
	"area_id" uuid,
	"consented_at" timestamp (3) with time zone NOT NULL,
	"consent_version" integer NOT NULL,
	"forgotten_at" timestamp (3) with time zone,
	CONSTRAINT "dependant_street_id_id_pk" PRIMARY KEY("street_id","id")
);
--> statement-breakpoint
CREATE TABLE "member" (
	"street_id" text NOT NULL,
	"id" uuid NOT NULL,
	"account_id" uuid,
	"name" text NOT NULL,
	"phone" text,
	"phone_tail" text,
	"birth_date" date,
	"gender" text,
	"area_id" uuid,
	"declared" text[] NOT NULL,
	"demo_intro" text,
	"is_sample" boolean DEFAULT false NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "member_street_id_id_pk" PRIMARY KEY("street_id","id"),
	CONSTRAINT "member_account" UNIQUE("street_id","account_id")
);
--> statement-breakpoint
CREATE TABLE "notice" (
	"street_id" text NOT NULL,
	"id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"title" text NOT NULL,
	"text" text NOT NULL,
	"booking_id" uuid,
	"waitlist_id" uuid,
	"created_at" timestamp (3) with time zone NOT NULL,
	"read_at" timestamp (3) with time zone,
	CONSTRAINT "notice_street_id_id_pk" PRIMARY KEY("street_id","id")
);
--> statement-breakpoint
CREATE TABLE "policy" (
	"street_id" text NOT NULL,
	"version" integer NOT NULL,
	"settings" jsonb NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL,
	"changed_by" uuid NOT NULL,
	CONSTRAINT "policy_street_id_version_pk" PRIMARY KEY("street_id","version")
);
--> statement-breakpoint
CREATE TABLE "role_grant" (
	"street_id" text NOT NULL,
	"id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"role" text NOT NULL,
	"area_id" uuid,
	"organization_id" uuid,
	"starts_at" timestamp (3) with time zone NOT NULL,
	"ends_at" timestamp (3) with time zone,
	"revoked_at" timestamp (3) with time zone,
	"granted_by" uuid,
	CONSTRAINT "role_grant_street_id_id_pk" PRIMARY KEY("street_id","id")
);
--> statement-breakpoint
CREATE TABLE "brand" (
	"street_id" text NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "brand_street_id_id_pk" PRIMARY KEY("street_id","id"),
	CONSTRAINT "brand_name" UNIQUE("street_id","name")
);
--> statement-breakpoint
CREATE TABLE "location" (
	"street_id" text NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"address" text NOT NULL,
	"area_id" uuid,
	"latitude" double precision,
	"longitude" double precision,
	"is_sample" boolean DEFAULT false NOT NULL,
	CONSTRAINT "location_street_id_id_pk" PRIMARY KEY("street_id","id"),
	CONSTRAINT "location_name" UNIQUE("street_id","name")
);
--> statement-breakpoint
CREATE TABLE "organization" (
	"street_id" text NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	CONSTRAINT "organization_street_id_id_pk" PRIMARY KEY("street_id","id"),
	CONSTRAINT "organization_name" UNIQUE("street_id","name")
);
--> statement-breakpoint
CREATE TABLE "service" (
	"street_id" text NOT NULL,
	"id" uuid NOT NULL,
	"title" text NOT NULL,
	"summary" text NOT NULL,
	"description" text NOT NULL,
	"category" text NOT NULL,
	"brand_id" uuid,
	"organization_id" uuid NOT NULL,
	"location_id" uuid NOT NULL,
	"mode" text NOT NULL,
	"audiences" text[] NOT NULL,
	"is_audience_strict" boolean DEFAULT false NOT NULL,
	"eligibility" text NOT NULL,
	"minimum_age" integer,
	"maximum_age" integer,
	"residents_of" uuid[] NOT NULL,
	"bring" text[] NOT NULL,
	"fee_fen" integer,
	"fee_note" text NOT NULL,
	"phone" text NOT NULL,
	"keywords" text[] NOT NULL,
	"duration_minutes" integer NOT NULL,
	"places_per_slot" integer NOT NULL,
	"needs_approval" boolean NOT NULL,
	"note_kind" text,
	"party_max" integer NOT NULL,
	"cancel_cutoff_minutes" integer,
	"booking_opens_days" integer,
	"booking_closes_minutes" integer,
	"status" text NOT NULL,
	"status_reason" text DEFAULT '' NOT NULL,
	"submitted_by" uuid,
	"assured_date" date,
	"version" integer DEFAULT 1 NOT NULL,
	"import_key" text,
	"is_sample" boolean DEFAULT false NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"search" "tsvector" NOT NULL,
	CONSTRAINT "service_street_id_id_pk" PRIMARY KEY("street_id","id"),
	CONSTRAINT "service_import_key" UNIQUE("street_id","import_key"),
	CONSTRAINT "service_ages" CHECK (minimum_age is null or maximum_age is null or minimum_age <= maximum_age)
);
--> statement-breakpoint
CREATE TABLE "service_stars" (
	"street_id" text NOT NULL,
	"service_id" uuid NOT NULL,
	"stars" integer NOT NULL,
	"ratings" integer NOT NULL,
	CONSTRAINT "service_stars_street_id_service_id_pk" PRIMARY KEY("street_id","service_id")
);
--> statement-breakpoint
CREATE TABLE "slot" (
	"street_id" text NOT NULL,
	"id" uuid NOT NULL,
	"service_id" uuid NOT NULL,
	"starts_at" timestamp (3) with time zone NOT NULL,
	"ends_at" timestamp (3) with time zone NOT NULL,
	"room" text NOT NULL,
	"status" text NOT NULL,
	"places" integer NOT NULL,
	"taken" integer DEFAULT 0 NOT NULL,
	"held" integer DEFAULT 0 NOT NULL,
	"sequence" integer DEFAULT 0 NOT NULL,
	"moved_at" timestamp (3) with time zone,
	"reason" text DEFAULT '' NOT NULL,
	"is_sample" boolean DEFAULT false NOT NULL,
	CONSTRAINT "slot_street_id_id_pk" PRIMARY KEY("street_id","id"),
	CONSTRAINT "slot_places_not_oversold" CHECK (taken >= 0 and held >= 0 and taken + held <= places),
	CONSTRAINT "slot_times" CHECK (starts_at < ends_at)
);
--> statement-breakpoint
CREATE TABLE "area" (
	"street_id" text NOT NULL,
	"id" uuid NOT NULL,
	"parent_id" uuid,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"code" text,
	CONSTRAINT "area_street_id_id_pk" PRIMARY KEY("street_id","id"),
	CONSTRAINT "area_code_unique" UNIQUE("street_id","code")
);
--> statement-breakpoint
CREATE TABLE "street" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"district" text NOT NULL,
	"city" text NOT NULL,
	"province" text NOT NULL,
	"platform_name" text NOT NULL,
	"platform_model" text NOT NULL,
	"desk_phone" text NOT NULL,
	"figures" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "waitlist" (
	"street_id" text NOT NULL,
	"id" uuid NOT NULL,
	"slot_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"dependant_id" uuid,
	"person_id" uuid NOT NULL,
	"party" integer NOT NULL,
	"status" text NOT NULL,
	"offered_at" timestamp (3) with time zone,
	"offer_expires_at" timestamp (3) with time zone,
	"booking_id" uuid,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "waitlist_street_id_id_pk" PRIMARY KEY("street_id","id"),
	CONSTRAINT "waitlist_party" CHECK (party between 1 and 6)
);
--> statement-breakpoint
CREATE TABLE "idempotency" (
	"street_id" text NOT NULL,
	"account_id" uuid NOT NULL,
	"key" text NOT NULL,
	"request_hash" "bytea" NOT NULL,
	"status" integer NOT NULL,
	"reply" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "idempotency_street_id_account_id_key_pk" PRIMARY KEY("street_id","account_id","key")
);
--> statement-breakpoint
ALTER TABLE "credential" ADD CONSTRAINT "credential_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "booking" ADD CONSTRAINT "booking_street_id_slot_id_slot_street_id_id_fk" FOREIGN KEY ("street_id","slot_id") REFERENCES "public"."slot"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "booking" ADD CONSTRAINT "booking_street_id_member_id_member_street_id_id_fk" FOREIGN KEY ("street_id","member_id") REFERENCES "public"."member"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "booking" ADD CONSTRAINT "booking_street_id_dependant_id_dependant_street_id_id_fk" FOREIGN KEY ("street_id","dependant_id") REFERENCES "public"."dependant"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "booking_note" ADD CONSTRAINT "booking_note_street_id_booking_id_booking_street_id_id_fk" FOREIGN KEY ("street_id","booking_id") REFERENCES "public"."booking"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rating" ADD CONSTRAINT "rating_street_id_booking_id_booking_street_id_id_fk" FOREIGN KEY ("street_id","booking_id") REFERENCES "public"."booking"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dependant" ADD CONSTRAINT "dependant_street_id_member_id_member_street_id_id_fk" FOREIGN KEY ("street_id","member_id") REFERENCES "public"."member"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dependant" ADD CONSTRAINT "dependant_street_id_area_id_area_street_id_id_fk" FOREIGN KEY ("street_id","area_id") REFERENCES "public"."area"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "member" ADD CONSTRAINT "member_street_id_street_id_fk" FOREIGN KEY ("street_id") REFERENCES "public"."street"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "member" ADD CONSTRAINT "member_street_id_area_id_area_street_id_id_fk" FOREIGN KEY ("street_id","area_id") REFERENCES "public"."area"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice" ADD CONSTRAINT "notice_street_id_member_id_member_street_id_id_fk" FOREIGN KEY ("street_id","member_id") REFERENCES "public"."member"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "policy" ADD CONSTRAINT "policy_street_id_street_id_fk" FOREIGN KEY ("street_id") REFERENCES "public"."street"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "role_grant" ADD CONSTRAINT "role_grant_street_id_member_id_member_street_id_id_fk" FOREIGN KEY ("street_id","member_id") REFERENCES "public"."member"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "role_grant" ADD CONSTRAINT "role_grant_street_id_area_id_area_street_id_id_fk" FOREIGN KEY ("street_id","area_id") REFERENCES "public"."area"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "role_grant" ADD CONSTRAINT "role_grant_street_id_organization_id_organization_street_id_id_fk" FOREIGN KEY ("street_id","organization_id") REFERENCES "public"."organization"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "brand" ADD CONSTRAINT "brand_street_id_street_id_fk" FOREIGN KEY ("street_id") REFERENCES "public"."street"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "location" ADD CONSTRAINT "location_street_id_street_id_fk" FOREIGN KEY ("street_id") REFERENCES "public"."street"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "location" ADD CONSTRAINT "location_street_id_area_id_area_street_id_id_fk" FOREIGN KEY ("street_id","area_id") REFERENCES "public"."area"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organization" ADD CONSTRAINT "organization_street_id_street_id_fk" FOREIGN KEY ("street_id") REFERENCES "public"."street"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "service" ADD CONSTRAINT "service_street_id_street_id_fk" FOREIGN KEY ("street_id") REFERENCES "public"."street"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "service" ADD CONSTRAINT "service_street_id_brand_id_brand_street_id_id_fk" FOREIGN KEY ("street_id","brand_id") REFERENCES "public"."brand"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "service" ADD CONSTRAINT "service_street_id_organization_id_organization_street_id_id_fk" FOREIGN KEY ("street_id","organization_id") REFERENCES "public"."organization"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "service" ADD CONSTRAINT "service_street_id_location_id_location_street_id_id_fk" FOREIGN KEY ("street_id","location_id") REFERENCES "public"."location"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "service_stars" ADD CONSTRAINT "service_stars_street_id_service_id_service_street_id_id_fk" FOREIGN KEY ("street_id","service_id") REFERENCES "public"."service"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "slot" ADD CONSTRAINT "slot_street_id_service_id_service_street_id_id_fk" FOREIGN KEY ("street_id","service_id") REFERENCES "public"."service"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "area" ADD CONSTRAINT "area_street_id_street_id_fk" FOREIGN KEY ("street_id") REFERENCES "public"."street"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "area" ADD CONSTRAINT "area_street_id_parent_id_area_street_id_id_fk" FOREIGN KEY ("street_id","parent_id") REFERENCES "public"."area"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "waitlist" ADD CONSTRAINT "waitlist_street_id_slot_id_slot_street_id_id_fk" FOREIGN KEY ("street_id","slot_id") REFERENCES "public"."slot"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "waitlist" ADD CONSTRAINT "waitlist_street_id_member_id_member_street_id_id_fk" FOREIGN KEY ("street_id","member_id") REFERENCES "public"."member"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "waitlist" ADD CONSTRAINT "waitlist_street_id_dependant_id_dependant_street_id_id_fk" FOREIGN KEY ("street_id","dependant_id") REFERENCES "public"."dependant"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "session_previous" ON "session" USING btree ("previous_hash");--> statement-breakpoint
CREATE INDEX "session_account" ON "session" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "audit_subject" ON "audit" USING btree ("street_id","subject_id");--> statement-breakpoint
CREATE INDEX "audit_action" ON "audit" USING btree ("street_id","action","id");--> statement-breakpoint
CREATE UNIQUE INDEX "booking_once" ON "booking" USING btree ("street_id","slot_id","person_id") WHERE status in ('pending', 'booked', 'attended', 'no_show');--> statement-breakpoint
CREATE INDEX "booking_person" ON "booking" USING btree ("street_id","person_id","status");--> statement-breakpoint
CREATE INDEX "booking_member" ON "booking" USING btree ("street_id","member_id","id");--> statement-breakpoint
CREATE INDEX "booking_pending" ON "booking" USING btree ("street_id","id") WHERE status = 'pending';--> statement-breakpoint
CREATE INDEX "booking_note_erase" ON "booking_note" USING btree ("erase_at") WHERE erased_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "rating_once" ON "rating" USING btree ("street_id","booking_id");--> statement-breakpoint
CREATE INDEX "rating_service" ON "rating" USING btree ("street_id","service_id","id");--> statement-breakpoint
CREATE INDEX "import_file_age" ON "import_file" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "dependant_member" ON "dependant" USING btree ("street_id","member_id");--> statement-breakpoint
CREATE INDEX "member_name" ON "member" USING btree ("street_id","name");--> statement-breakpoint
CREATE INDEX "member_phone_tail" ON "member" USING btree ("street_id","phone_tail");--> statement-breakpoint
CREATE INDEX "notice_member" ON "notice" USING btree ("street_id","member_id","id");--> statement-breakpoint
CREATE INDEX "notice_unread" ON "notice" USING btree ("street_id","member_id") WHERE read_at is null;--> statement-breakpoint
CREATE INDEX "role_grant_member" ON "role_grant" USING btree ("street_id","member_id");--> statement-breakpoint
CREATE INDEX "service_search" ON "service" USING gin ("street_id","category","search");--> statement-breakpoint
CREATE INDEX "service_status" ON "service" USING btree ("street_id","status","id");--> statement-breakpoint
CREATE INDEX "service_brand" ON "service" USING btree ("street_id","brand_id");--> statement-breakpoint
CREATE INDEX "service_location" ON "service" USING btree ("street_id","location_id");--> statement-breakpoint
CREATE INDEX "service_organization" ON "service" USING btree ("street_id","organization_id");--> statement-breakpoint
CREATE UNIQUE INDEX "slot_once" ON "slot" USING btree ("street_id","service_id","starts_at","room") WHERE status = 'open';--> statement-breakpoint
CREATE INDEX "slot_starts" ON "slot" USING btree ("street_id","starts_at","id");--> statement-breakpoint
CREATE INDEX "slot_service" ON "slot" USING btree ("street_id","service_id","starts_at");--> statement-breakpoint
CREATE INDEX "area_parent" ON "area" USING btree ("street_id","parent_id");--> statement-breakpoint
CREATE UNIQUE INDEX "waitlist_once" ON "waitlist" USING btree ("street_id","slot_id","person_id") WHERE status in ('waiting', 'offered');--> statement-breakpoint
CREATE INDEX "waitlist_turn" ON "waitlist" USING btree ("street_id","slot_id","id") WHERE status in ('waiting', 'offered');--> statement-breakpoint
CREATE INDEX "waitlist_expiry" ON "waitlist" USING btree ("offer_expires_at") WHERE status = 'offered';--> statement-breakpoint
CREATE INDEX "waitlist_member" ON "waitlist" USING btree ("street_id","member_id","id");--> statement-breakpoint
CREATE INDEX "idempotency_age" ON "idempotency" USING btree ("created_at");