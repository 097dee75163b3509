-- A slot's counts change with every batch of bookings: room for the new row on the same page.
ALTER TABLE "slot" SET (fillfactor = 50);--> statement-breakpoint
-- Chinese bigrams need fine statistics, or the planner misjudges common pairs.
ALTER TABLE "service" ALTER COLUMN "search" SET STATISTICS 1000;--> statement-breakpoint
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;--> statement-breakpoint
CREATE TRIGGER audit_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "audit"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
