ALTER TABLE "session" ADD COLUMN "kind" text DEFAULT 'wechat' NOT NULL;--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_kind" CHECK (kind in ('wechat', 'console', 'demo'));