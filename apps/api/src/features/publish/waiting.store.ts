import type { Executor } from '../../platform/database.ts'
import type { Scope } from '../../platform/scope.ts'
import { type Counted, countRows } from '../../platform/waiting.ts'
import { inScope, scopeValues } from '../service/scope.store.ts'

interface Ask {
  streetId: string
  scope: Scope
  /** Who asks. */
  memberId: string
}

/** Counts services and activities that somebody else sent to review, with when the first was changed last. */
export const countInReview = (db: Executor, { streetId, scope, memberId }: Ask): Promise<Counted> =>
  countRows(db, {
    name: 'review-waiting',
    rows: `select v.updated_at as first from service v
      join location l on l.street_id = $1 and l.id = v.location_id
      where v.street_id = $1 and v.status = 'in_review' and v.submitted_by is distinct from $5
        and ${inScope(2, 'v')}`,
    values: [streetId, ...scopeValues(scope), memberId],
  })

/** Counts what others changed of published ones and nobody has read, with when the first was changed. */
export const countUnread = (db: Executor, { streetId, scope, memberId }: Ask): Promise<Counted> =>
  countRows(db, {
    name: 'unread-waiting',
    rows: `select u.changed_at as first from service_unread u
      join service v on v.street_id = $1 and v.id = u.service_id
      join location l on l.street_id = $1 and l.id = v.location_id
      where u.street_id = $1 and not $5 = any(u.changed_by) and ${inScope(2, 'v')}`,
    values: [streetId, ...scopeValues(scope), memberId],
  })

/** Counts drafts of services that a reviewer sent back, with when the first was. */
export const countSentBack = (db: Executor, streetId: string, scope: Scope): Promise<Counted> =>
  countRows(db, {
    name: 'sent-back-waiting',
    rows: `select v.updated_at as first from service v
      join location l on l.street_id = $1 and l.id = v.location_id
      where v.street_id = $1 and v.status = 'draft' and v.kind = 'service' and v.status_reason <> ''
        and ${inScope(2, 'v')}`,
    values: [streetId, ...scopeValues(scope)],
  })

/** Counts published services of which nobody confirmed since a day that everything is still true. */
export const countUnconfirmed = (
  db: Executor,
  streetId: string,
  scope: Scope,
  since: string,
): Promise<Counted> =>
  countRows(db, {
    name: 'unconfirmed-waiting',
    rows: `select v.updated_at as first from service v
      join location l on l.street_id = $1 and l.id = v.location_id
      where v.street_id = $1 and v.status = 'published' and v.kind = 'service'
        and (v.assured_date is null or v.assured_date < $5::date) and ${inScope(2, 'v')}`,
    values: [streetId, ...scopeValues(scope), since],
  })
