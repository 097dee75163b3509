-- The API acts under a role of its own, which may write everything but change or take away nothing of what people
-- must be able to trust: the log, scans, records and their chain, points, certificates. The triggers refuse it, too,
-- but whoever owns a table can drop a trigger; this role owns none. Where the one who migrates may make no roles the
-- triggers stand alone.
DO $$
BEGIN
  CREATE ROLE yunxuan_api NOLOGIN;
EXCEPTION
  WHEN duplicate_object OR unique_violation THEN NULL;
  WHEN insufficient_privilege THEN RAISE NOTICE 'the role yunxuan_api cannot be made: the API acts as %', current_user;
END $$;--> statement-breakpoint
DO $$
DECLARE kept text;
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'yunxuan_api') THEN RETURN; END IF;
  GRANT yunxuan_api TO CURRENT_USER;
  GRANT USAGE ON SCHEMA public TO yunxuan_api;
  GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO yunxuan_api;
  ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO yunxuan_api;
  FOREACH kept IN ARRAY ARRAY['audit', 'scan', 'record', 'record_approval', 'record_decision', 'attachment',
    'chain_entry', 'chain_month', 'points_transfer', 'points_posting', 'stock_move', 'certificate',
    'certificate_revocation'] LOOP
    EXECUTE format('REVOKE UPDATE, DELETE, TRUNCATE ON %I FROM yunxuan_api', kept);
  END LOOP;
EXCEPTION
  WHEN insufficient_privilege THEN RAISE NOTICE 'the role yunxuan_api cannot be granted to %', current_user;
END $$;
