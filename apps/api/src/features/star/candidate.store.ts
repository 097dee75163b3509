import type { CandidateStatus } from '@yunxuan/domain'
import { askLong, type Executor, type Tx } from '../../platform/database.ts'
import type { NewRun } from './star.store.ts'

/** Somebody who would get a star. */
export interface CandidateRow {
  id: string
  personId: string
  memberId: string
  number: string
  personName: string
  minutes: number
  rotatingCode: number
  leaderScan: number
  recipientConfirmed: number
  lateScan: number
  backFilled: number
  starsBefore: number
  stars: number
  status: CandidateStatus
  reason: string
  /** Null once they left. */
  birthDate: string | null
}

/** Where a page of candidates begins. */
export interface CandidateKey {
  stars: number
  minutes: number
  personId: string
}

const candidateRows = `select c.id, c.person_id as "personId", c.member_id as "memberId", c.number,
    c.person_name as "personName", c.minutes, c.rotating_code_minutes as "rotatingCode",
    c.leader_scan_minutes as "leaderScan", c.recipient_confirmed_minutes as "recipientConfirmed",
    c.late_scan_minutes as "lateScan", c.back_filled_minutes as "backFilled", c.stars_before as "starsBefore", c.stars, c.status, c.reason,
    to_char(v.birth_date, 'YYYY-MM-DD') as "birthDate"
  from star_candidate c left join volunteer v on v.street_id = $1 and v.person_id = c.person_id`

/** Returns candidates of a run, most stars and then most hours first; without the struck ones when it is for everybody. */
export async function listCandidates(
  db: Executor,
  of: { streetId: string; runId: string; withStruck: boolean },
  page: { after: CandidateKey | null; limit: number },
): Promise<CandidateRow[]> {
  const { after } = page
  const { rows } = await db.$client.query<CandidateRow>({
    name: 'star-candidates',
    text: `${candidateRows} where c.street_id = $1 and c.run_id = $2 and ($3::boolean or c.status <> 'struck')
        and ($4::int is null or (c.stars, c.minutes, c.person_id) < ($4, $5::int, $6::uuid))
      order by c.stars desc, c.minutes desc, c.person_id desc limit $7`,
    values: [of.streetId, of.runId, of.withStruck, after?.stars, after?.minutes, after?.personId, page.limit],
  })
  return rows
}

/** Returns the candidate that an objection names. */
export async function findCandidate(
  db: Executor,
  streetId: string,
  of: { runId: string; candidateId: string },
): Promise<CandidateRow | undefined> {
  const { rows } = await db.$client.query<CandidateRow>({
    name: 'star-candidate',
    text: `${candidateRows} where c.street_id = $1 and c.run_id = $2 and c.id = $3 and c.status <> 'struck'`,
    values: [streetId, of.runId, of.candidateId],
  })
  return rows[0]
}

/** Returns the runs on whose list a member or a child of theirs is. */
export async function listRunsNaming(
  db: Executor,
  streetId: string,
  memberId: string,
): Promise<ReadonlySet<string>> {
  const { rows } = await db.$client.query<{ runId: string }>({
    name: 'star-runs-naming',
    text: `select distinct run_id as "runId" from star_candidate
      where street_id = $1 and member_id = $2 and status <> 'struck'`,
    values: [streetId, memberId],
  })
  return new Set(rows.map(row => row.runId))
}

/** Strikes a candidate from a run, with the reason. */
export async function strikeCandidate(
  tx: Tx,
  streetId: string,
  of: { runId: string; personId: string; reason: string },
): Promise<void> {
  await tx.$client.query({
    name: 'star-strike',
    text: `update star_candidate set status = 'struck', reason = $4
      where street_id = $1 and run_id = $2 and person_id = $3`,
    values: [streetId, of.runId, of.personId, of.reason],
  })
}

/** Takes the name of somebody who leaves out of every run, and them out of those that are not confirmed. */
export async function forgetCandidate(
  tx: Tx,
  { streetId, personId }: { streetId: string; personId: string },
): Promise<void> {
  await tx.$client.query({
    name: 'star-forget',
    text: `update star_candidate set person_name = '',
        reason = case when status = 'proposed' then '本人已退出' else reason end,
        status = case when status = 'proposed' then 'struck' else status end
      where street_id = $1 and person_id = $2`,
    values: [streetId, personId],
  })
}

