import { offerStaff } from '@yunxuan/contract'
import type { ActivitySort } from '@yunxuan/domain'
import { type Finder, mostOfEach } from '../../platform/finding.ts'
import { orderOf } from '../../platform/sorting.ts'
import { searchAnywhere } from '../service/service-search.ts'
import { listManagedActivities } from './activity.store.ts'

/** Activities by their words, or the initials of their names. */
export const activityFinder: Finder = {
  name: '活动',
  roles: offerStaff.roles,
  async find(db, { streetId, scope, q, now }) {
    const tsquery = searchAnywhere(streetId, q)
    if (tsquery === undefined) return []
    const rows = await listManagedActivities(db, streetId, {
      ...anything,
      scope,
      tsquery,
      limit: mostOfEach,
      now,
    })
    return rows.map(({ id, edit, locationName }) => ({
      kind: 'activity' as const,
      title: edit.title,
      hint: locationName,
      to: `activities/${id}`,
    }))
  },
}

const anything = {
  status: undefined,
  teamId: undefined,
  brandId: undefined,
  isTemplate: undefined,
  order: orderOf<ActivitySort>('next', {}),
}
