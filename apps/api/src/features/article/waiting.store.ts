import type { Asking } from '../../platform/asking.ts'
import type { Executor } from '../../platform/database.ts'
import { type Counted, countRows } from '../../platform/waiting.ts'
import { isWithin } from '../street/area.store.ts'
import { isEnding, isUnassured } from './article-list.store.ts'

type Ask = Pick<Asking, 'streetId' | 'scope'>

const counting = (
  db: Executor,
  { streetId, scope }: Ask,
  { name, first, clause, value }: { name: string; first: string; clause: string; value: string },
): Promise<Counted> =>
  countRows(db, {
    name,
    rows: `select ${first} as first from article v
      where v.street_id = $1 and ($2::boolean or ${isWithin(3, 'v.area_id')}) and ${clause}`,
    values: [streetId, scope.isWholeStreet, scope.areaIds, value],
  })

/** Counts articles in review that a member had no hand in, with when the first was sent. */
export const countInReview = (db: Executor, ask: Ask, memberId: string): Promise<Counted> =>
  counting(db, ask, {
    name: 'article-review-waiting',
    first: 'v.updated_at',
    clause: `v.status = 'in_review' and not $4::uuid = any(v.writers)`,
    value: memberId,
  })

/** Counts articles that run out by a day, or have, with when the first does. */
export const countEnding = (db: Executor, ask: Ask, day: string): Promise<Counted> =>
  counting(db, ask, {
    name: 'article-ending-waiting',
    first: `(v.valid_until::timestamp at time zone 'Asia/Shanghai')`,
    clause: isEnding('$4'),
    value: day,
  })

/** Counts policies and guides that nobody has confirmed since a day. */
export const countUnassured = (db: Executor, ask: Ask, since: string): Promise<Counted> =>
  counting(db, ask, {
    name: 'article-unassured-waiting',
    first: `(v.assured_date::timestamp at time zone 'Asia/Shanghai')`,
    clause: isUnassured('$4'),
    value: since,
  })
