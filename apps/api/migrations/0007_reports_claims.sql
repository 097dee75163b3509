CREATE TABLE "claim" (
	"street_id" text NOT NULL,
	"id" uuid NOT NULL,
	"figure_id" text,
	"name" text NOT NULL,
	"value" double precision NOT NULL,
	"unit" text NOT NULL,
	"period" text NOT NULL,
	"quote" text NOT NULL,
	"source" text NOT NULL,
	"created_by" uuid,
	"created_at" timestamp (3) with time zone NOT NULL,
	"withdrawn_by" uuid,
	"withdrawn_at" timestamp (3) with time zone,
	CONSTRAINT "claim_street_id_id_pk" PRIMARY KEY("street_id","id")
);
--> statement-breakpoint
CREATE TABLE "report" (
	"street_id" text NOT NULL,
	"id" uuid NOT NULL,
	"template" text NOT NULL,
	"rhythm" text NOT NULL,
	"title" text NOT NULL,
	"from_day" date NOT NULL,
	"to_day" date NOT NULL,
	"sections" jsonb NOT NULL,
	"status" text NOT NULL,
	"status_reason" text DEFAULT '' NOT NULL,
	"writers" uuid[] NOT NULL,
	"drafted_by" uuid,
	"corrects_id" uuid,
	"reason" text DEFAULT '' NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"is_sample" boolean DEFAULT false NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "report_street_id_id_pk" PRIMARY KEY("street_id","id"),
	CONSTRAINT "report_span" CHECK (to_day >= from_day)
);
--> statement-breakpoint
CREATE TABLE "report_figure" (
	"street_id" text NOT NULL,
	"report_id" uuid NOT NULL,
	"figure_id" text NOT NULL,
	"position" integer NOT NULL,
	"name" text NOT NULL,
	"unit" text NOT NULL,
	"definition" text NOT NULL,
	"figure_version" integer NOT NULL,
	"value" double precision,
	"unnamed" integer NOT NULL,
	"hidden" text,
	"rows" "bytea",
	"sha256" "bytea",
	"late_now" double precision,
	"late_came" integer,
	"late_went" integer,
	"late_rows" "bytea",
	"corrected_came" integer,
	"corrected_went" integer,
	CONSTRAINT "report_figure_street_id_report_id_figure_id_pk" PRIMARY KEY("street_id","report_id","figure_id"),
	CONSTRAINT "report_figure_rows" CHECK ((rows is null) = (sha256 is null))
);
--> statement-breakpoint
CREATE TABLE "report_issue" (
	"street_id" text NOT NULL,
	"report_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"template" text NOT NULL,
	"rhythm" text NOT NULL,
	"title" text NOT NULL,
	"from_day" date NOT NULL,
	"to_day" date NOT NULL,
	"sections" jsonb NOT NULL,
	"claims" jsonb NOT NULL,
	"writers" uuid[] NOT NULL,
	"released_by" uuid NOT NULL,
	"cut_off" timestamp (3) with time zone NOT NULL,
	"before_id" uuid,
	"corrects_id" uuid,
	"reason" text NOT NULL,
	"sha256" "bytea" NOT NULL,
	CONSTRAINT "report_issue_street_id_report_id_pk" PRIMARY KEY("street_id","report_id"),
	CONSTRAINT "report_issue_number" UNIQUE("street_id","number"),
	CONSTRAINT "report_issue_second" CHECK (cardinality(writers) > 0 and not released_by = any(writers))
);
--> statement-breakpoint
ALTER TABLE "claim" ADD CONSTRAINT "claim_street_id_created_by_member_street_id_id_fk" FOREIGN KEY ("street_id","created_by") REFERENCES "public"."member"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claim" ADD CONSTRAINT "claim_street_id_withdrawn_by_member_street_id_id_fk" FOREIGN KEY ("street_id","withdrawn_by") REFERENCES "public"."member"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report" ADD CONSTRAINT "report_street_id_drafted_by_member_street_id_id_fk" FOREIGN KEY ("street_id","drafted_by") REFERENCES "public"."member"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_figure" ADD CONSTRAINT "report_figure_of_issue_fk" FOREIGN KEY ("street_id","report_id") REFERENCES "public"."report_issue"("street_id","report_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_issue" ADD CONSTRAINT "report_issue_street_id_report_id_report_street_id_id_fk" FOREIGN KEY ("street_id","report_id") REFERENCES "public"."report"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_issue" ADD CONSTRAINT "report_issue_street_id_released_by_member_street_id_id_fk" FOREIGN KEY ("street_id","released_by") REFERENCES "public"."member"("street_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_issue" ADD CONSTRAINT "report_issue_before_fk" FOREIGN KEY ("street_id","before_id") REFERENCES "public"."report_issue"("street_id","report_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_issue" ADD CONSTRAINT "report_issue_corrects_fk" FOREIGN KEY ("street_id","corrects_id") REFERENCES "public"."report_issue"("street_id","report_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "claim_standing" ON "claim" USING btree ("street_id","id") WHERE withdrawn_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "report_scheduled" ON "report" USING btree ("street_id","rhythm","from_day") WHERE drafted_by is null;--> statement-breakpoint
CREATE UNIQUE INDEX "report_correction_once" ON "report" USING btree ("street_id","corrects_id") WHERE corrects_id is not null and status <> 'dropped';--> statement-breakpoint
CREATE INDEX "report_newest" ON "report" USING btree ("street_id","from_day","id");--> statement-breakpoint
CREATE INDEX "report_status" ON "report" USING btree ("street_id","status","from_day","id");--> statement-breakpoint
CREATE UNIQUE INDEX "report_issue_corrects" ON "report_issue" USING btree ("street_id","corrects_id") WHERE corrects_id is not null;--> statement-breakpoint
CREATE INDEX "report_issue_line" ON "report_issue" USING btree ("street_id","template","rhythm","from_day");--> statement-breakpoint
-- What a street said of itself lay beside its name as numbers without words; now each is a claim.
INSERT INTO "claim" ("street_id", "id", "figure_id", "name", "value", "unit", "period", "quote", "source", "created_at")
  SELECT s.id, gen_random_uuid(), k.figure_id, coalesce(k.name, f.key), f.value::float8, coalesce(k.unit, ''), '',
    coalesce(k.name, f.key) || f.value, '街道自报', now()
  FROM "street" s CROSS JOIN LATERAL jsonb_each_text(s.figures) f
  LEFT JOIN (VALUES
    ('themedEvents', '主题活动', null, '场'),
    ('cloudProposals', '云提案', 'proposals-taken', '条'),
    ('coursesAndResidentActivities', '公益课程、居民活动', null, '次'),
    ('visitors', '参访', null, '人次'),
    ('bereavedFamilyServicePersonTimes', '失独家庭服务', null, '人次'),
    ('studentsAidedPerYear', '资助学生', null, '人'),
    ('studentAidPerYearYuan', '助学金', null, '元'),
    ('studySessionsPerQuarter', '学习计划', null, '场'),
    ('volunteerTeams', '志愿服务队', 'teams', '支'),
    ('volunteers', '注册志愿者', 'volunteers', '人'),
    ('personTimesServed', '服务群众', 'people-served', '人次'),
    ('livestreamTrainingSessions', '直播培训', null, '期'),
    ('livestreamTrainingPersonTimes', '直播培训人次', null, '人次'),
    ('microFactoryResidents', '微工厂领零活', null, '人'),
    ('artPerformances', '文艺演出', null, '场'),
    ('folkActivities', '民俗活动', null, '次'),
    ('readingAndVolunteerEvents', '主题活动', null, '次'),
    ('eldersAndChildrenServed', '服务一老一小', 'persons-served', '人'),
    ('banksSigned', '签约金融机构', null, '家'),
    ('visitsToFamiliesInNeed', '慰问', null, '次'),
    ('antiFraudTalks', '反电诈宣传', 'law-held', '场'),
    ('haircutAndHealthEvents', '理发和健康服务', 'clinic-held', '场'),
    ('cultureEvents', '文化活动', 'culture-held', '场')) AS k (key, name, figure_id, unit) ON k.key = f.key;--> statement-breakpoint
ALTER TABLE "street" DROP COLUMN "figures";
--> statement-breakpoint
CREATE TRIGGER report_issue_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "report_issue"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('report_issue');
--> statement-breakpoint
CREATE TRIGGER report_figure_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "report_figure"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('report_figure');
--> statement-breakpoint
DO $$
BEGIN
  IF to_regrole('yunxuan_api') IS NOT NULL THEN
    REVOKE UPDATE, DELETE, TRUNCATE ON "report_issue", "report_figure" FROM yunxuan_api;
  END IF;
END $$;
