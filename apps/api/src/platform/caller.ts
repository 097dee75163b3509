import type { RoleGrant, SessionKind, StaffRole } from '@yunxuan/domain'
import { isInForce } from '@yunxuan/domain'
import { batching } from './batch.ts'
import type { Db } from './database.ts'
import { Refusal } from './refuse.ts'

/** What an access token says; the session behind it is asked on every request, so a revoked one ends at once. */
export interface Token {
  accountId: string
  sessionId: string
}

export interface CallerMember {
  id: string
  name: string
  areaId: string | null
}

/** Who calls: the account, and inside a street the person it is there with the roles in force. */
export interface Caller extends Token {
  kind: SessionKind
  member: CallerMember | null
  grants: readonly RoleGrant[]
}

/** A caller who is a person of the street in the path. */
export type MemberCaller = Caller & { member: CallerMember }

/** Returns the caller behind a token, inside a street when one is named; undefined when the session has ended. */
export type CallerLookup = (
  token: Token,
  streetId: string | undefined,
  now: Date,
) => Promise<Caller | undefined>

interface MemberRow {
  account_id: string
  id: string
  name: string
  area_id: string | null
  grants: GrantRow[] | null
}

interface GrantRow {
  role: StaffRole
  area_id: string | null
  organization_id: string | null
  starts_at: string
  ends_at: string | null
}

const outsideStreets = ''
const askSessions = {
  name: 'caller-sessions',
  text: 'select id, kind from session where id = any($1::uuid[]) and revoked_at is null and expires_at > $2',
}
const askMembers = {
  name: 'caller-members',
  text: `select m.account_id, m.id, m.name, m.area_id,
      (select json_agg(json_build_object('role', g.role, 'area_id', g.area_id,
          'organization_id', g.organization_id, 'starts_at', g.starts_at, 'ends_at', g.ends_at))
        from role_grant g
        where g.street_id = $1 and g.member_id = m.id and g.revoked_at is null) as grants
    from member m where m.street_id = $1 and m.account_id = any($2::uuid[])`,
}

/** Callers of one street that arrive together are looked up together: two questions for all of them. */
export function callerLookup(db: Db): CallerLookup {
  const ask = batching<Token & { now: Date }, { kind: SessionKind | undefined; row: MemberRow | undefined }>(
    streetId => async tokens => {
      const [sessions, members] = await Promise.all([
        db.$client.query<{ id: string; kind: SessionKind }>({
          ...askSessions,
          // They arrived within one turn of the loop: the first one's time is everyone's.
          values: [tokens.map(token => token.sessionId), tokens[0]?.now],
        }),
        streetId === outsideStreets
          ? { rows: [] }
          : db.$client.query<MemberRow>({ ...askMembers, values: [streetId, tokens.map(t => t.accountId)] }),
      ])
      const alive = new Map(sessions.rows.map(row => [row.id, row.kind]))
      const byAccount = new Map(members.rows.map(row => [row.account_id, row]))
      return tokens.map(token => ({
        kind: alive.get(token.sessionId),
        row: byAccount.get(token.accountId),
      }))
    },
    { lanes: 2, most: 256 },
  )
  return async (token, streetId, now) => {
    const { kind, row } = await ask(streetId ?? outsideStreets, { ...token, now })
    if (kind === undefined) return undefined
    if (row === undefined) return { ...token, kind, member: null, grants: [] }
    const grants = (row.grants ?? []).map(toGrant).filter(grant => isInForce(grant, now))
    return { ...token, kind, member: { id: row.id, name: row.name, areaId: row.area_id }, grants }
  }
}

/** Returns the caller as a person of the street; refuses an account that is nobody there yet. */
export function requireMember(caller: Caller): MemberCaller {
  const { member } = caller
  if (member === null) throw new Refusal('member_missing')
  return { ...caller, member }
}

function toGrant(row: GrantRow): RoleGrant {
  return {
    role: row.role,
    areaId: row.area_id,
    organizationId: row.organization_id,
    startsAt: new Date(row.starts_at),
    endsAt: row.ends_at === null ? null : new Date(row.ends_at),
    revokedAt: null,
  }
}
