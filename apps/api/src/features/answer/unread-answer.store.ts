import type { Asking } from '../../platform/asking.ts'
import type { Executor } from '../../platform/database.ts'
import { type Counted, countRows } from '../../platform/waiting.ts'
import { isWithin } from '../street/area.store.ts'

/** Counts the answers that nobody has read to needs of a scope, with when the first of them was given. */
export function countUnreadAnswers(
  db: Executor,
  { streetId, scope }: Pick<Asking, 'streetId' | 'scope'>,
): Promise<Counted> {
  return countRows(db, {
    name: 'answer-count-unread',
    rows: `select a.created_at as first from answer a
      join matter m on m.street_id = $1 and m.id = a.matter_id
      where a.street_id = $1 and a.public_text is null and a.status = 'offered'
        and ($2::boolean or ${isWithin(3, 'm.area_id')}) order by a.id`,
    values: [streetId, scope.isWholeStreet, scope.areaIds],
  })
}
