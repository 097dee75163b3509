ALTER TABLE "service" ADD COLUMN "kind" text DEFAULT 'service' NOT NULL;--> statement-breakpoint
ALTER TABLE "service" ADD CONSTRAINT "service_kind" CHECK (kind in ('service', 'activity'));--> statement-breakpoint
CREATE INDEX "service_activity" ON "service" USING btree ("street_id","id") WHERE kind = 'activity';--> statement-breakpoint
CREATE TABLE "activity" (
	"street_id" text NOT NULL,
	"service_id" uuid NOT NULL,
	"content" text NOT NULL,
	"project" text NOT NULL,
	"team_id" uuid,
	"responsible_id" uuid NOT NULL,
	"is_team_only" boolean NOT NULL,
	"skills" text[] NOT NULL,
	"qualification" text,
	"risk" text NOT NULL,
	"insurance" text NOT NULL,
	"training" text NOT NULL,
	"answers" jsonb,
	"is_template" boolean DEFAULT false NOT NULL,
	CONSTRAINT "activity_street_id_service_id_pk" PRIMARY KEY("street_id","service_id"),
	CONSTRAINT "activity_team_only" CHECK (team_id is not null or not is_team_only)
);
--> statement-breakpoint
CREATE TABLE "activity_leader" (
	"street_id" text NOT NULL,
	"service_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "activity_leader_street_id_service_id_member_id_pk" PRIMARY KEY("street_id","service_id","member_id")
);
--> statement-breakpoint
CREATE TABLE "stall" (
	"street_id" text NOT NULL,
	"id" uuid NOT NULL,
	"service_id" uuid NOT NULL,
	"name" text NOT NULL,
	"organization_name" text NOT NULL,
	"places" integer NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "stall_street_id_id_pk" PRIMARY KEY("street_id","id"),
	CONSTRAINT "stall_places" CHECK (places > 0)
);
--> statement-breakpoint
CREATE TABLE "signup_choice" (
	"street_id" text NOT NULL,
	"slot_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"stall_id" uuid,
	"guardian_consented_at" timestamp (3) with time zone,
	CONSTRAINT "signup_choice_street_id_slot_id_person_id_pk" PRIMARY KEY("street_id","slot_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "replacement_call" (
	"street_id" text NOT NULL,
	"id" uuid NOT NULL,
	"slot_id" uuid NOT NULL,
	"status" text NOT NULL,
	"waves" integer DEFAULT 0 NOT NULL,
	"opened_by" uuid,
	"next_wave_at" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "replacement_call_street_id_id_pk" PRIMARY KEY("street_id","id")
);
--> statement-breakpoint
CREATE TABLE "replacement_invite" (
	"street_id" text NOT NULL,
	"call_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"wave" integer NOT NULL,
	"called_at" timestamp (3) with time zone NOT NULL,
	"declined_at" timestamp (3) with time zone,
	CONSTRAINT "replacement_invite_street_id_call_id_person_id_pk" PRIMARY KEY("street_id","call_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "call_opt_out" (
	"street_id" text NOT NULL,
	"person_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"since" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "call_opt_out_street_id_person_id_pk" PRIMARY KEY("street_id","person_id")
);
--> statement-breakpoint
ALTER TABLE "activity" ADD CONSTRAINT "activity_street_id_service_id_service_street_id_id_fk" FOREIGN KEY ("street_id","service_id") REFERENCES "public"."service"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "activity" ADD CONSTRAINT "activity_street_id_responsible_id_member_street_id_id_fk" FOREIGN KEY ("street_id","responsible_id") REFERENCES "public"."member"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "activity_leader" ADD CONSTRAINT "activity_leader_street_id_service_id_activity_street_id_service_id_fk" FOREIGN KEY ("street_id","service_id") REFERENCES "public"."activity"("street_id","service_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "activity_leader" ADD CONSTRAINT "activity_leader_street_id_member_id_member_street_id_id_fk" FOREIGN KEY ("street_id","member_id") REFERENCES "public"."member"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stall" ADD CONSTRAINT "stall_street_id_service_id_activity_street_id_service_id_fk" FOREIGN KEY ("street_id","service_id") REFERENCES "public"."activity"("street_id","service_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "signup_choice" ADD CONSTRAINT "signup_choice_street_id_slot_id_slot_street_id_id_fk" FOREIGN KEY ("street_id","slot_id") REFERENCES "public"."slot"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "signup_choice" ADD CONSTRAINT "signup_choice_street_id_stall_id_stall_street_id_id_fk" FOREIGN KEY ("street_id","stall_id") REFERENCES "public"."stall"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "replacement_call" ADD CONSTRAINT "replacement_call_street_id_slot_id_slot_street_id_id_fk" FOREIGN KEY ("street_id","slot_id") REFERENCES "public"."slot"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "replacement_call" ADD CONSTRAINT "replacement_call_street_id_opened_by_member_street_id_id_fk" FOREIGN KEY ("street_id","opened_by") REFERENCES "public"."member"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "replacement_invite" ADD CONSTRAINT "replacement_invite_street_id_call_id_replacement_call_street_id_id_fk" FOREIGN KEY ("street_id","call_id") REFERENCES "public"."replacement_call"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "replacement_invite" ADD CONSTRAINT "replacement_invite_street_id_member_id_member_street_id_id_fk" FOREIGN KEY ("street_id","member_id") REFERENCES "public"."member"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "call_opt_out" ADD CONSTRAINT "call_opt_out_street_id_member_id_member_street_id_id_fk" FOREIGN KEY ("street_id","member_id") REFERENCES "public"."member"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "activity" ADD CONSTRAINT "activity_street_id_team_id_team_street_id_id_fk" FOREIGN KEY ("street_id","team_id") REFERENCES "public"."team"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "replacement_invite" ADD CONSTRAINT "replacement_invite_street_id_person_id_volunteer_street_id_person_id_fk" FOREIGN KEY ("street_id","person_id") REFERENCES "public"."volunteer"("street_id","person_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "call_opt_out" ADD CONSTRAINT "call_opt_out_street_id_person_id_volunteer_street_id_person_id_fk" FOREIGN KEY ("street_id","person_id") REFERENCES "public"."volunteer"("street_id","person_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "activity_team" ON "activity" USING btree ("street_id","team_id");--> statement-breakpoint
CREATE INDEX "activity_leader_member" ON "activity_leader" USING btree ("street_id","member_id");--> statement-breakpoint
CREATE INDEX "stall_service" ON "stall" USING btree ("street_id","service_id","position");--> statement-breakpoint
CREATE INDEX "signup_choice_stall" ON "signup_choice" USING btree ("street_id","slot_id","stall_id");--> statement-breakpoint
CREATE UNIQUE INDEX "replacement_call_open" ON "replacement_call" USING btree ("street_id","slot_id") WHERE status = 'open';--> statement-breakpoint
CREATE INDEX "replacement_call_slot" ON "replacement_call" USING btree ("street_id","slot_id","id");--> statement-breakpoint
CREATE INDEX "replacement_call_next" ON "replacement_call" USING btree ("next_wave_at") WHERE status = 'open';--> statement-breakpoint
CREATE INDEX "replacement_invite_person" ON "replacement_invite" USING btree ("street_id","person_id","called_at");--> statement-breakpoint
CREATE INDEX "replacement_invite_member" ON "replacement_invite" USING btree ("street_id","member_id","call_id");
