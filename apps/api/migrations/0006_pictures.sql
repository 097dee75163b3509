CREATE TABLE "picture" (
	"street_id" text NOT NULL,
	"id" uuid NOT NULL,
	"width" integer NOT NULL,
	"height" integer NOT NULL,
	"added_by" uuid NOT NULL,
	"added_at" timestamp (3) with time zone NOT NULL,
	"erased_at" timestamp (3) with time zone,
	CONSTRAINT "picture_street_id_id_pk" PRIMARY KEY("street_id","id"),
	CONSTRAINT "picture_sides" CHECK (width > 0 and height > 0)
);
--> statement-breakpoint
CREATE TABLE "picture_content" (
	"street_id" text NOT NULL,
	"picture_id" uuid NOT NULL,
	"size" text NOT NULL,
	"content" "bytea" NOT NULL,
	CONSTRAINT "picture_content_street_id_picture_id_size_pk" PRIMARY KEY("street_id","picture_id","size"),
	CONSTRAINT "picture_content_size" CHECK (size in ('small', 'large')),
	CONSTRAINT "picture_content_bytes" CHECK (octet_length(content) between 1 and 1000000)
);
--> statement-breakpoint
CREATE TABLE "picture_day" (
	"street_id" text NOT NULL,
	"member_id" uuid NOT NULL,
	"day" date NOT NULL,
	"count" integer NOT NULL,
	CONSTRAINT "picture_day_street_id_member_id_day_pk" PRIMARY KEY("street_id","member_id","day"),
	CONSTRAINT "picture_day_count" CHECK (count between 1 and 300)
);
--> statement-breakpoint
ALTER TABLE "service" ADD COLUMN "picture_id" uuid;--> statement-breakpoint
ALTER TABLE "service" ADD COLUMN "picture_alt" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "picture" ADD CONSTRAINT "picture_street_id_street_id_fk" FOREIGN KEY ("street_id") REFERENCES "public"."street"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "picture_content" ADD CONSTRAINT "picture_content_street_id_picture_id_picture_street_id_id_fk" FOREIGN KEY ("street_id","picture_id") REFERENCES "public"."picture"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "picture_age" ON "picture" USING btree ("street_id","added_at");--> statement-breakpoint
ALTER TABLE "service" ADD CONSTRAINT "service_street_id_picture_id_picture_street_id_id_fk" FOREIGN KEY ("street_id","picture_id") REFERENCES "public"."picture"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "service_picture" ON "service" USING btree ("street_id","picture_id") WHERE picture_id is not null;