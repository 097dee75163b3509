import type { HazardSeverity, MatterFacts, MatterKind, MatterStep } from '@yunxuan/domain'
import type { Executor, Tx } from '../../platform/database.ts'
import { kindsThatEnd } from './matter-kinds.ts'

/** A matter as it is kept. */
export interface MatterRow extends MatterFacts {
  id: string
  number: string
  /** Null where it was said in confidence. */
  text: string | null
  placeNote: string
  areaId: string | null
  areaName: string | null
  organizationId: string | null
  organizationName: string | null
  /** Of an errand: the name of its guide, and whether it goes by the green lane. */
  guideTitle: string | null
  isGreen: boolean
  raisedByName: string
  raisedByPhone: string | null
  ownerName: string | null
  dueOn: string | null
  daysLeft: number | null
  publicTitle: string | null
  publicText: string | null
  supports: number
  answers: number
  mergedInto: string | null
  version: number
  createdAt: Date
}

/** SQL: a matter `m` with the names of its people, and what else is selected; the first parameter is the street. */
export const matterRowsWith = (
  more: string,
) => `select ${more} m.id, m.number, m.kind, m.status, m.was_taken as "wasTaken",
    m.raised_by as "raisedBy", m.owner_id as "ownerId", m.answered_by as "answeredBy", m.verdict, m.level,
    m.checked_by as "checkedBy", h.severity, coalesce(e.owed, 0) as "papersOwed",
    to_char(e.until, 'YYYY-MM-DD') as "papersUntil", e.days as "ownDays", e.guide_title as "guideTitle",
    coalesce(e.is_green, false) as "isGreen",
    m.is_public as "isPublic", m.reopened, m.answered_at as "answeredAt", m.ended_at as "endedAt", m.text,
    m.place_note as "placeNote", m.area_id as "areaId", a.name as "areaName", r.name as "raisedByName",
    r.phone as "raisedByPhone", o.name as "ownerName", to_char(m.due_on, 'YYYY-MM-DD') as "dueOn",
    m.days_left as "daysLeft", m.public_title as "publicTitle", m.public_text as "publicText", m.supports,
    m.answers, m.agreed, m.carried_out as "carriedOut",
    m.merged_into as "mergedInto", m.version, m.created_at as "createdAt",
    m.organization_id as "organizationId", org.name as "organizationName"
  from matter m
  join member r on r.street_id = $1 and r.id = m.raised_by
  left join member o on o.street_id = $1 and o.id = m.owner_id
  left join organization org on org.street_id = $1 and org.id = m.organization_id
  left join area a on a.street_id = $1 and a.id = m.area_id
  left join hazard h on h.street_id = $1 and h.matter_id = m.id
  left join errand e on e.street_id = $1 and e.matter_id = m.id`
export const matterRows = matterRowsWith('')

/** Returns a matter. */
export async function findMatter(
  db: Executor,
  streetId: string,
  matterId: string,
): Promise<MatterRow | undefined> {
  const { rows } = await db.$client.query<MatterRow>({
    name: 'matter-find',
    text: `${matterRows} where m.street_id = $1 and m.id = $2`,
    values: [streetId, matterId],
  })
  return rows[0]
}

/** Locks matters in the order of their ids, and returns those that are there. */
export async function lockMatters(
  tx: Tx,
  streetId: string,
  matterIds: readonly string[],
): Promise<MatterRow[]> {
  await tx.$client.query({
    name: 'matter-lock',
    text: 'select from matter where street_id = $1 and id = any($2::uuid[]) order by id for no key update',
    values: [streetId, matterIds],
  })
  const { rows } = await tx.$client.query<MatterRow>({
    name: 'matter-locked',
    text: `${matterRows} where m.street_id = $1 and m.id = any($2::uuid[])`,
    values: [streetId, matterIds],
  })
  return rows
}

/** Waits until nobody else counts what a member has open. */
export async function lockRaising(tx: Tx, streetId: string, memberId: string): Promise<void> {
  await tx.$client.query({
    name: 'matter-lock-raising',
    text: `select pg_advisory_xact_lock(hashtextextended('matters ' || $1 || ' ' || $2, 0))`,
    values: [streetId, memberId],
  })
}

/** Returns how many matters that a member raised are open, tasks that came of them apart, and when they were born. */
export async function countOpen(
  tx: Tx,
  streetId: string,
  memberId: string,
): Promise<{ open: number; birthDate: string | null }> {
  const { rows } = await tx.$client.query<{ open: number; birthDate: string | null }>({
    name: 'matter-count-open',
    text: `select r.birth_date::text as "birthDate", (select count(*)::int from matter m
        where m.street_id = $1 and m.raised_by = $2 and m.ended_at is null and m.origin_id is null) as open
      from member r where r.street_id = $1 and r.id = $2`,
    values: [streetId, memberId],
  })
  return rows[0] ?? { open: 0, birthDate: null }
}

/** A matter that is raised. */
export interface NewMatter {
  id: string
  number: string
  kind: MatterKind
  text: string | null
  placeNote: string
  areaId: string | null
  raisedBy: string
  organizationId: string | null
  dueOn: string | null
  originId: string | null
  createdAt: Date
}

