DROP INDEX "service_search";--> statement-breakpoint
CREATE INDEX "service_search" ON "service" USING gin ("category","search");