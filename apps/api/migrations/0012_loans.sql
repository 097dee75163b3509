CREATE TABLE "item" (
	"street_id" text NOT NULL,
	"id" uuid NOT NULL,
	"location_id" uuid NOT NULL,
	"name" text NOT NULL,
	"total" integer NOT NULL,
	"out" integer DEFAULT 0 NOT NULL,
	"lost" integer DEFAULT 0 NOT NULL,
	"beyond" integer DEFAULT 0 NOT NULL,
	"days_max" integer NOT NULL,
	"is_used_up" boolean NOT NULL,
	"needs_person" boolean NOT NULL,
	"is_withdrawn" boolean NOT NULL,
	"counted_at" timestamp (3) with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"is_sample" boolean DEFAULT false NOT NULL,
	CONSTRAINT "item_street_id_id_pk" PRIMARY KEY("street_id","id"),
	CONSTRAINT "item_name" UNIQUE("street_id","location_id","name"),
	CONSTRAINT "item_pieces" CHECK (total >= 0 and "out" >= 0 and lost >= 0 and beyond >= 0),
	CONSTRAINT "item_shelf" CHECK ("out" + lost <= total + beyond)
);
--> statement-breakpoint
CREATE TABLE "item_move" (
	"street_id" text NOT NULL,
	"id" uuid NOT NULL,
	"item_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"pieces" integer NOT NULL,
	"difference" integer NOT NULL,
	"note" text NOT NULL,
	"by" uuid,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "item_move_street_id_id_pk" PRIMARY KEY("street_id","id"),
	CONSTRAINT "item_move_nobody" CHECK (kind <> 'used' or "by" is null)
);
--> statement-breakpoint
CREATE TABLE "loan" (
	"street_id" text NOT NULL,
	"id" uuid NOT NULL,
	"item_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"status" text NOT NULL,
	"taken_at" timestamp (3) with time zone NOT NULL,
	"due_date" date NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"is_told" boolean NOT NULL,
	"out_by" uuid,
	"back_by" uuid,
	"is_sample" boolean DEFAULT false NOT NULL,
	CONSTRAINT "loan_street_id_id_pk" PRIMARY KEY("street_id","id"),
	CONSTRAINT "loan_end" CHECK ((status = 'out') = (ended_at is null))
);
--> statement-breakpoint
ALTER TABLE "item" ADD CONSTRAINT "item_street_id_location_id_location_street_id_id_fk" FOREIGN KEY ("street_id","location_id") REFERENCES "public"."location"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "item_move" ADD CONSTRAINT "item_move_street_id_item_id_item_street_id_id_fk" FOREIGN KEY ("street_id","item_id") REFERENCES "public"."item"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "item_move" ADD CONSTRAINT "item_move_street_id_by_member_street_id_id_fk" FOREIGN KEY ("street_id","by") REFERENCES "public"."member"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "loan" ADD CONSTRAINT "loan_street_id_item_id_item_street_id_id_fk" FOREIGN KEY ("street_id","item_id") REFERENCES "public"."item"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "loan" ADD CONSTRAINT "loan_street_id_member_id_member_street_id_id_fk" FOREIGN KEY ("street_id","member_id") REFERENCES "public"."member"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "loan" ADD CONSTRAINT "loan_street_id_out_by_member_street_id_id_fk" FOREIGN KEY ("street_id","out_by") REFERENCES "public"."member"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "loan" ADD CONSTRAINT "loan_street_id_back_by_member_street_id_id_fk" FOREIGN KEY ("street_id","back_by") REFERENCES "public"."member"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "item_move_item" ON "item_move" USING btree ("street_id","item_id","at");--> statement-breakpoint
CREATE INDEX "loan_held" ON "loan" USING btree ("street_id","member_id","due_date") WHERE status = 'out';--> statement-breakpoint
CREATE INDEX "loan_had" ON "loan" USING btree ("street_id","member_id","ended_at");--> statement-breakpoint
CREATE INDEX "loan_item" ON "loan" USING btree ("street_id","item_id","taken_at");--> statement-breakpoint
CREATE INDEX "loan_due" ON "loan" USING btree ("street_id","due_date") WHERE status = 'out';--> statement-breakpoint
CREATE INDEX "loan_taken" ON "loan" USING btree ("street_id","taken_at");