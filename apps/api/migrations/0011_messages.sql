CREATE TABLE "message_setting" (
	"street_id" text NOT NULL,
	"member_id" uuid NOT NULL,
	"reminders" boolean NOT NULL,
	"offers" boolean NOT NULL,
	"news" boolean NOT NULL,
	"sms" boolean NOT NULL,
	"quiet_from" integer,
	"quiet_until" integer,
	"refused_at" timestamp (3) with time zone,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "message_setting_street_id_member_id_pk" PRIMARY KEY("street_id","member_id"),
	CONSTRAINT "message_setting_quiet" CHECK ((quiet_from is null) = (quiet_until is null)),
	CONSTRAINT "message_setting_hours" CHECK (quiet_from between 19 and 23 and quiet_until between 6 and 10)
);
--> statement-breakpoint
CREATE TABLE "reminder" (
	"street_id" text NOT NULL,
	"claim_id" uuid NOT NULL,
	"stage" text NOT NULL,
	"about" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "reminder_street_id_claim_id_stage_about_pk" PRIMARY KEY("street_id","claim_id","stage","about")
);
--> statement-breakpoint
CREATE TABLE "wechat_grant" (
	"street_id" text NOT NULL,
	"id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"granted_at" timestamp (3) with time zone NOT NULL,
	"notice_id" uuid,
	CONSTRAINT "wechat_grant_street_id_id_pk" PRIMARY KEY("street_id","id")
);
--> statement-breakpoint
CREATE TABLE "message" (
	"street_id" text NOT NULL,
	"notice_id" uuid NOT NULL,
	"grade" text NOT NULL,
	"status" text DEFAULT 'due' NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"tries" integer DEFAULT 0 NOT NULL,
	"refusals" integer DEFAULT 0 NOT NULL,
	"channel" text,
	"failed" text[] DEFAULT '{}' NOT NULL,
	"outcome" text,
	"settled_at" timestamp (3) with time zone,
	CONSTRAINT "message_street_id_notice_id_pk" PRIMARY KEY("street_id","notice_id"),
	CONSTRAINT "message_status" CHECK (status in ('due', 'sent', 'kept', 'stale', 'failed')),
	CONSTRAINT "message_settled" CHECK ((status = 'due') = (settled_at is null)),
	CONSTRAINT "message_sent" CHECK (status <> 'sent' or channel is not null)
);
--> statement-breakpoint
ALTER TABLE "message_setting" ADD CONSTRAINT "message_setting_street_id_member_id_member_street_id_id_fk" FOREIGN KEY ("street_id","member_id") REFERENCES "public"."member"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wechat_grant" ADD CONSTRAINT "wechat_grant_street_id_member_id_member_street_id_id_fk" FOREIGN KEY ("street_id","member_id") REFERENCES "public"."member"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wechat_grant" ADD CONSTRAINT "wechat_grant_street_id_notice_id_notice_street_id_id_fk" FOREIGN KEY ("street_id","notice_id") REFERENCES "public"."notice"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message" ADD CONSTRAINT "message_street_id_notice_id_notice_street_id_id_fk" FOREIGN KEY ("street_id","notice_id") REFERENCES "public"."notice"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "reminder_old" ON "reminder" USING btree ("about");--> statement-breakpoint
CREATE INDEX "wechat_grant_member" ON "wechat_grant" USING btree ("street_id","member_id","id");--> statement-breakpoint
CREATE INDEX "message_due" ON "message" USING btree ("due_at","street_id") WHERE status = 'due';--> statement-breakpoint
CREATE INDEX "message_old" ON "message" USING btree ("settled_at");