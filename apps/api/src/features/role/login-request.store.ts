import type { Executor, Tx } from '../../platform/database.ts'
import type { LoginAnswer } from './role.table.ts'

/** Somebody asked for a log-in of somebody else, with what became of it. */
export interface LoginRequestRow {
  id: string
  memberId: string
  memberName: string
  login: string
  firstHash: Buffer
  askedBy: string
  askedByName: string
  askedAt: Date
  endsAt: Date
  answer: LoginAnswer | null
  answeredBy: string | null
}

const requestRows = `select r.id, r.member_id as "memberId", m.name as "memberName", r.login,
    r.first_hash as "firstHash", r.asked_by as "askedBy", b.name as "askedByName", r.asked_at as "askedAt",
    r.ends_at as "endsAt", w.answer, w.answered_by as "answeredBy"
  from login_request r
  join member m on m.street_id = $1 and m.id = r.member_id
  join member b on b.street_id = $1 and b.id = r.asked_by
  left join login_answer w on w.street_id = $1 and w.request_id = r.id`

const isNewest = `not exists (select from login_request l
  where l.street_id = $1 and l.member_id = r.member_id and l.id > r.id)`

export async function insertLoginRequest(
  tx: Tx,
  row: Pick<LoginRequestRow, 'id' | 'memberId' | 'login' | 'firstHash' | 'askedBy' | 'askedAt' | 'endsAt'> & {
    streetId: string
  },
): Promise<void> {
  await tx.$client.query({
    name: 'login-request-insert',
    text: `insert into login_request (street_id, id, member_id, login, first_hash, asked_by, asked_at, ends_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    values: [
      row.streetId,
      row.id,
      row.memberId,
      row.login,
      row.firstHash,
      row.askedBy,
      row.askedAt,
      row.endsAt,
    ],
  })
}

/** Returns a request that no later one of the same member has taken the place of. */
export async function findLoginRequest(
  db: Executor,
  streetId: string,
  requestId: string,
): Promise<(LoginRequestRow & { isNewest: boolean }) | undefined> {
  const { rows } = await db.$client.query<LoginRequestRow & { isNewest: boolean }>({
    name: 'login-request-find',
    text: `select q.*, ${isNewest.replaceAll('r.', 's.')} as "isNewest"
      from (${requestRows} where r.street_id = $1 and r.id = $2) q
      join login_request s on s.street_id = $1 and s.id = q.id`,
    values: [streetId, requestId],
  })
  return rows[0]
}

/** Returns the requests of a street that wait for an answer, of one member when one is named; the newest first. */
export async function listOpenRequests(
  db: Executor,
  of: { streetId: string; memberId: string | null },
  now: Date,
): Promise<LoginRequestRow[]> {
  const { rows } = await db.$client.query<LoginRequestRow>({
    name: 'login-request-open',
    text: `${requestRows} where r.street_id = $1 and ($2::uuid is null or r.member_id = $2)
        and r.ends_at > $3 and w.request_id is null and ${isNewest}
      order by r.id desc limit 200`,
    values: [of.streetId, of.memberId, now],
  })
  return rows
}

export async function insertLoginAnswer(
  tx: Tx,
  row: { streetId: string; request: LoginRequestRow; answer: LoginAnswer; answeredBy: string; at: Date },
): Promise<void> {
  const { streetId, request, answer, answeredBy, at } = row
  await tx.$client.query({
    name: 'login-answer-insert',
    text: `insert into login_answer (street_id, request_id, member_id, asked_by, answer, answered_by, at)
      values ($1, $2, $3, $4, $5, $6, $7)`,
    values: [streetId, request.id, request.memberId, request.askedBy, answer, answeredBy, at],
  })
}

/** Returns who administers the whole street now, but some. */
export async function listOtherAdministrators(
  db: Executor,
  of: { streetId: string; but: readonly string[] },
  now: Date,
): Promise<string[]> {
  const { rows } = await db.$client.query<{ memberId: string }>({
    name: 'role-other-administrators',
    text: `select distinct member_id as "memberId" from role_grant
      where street_id = $1 and role = 'administrator' and area_id is null and revoked_at is null
        and starts_at <= $3 and (ends_at is null or ends_at > $3) and member_id <> all($2::uuid[])
      order by 1`,
    values: [of.streetId, of.but, now],
  })
  return rows.map(row => row.memberId)
}

/**
 * Whether somebody administered the whole street at an instant, by a grant of before another. The log says
 * when that was, and nobody can change it; when a grant starts is said by whoever grants it. What the server's command
 * line granted counts at once: its line names no grant.
 */
export async function wasAdministrator(
  db: Executor,
  of: { streetId: string; memberId: string },
  at: { askedAt: Date; settledAt: Date },
): Promise<boolean> {
  const { rowCount } = await db.$client.query({
    name: 'role-was-administrator',
    text: `select from role_grant g
      where g.street_id = $1 and g.member_id = $2 and g.role = 'administrator' and g.area_id is null
        and g.starts_at <= $3 and (g.ends_at is null or g.ends_at > $3)
        and (g.revoked_at is null or g.revoked_at > $3)
        and not exists (select from audit a
          where a.street_id = $1 and a.subject_id = g.member_id and a.action = 'role.grant'
            and a.detail->>'grantId' = g.id::text and a.at > $4)
      limit 1`,
    values: [of.streetId, of.memberId, at.askedAt, at.settledAt],
  })
  return rowCount === 1
}
