ALTER TABLE "report_figure" DROP CONSTRAINT "report_figure_rows";--> statement-breakpoint
ALTER TABLE "report_figure" ADD COLUMN "rows_of" text;--> statement-breakpoint
ALTER TABLE "report_figure" ADD COLUMN "digest" text;--> statement-breakpoint
ALTER TABLE "report_figure" ADD CONSTRAINT "report_figure_rows" CHECK (num_nonnulls(rows, rows_of) = (sha256 is not null)::int);