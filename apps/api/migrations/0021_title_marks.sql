-- Two of 256 bits for each token that stands in a title (service-search.ts marks those with ^).
CREATE FUNCTION title_marks(tokens text[]) RETURNS bit(256) LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT coalesce(bit_or(set_bit(set_bit(0::bit(256), hashtext(token) & 255, 1), hashtext(token) >> 8 & 255, 1)), 0::bit(256))
  FROM unnest(tokens) AS token WHERE strpos(token, '^') > 0
$$;--> statement-breakpoint
DROP INDEX "service_listing_next";--> statement-breakpoint
DROP INDEX "service_listing_category";--> statement-breakpoint
ALTER TABLE "service" ADD COLUMN "title_marks" bit(256) GENERATED ALWAYS AS (title_marks(tsvector_to_array(search))) STORED;--> statement-breakpoint
ALTER TABLE "service_listing" ADD COLUMN "title_marks" bit(256);--> statement-breakpoint
UPDATE "service_listing" n SET "title_marks" = v."title_marks" FROM "service" v WHERE v."street_id" = n."street_id" AND v."id" = n."service_id";--> statement-breakpoint
ALTER TABLE "service_listing" ALTER COLUMN "title_marks" SET NOT NULL;--> statement-breakpoint
CREATE INDEX "service_listing_next" ON "service_listing" USING btree ("street_id","next_starts_at","service_id","title_marks");--> statement-breakpoint
CREATE INDEX "service_listing_category" ON "service_listing" USING btree ("street_id","category","next_starts_at","service_id","title_marks");