/**
 * Keeps the picture of everybody whose hours until the run's day reach a higher star than they hold: read in one
 * statement, so that it is the picture of one moment. Returns how many there are.
 */
export async function freezeCandidates(tx: Tx, streetId: string, run: NewRun): Promise<number> {
  const { rowCount } = await askLong(tx, {
    name: 'star-freeze',
    text: `with served as (
        select person_id, sum(minutes)::int as minutes,
          coalesce(sum(minutes) filter (where grade = 'rotating-code'), 0)::int as rotating_code,
          coalesce(sum(minutes) filter (where grade = 'leader-scan'), 0)::int as leader_scan,
          coalesce(sum(minutes) filter (where grade = 'recipient-confirmed'), 0)::int as recipient_confirmed,
          coalesce(sum(minutes) filter (where grade = 'late-scan'), 0)::int as late_scan,
          coalesce(sum(minutes) filter (where grade = 'back-filled'), 0)::int as back_filled
        from record where street_id = $1 and served_on <= $3
        group by person_id having sum(minutes) >= ($4::int[])[1] * 60
      ), rated as (
        select s.*, (select count(*)::int from unnest($4::int[]) as hours where s.minutes >= hours * 60) as stars
        from served s
      ), held as (
        select c.person_id, max(c.stars) as stars from certificate c
        where c.street_id = $1 and c.kind = 'stars' and not exists (select from certificate_revocation v
          where v.street_id = $1 and v.number = c.number)
        group by c.person_id
      )
      insert into star_candidate (street_id, run_id, person_id, id, member_id, number, person_name, minutes,
        rotating_code_minutes, leader_scan_minutes, recipient_confirmed_minutes,
        late_scan_minutes, back_filled_minutes,
        stars_before, stars, status)
      select $1, $2, t.person_id, gen_random_uuid(), v.member_id, v.number, coalesce(d.name, m.name), t.minutes,
        t.rotating_code, t.leader_scan, t.recipient_confirmed, t.late_scan, t.back_filled,
        coalesce(h.stars, 0), t.stars, 'proposed'
      from rated t
      join volunteer v on v.street_id = $1 and v.person_id = t.person_id and v.status = 'active'
      join member m on m.street_id = $1 and m.id = v.member_id
      left join dependant d on d.street_id = $1 and d.id = v.dependant_id
      left join held h on h.person_id = t.person_id
      where t.stars > coalesce(h.stars, 0)`,
    values: [streetId, run.id, run.until, run.ladder],
  })
  return rowCount ?? 0
}

/**
 * Strikes candidates who meanwhile left or gave no name that a certificate could print, hold as many stars from
 * another run, or whose hours no longer reach them; returns how many.
 */
export async function strikeUnborne(
  tx: Tx,
  streetId: string,
  run: { id: string; until: string; ladder: readonly number[]; reason: string },
): Promise<number> {
  const { rowCount } = await askLong(tx, {
    name: 'star-strike-unborne',
    text: `with served as (
        select person_id, sum(minutes)::int as minutes from record
        where street_id = $1 and served_on <= $3 group by person_id
      )
      update star_candidate k set status = 'struck', reason = $5
      where k.street_id = $1 and k.run_id = $2 and k.status = 'proposed' and (
        not exists (select from served s where s.person_id = k.person_id
          and s.minutes >= ($4::int[])[k.stars] * 60)
        or not exists (select from volunteer v where v.street_id = $1 and v.person_id = k.person_id
          and v.status <> 'left' and v.real_name is not null)
        or exists (select from certificate c where c.street_id = $1 and c.person_id = k.person_id
          and c.kind = 'stars' and c.stars >= k.stars and not exists (select from certificate_revocation v
            where v.street_id = $1 and v.number = c.number)))`,
    values: [streetId, run.id, run.until, run.ladder, run.reason],
  })
  return rowCount ?? 0
}
