CREATE TABLE "follow" (
	"street_id" text NOT NULL,
	"member_id" uuid NOT NULL,
	"service_id" uuid NOT NULL,
	"is_told" boolean NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "follow_street_id_member_id_service_id_pk" PRIMARY KEY("street_id","member_id","service_id")
);
--> statement-breakpoint
CREATE TABLE "slot_news" (
	"street_id" text NOT NULL,
	"service_id" uuid NOT NULL,
	"slots" integer NOT NULL,
	"first_starts_at" timestamp (3) with time zone NOT NULL,
	"made_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "slot_news_street_id_service_id_pk" PRIMARY KEY("street_id","service_id"),
	CONSTRAINT "slot_news_slots" CHECK (slots > 0)
);
--> statement-breakpoint
ALTER TABLE "notice" ADD COLUMN "service_id" uuid;--> statement-breakpoint
ALTER TABLE "follow" ADD CONSTRAINT "follow_street_id_member_id_member_street_id_id_fk" FOREIGN KEY ("street_id","member_id") REFERENCES "public"."member"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "follow" ADD CONSTRAINT "follow_street_id_service_id_service_street_id_id_fk" FOREIGN KEY ("street_id","service_id") REFERENCES "public"."service"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "slot_news" ADD CONSTRAINT "slot_news_street_id_service_id_service_street_id_id_fk" FOREIGN KEY ("street_id","service_id") REFERENCES "public"."service"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "follow_told" ON "follow" USING btree ("street_id","service_id") WHERE is_told;--> statement-breakpoint
CREATE INDEX "slot_news_made" ON "slot_news" USING btree ("made_at");