/** Writes a matter; returns false when its number is taken. */
export async function insertMatter(tx: Tx, streetId: string, row: NewMatter): Promise<boolean> {
  const { rowCount } = await tx.$client.query({
    name: 'matter-insert',
    text: `insert into matter (street_id, id, number, kind, text, place_note, area_id, raised_by, status, due_on,
        origin_id, created_at, organization_id)
      values ($1, $2, $3, $4, $5, $6, $7, $8, 'sent', $9, $10, $11, $12) on conflict (street_id, number) do nothing`,
    values: [
      streetId,
      row.id,
      row.number,
      row.kind,
      row.text,
      row.placeNote,
      row.areaId,
      row.raisedBy,
      row.dueOn,
      row.originId,
      row.createdAt,
      row.organizationId,
    ],
  })
  return rowCount === 1
}

/** What a matter becomes by a step. */
export interface NextMatter extends MatterFacts {
  id: string
  dueOn: string | null
  daysLeft: number | null
  publicTitle: string | null
  publicText: string | null
  /** Who wrote the public text by this step; undefined leaves whoever did. */
  publishedBy: string | undefined
  mergedInto: string | null
  version: number
}

/** Writes what a matter has become. */
export async function updateMatter(tx: Tx, streetId: string, next: NextMatter): Promise<void> {
  await tx.$client.query({
    name: 'matter-update',
    text: `update matter set status = $3, was_taken = $4, owner_id = $5, verdict = $6, answered_by = $7,
        answered_at = $8, ended_at = $9, level = $10, due_on = $11, days_left = $12, public_title = $13,
        public_text = $14, published_by = coalesce($15, published_by), is_public = $16, reopened = $17,
        merged_into = $18, version = $19, checked_by = $20
      where street_id = $1 and id = $2`,
    values: [
      streetId,
      next.id,
      next.status,
      next.wasTaken,
      next.ownerId,
      next.verdict,
      next.answeredBy,
      next.answeredAt,
      next.endedAt,
      next.level,
      next.dueOn,
      next.daysLeft,
      next.publicTitle,
      next.publicText,
      next.publishedBy,
      next.isPublic,
      next.reopened,
      next.mergedInto,
      next.version,
      next.checkedBy,
    ],
  })
}

/** Writes how pressing a danger is. */
export async function setSeverity(
  tx: Tx,
  streetId: string,
  hazard: { matterId: string; severity: HazardSeverity },
): Promise<void> {
  await tx.$client.query({
    name: 'hazard-severity',
    text: `insert into hazard (street_id, matter_id, severity) values ($1, $2, $3)
      on conflict (street_id, matter_id) do update set severity = excluded.severity`,
    values: [streetId, hazard.matterId, hazard.severity],
  })
}

/** A line of the timeline as it is kept. */
export interface StepRow extends Pick<MatterStep, 'act' | 'at'> {
  position: number
  party: MatterStep['as']
  byId: string | null
  byName: string | null
  word: string | null
  verdict: MatterFacts['verdict']
  ownerId: string | null
  dueOn: string | null
  intoId: string | null
  isPublic: boolean
}

/** Appends a line to the timeline. */
export async function insertStep(
  tx: Tx,
  streetId: string,
  matterId: string,
  step: Omit<StepRow, 'byName'>,
): Promise<void> {
  await tx.$client.query({
    name: 'matter-step-insert',
    text: `insert into matter_step (street_id, matter_id, position, act, by_id, party, at, word, verdict, owner_id,
        due_on, into_id, is_public)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    values: [
      streetId,
      matterId,
      step.position,
      step.act,
      step.byId,
      step.party,
      step.at,
      step.word,
      step.verdict,
      step.ownerId,
      step.dueOn,
      step.intoId,
      step.isPublic,
    ],
  })
}

/** Returns the timeline of a matter, first line first. */
export async function listSteps(db: Executor, streetId: string, matterId: string): Promise<StepRow[]> {
  const { rows } = await db.$client.query<StepRow>({
    name: 'matter-steps',
    text: `select s.position, s.act, s.by_id as "byId", b.name as "byName", s.party, s.at, s.word, s.verdict,
        s.owner_id as "ownerId", to_char(s.due_on, 'YYYY-MM-DD') as "dueOn", s.into_id as "intoId",
        s.is_public as "isPublic"
      from matter_step s left join member b on b.street_id = $1 and b.id = s.by_id
      where s.street_id = $1 and s.matter_id = $2 order by s.position`,
    values: [streetId, matterId],
  })
  return rows
}

/** Returns the matters of a street that were answered before an instant and still wait for a word, at most `most`. */
export async function listSilent(
  db: Executor,
  streetId: string,
  before: Date,
  most: number,
): Promise<string[]> {
  const { rows } = await db.$client.query<{ id: string }>({
    name: 'matter-silent',
    text: `select id from matter where street_id = $1 and status = 'answered' and answered_at <= $2
        and kind in (${kindsThatEnd('asker')}) order by answered_at limit $3`,
    values: [streetId, before, most],
  })
  return rows.map(row => row.id)
}

/** Returns the streets whose people raised anything yet. */
export async function listStreetsWithMatters(db: Executor): Promise<string[]> {
  const { rows } = await db.$client.query<{ id: string }>({
    name: 'matter-streets',
    text: `select s.id from street s where exists (select from matter m where m.street_id = s.id)`,
  })
  return rows.map(row => row.id)
}
