CREATE TABLE "points_account" (
	"street_id" text NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"person_id" uuid,
	"balance" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "points_account_street_id_id_pk" PRIMARY KEY("street_id","id"),
	CONSTRAINT "points_account_person" CHECK ((kind = 'person') = (person_id is not null))
);--> statement-breakpoint
CREATE TABLE "points_posting" (
	"street_id" text NOT NULL,
	"transfer_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"amount" integer NOT NULL,
	CONSTRAINT "points_posting_street_id_transfer_id_account_id_pk" PRIMARY KEY("street_id","transfer_id","account_id"),
	CONSTRAINT "points_posting_amount" CHECK (amount <> 0)
);--> statement-breakpoint
CREATE TABLE "points_transfer" (
	"street_id" text NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"source_id" uuid NOT NULL,
	"policy_version" integer NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "points_transfer_street_id_id_pk" PRIMARY KEY("street_id","id"),
	CONSTRAINT "points_transfer_once" UNIQUE("street_id","kind","source_id")
);--> statement-breakpoint
CREATE TABLE "redemption" (
	"street_id" text NOT NULL,
	"id" uuid NOT NULL,
	"reward_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"points" integer NOT NULL,
	"status" text NOT NULL,
	"code" text NOT NULL,
	"reserved_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"ended_by" uuid,
	"reason" text DEFAULT '' NOT NULL,
	CONSTRAINT "redemption_street_id_id_pk" PRIMARY KEY("street_id","id")
);--> statement-breakpoint
CREATE TABLE "reward" (
	"street_id" text NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"description" text NOT NULL,
	"points" integer NOT NULL,
	"stock" integer NOT NULL,
	"reserved" integer DEFAULT 0 NOT NULL,
	"yearly_limit" integer,
	"collect_at" text NOT NULL,
	"service_id" uuid,
	"status" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"is_sample" boolean DEFAULT false NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "reward_street_id_id_pk" PRIMARY KEY("street_id","id"),
	CONSTRAINT "reward_name" UNIQUE("street_id","name"),
	CONSTRAINT "reward_points" CHECK (points > 0),
	CONSTRAINT "reward_stock" CHECK (reserved >= 0 and reserved <= stock)
);--> statement-breakpoint
CREATE TABLE "stock_move" (
	"street_id" text NOT NULL,
	"id" uuid NOT NULL,
	"reward_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"change" integer NOT NULL,
	"note" text NOT NULL,
	"by" uuid,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "stock_move_street_id_id_pk" PRIMARY KEY("street_id","id")
);--> statement-breakpoint
ALTER TABLE "points_account" ADD CONSTRAINT "points_account_street_id_street_id_fk" FOREIGN KEY ("street_id") REFERENCES "public"."street"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "points_posting" ADD CONSTRAINT "points_posting_street_id_transfer_id_points_transfer_street_id_id_fk" FOREIGN KEY ("street_id","transfer_id") REFERENCES "public"."points_transfer"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "points_posting" ADD CONSTRAINT "points_posting_street_id_account_id_points_account_street_id_id_fk" FOREIGN KEY ("street_id","account_id") REFERENCES "public"."points_account"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "points_transfer" ADD CONSTRAINT "points_transfer_street_id_street_id_fk" FOREIGN KEY ("street_id") REFERENCES "public"."street"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "redemption" ADD CONSTRAINT "redemption_street_id_reward_id_reward_street_id_id_fk" FOREIGN KEY ("street_id","reward_id") REFERENCES "public"."reward"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "redemption" ADD CONSTRAINT "redemption_street_id_member_id_member_street_id_id_fk" FOREIGN KEY ("street_id","member_id") REFERENCES "public"."member"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reward" ADD CONSTRAINT "reward_street_id_street_id_fk" FOREIGN KEY ("street_id") REFERENCES "public"."street"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reward" ADD CONSTRAINT "reward_street_id_service_id_service_street_id_id_fk" FOREIGN KEY ("street_id","service_id") REFERENCES "public"."service"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_move" ADD CONSTRAINT "stock_move_street_id_reward_id_reward_street_id_id_fk" FOREIGN KEY ("street_id","reward_id") REFERENCES "public"."reward"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_move" ADD CONSTRAINT "stock_move_street_id_by_member_street_id_id_fk" FOREIGN KEY ("street_id","by") REFERENCES "public"."member"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "points_account_of_person" ON "points_account" USING btree ("street_id","person_id") WHERE person_id is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "points_account_of_street" ON "points_account" USING btree ("street_id","kind") WHERE person_id is null;--> statement-breakpoint
CREATE INDEX "points_account_debt" ON "points_account" USING btree ("street_id","balance") WHERE kind = 'person' and balance < 0;--> statement-breakpoint
CREATE INDEX "points_posting_account" ON "points_posting" USING btree ("street_id","account_id","transfer_id");--> statement-breakpoint
CREATE UNIQUE INDEX "redemption_code" ON "redemption" USING btree ("street_id","code") WHERE status = 'reserved';--> statement-breakpoint
CREATE INDEX "redemption_person" ON "redemption" USING btree ("street_id","person_id","reward_id");--> statement-breakpoint
CREATE INDEX "redemption_member" ON "redemption" USING btree ("street_id","member_id","id");--> statement-breakpoint
CREATE INDEX "redemption_over" ON "redemption" USING btree ("expires_at") WHERE status = 'reserved';--> statement-breakpoint
CREATE INDEX "stock_move_reward" ON "stock_move" USING btree ("street_id","reward_id","id");--> statement-breakpoint
-- A movement whose postings do not sum to zero would make points out of nothing.
CREATE FUNCTION refuse_unbalanced() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (SELECT sum(amount) FROM points_posting
      WHERE street_id = NEW.street_id AND transfer_id = NEW.transfer_id) <> 0 THEN
    RAISE EXCEPTION 'points do not sum to zero' USING ERRCODE = 'check_violation', CONSTRAINT = 'points_balanced';
  END IF;
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE CONSTRAINT TRIGGER points_balanced AFTER INSERT ON "points_posting" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION refuse_unbalanced();--> statement-breakpoint
CREATE TRIGGER points_transfer_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "points_transfer"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();--> statement-breakpoint
CREATE TRIGGER points_posting_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "points_posting"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();--> statement-breakpoint
CREATE TRIGGER stock_move_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "stock_move"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
