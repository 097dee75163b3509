import { type FoundThing, offerStaff } from '@yunxuan/contract'
import type { ServiceSort } from '@yunxuan/domain'
import { type Finder, mostOfEach } from '../../platform/finding.ts'
import { orderOf } from '../../platform/sorting.ts'
import { sayComing } from '../../platform/waiting.ts'
import { searchAnywhere } from '../service/service-search.ts'
import { type ComingRow, listComingSlots } from './finding.store.ts'
import { listManaged, type ManagedRow } from './managed.store.ts'

const statusNames: Readonly<Record<ManagedRow['status'], string>> = {
  draft: '草稿',
  in_review: '等审核',
  published: '已发布',
  paused: '暂停',
  archived: '已归档',
}

/** Services by their words, or the initials of their names. */
export const serviceFinder: Finder = {
  name: '服务',
  roles: offerStaff.roles,
  async find(db, { streetId, scope, q, now }) {
    const tsquery = searchAnywhere(streetId, q)
    if (tsquery === undefined) return []
    const anything = {
      status: undefined,
      confirmedBefore: undefined,
      order: orderOf<ServiceSort>('-new', {}),
    }
    const rows = await listManaged(db, streetId, { ...anything, scope, tsquery, limit: mostOfEach, now })
    return rows.map(
      ({ id, edit, status, locationName }): FoundThing => ({
        kind: 'service',
        title: edit.title,
        hint: `${statusNames[status]} · ${locationName}`,
        to: `services/${id}`,
      }),
    )
  },
}

// A weekly service would fill the list by itself.
const slotsShown = 3

/** The next slots of services that are found, and shifts of activities. */
export const slotFinder: Finder = {
  name: '场次',
  roles: ['provider', 'coordinator', 'administrator'],
  async find(db, { streetId, scope, q, now }) {
    const tsquery = searchAnywhere(streetId, q)
    if (tsquery === undefined) return []
    const rows = await listComingSlots(db, { streetId, scope, tsquery, now, limit: slotsShown })
    return rows.map(row => presentSlot(row, now))
  },
}

function presentSlot({ id, kind, title, place, day, startsAt }: ComingRow, now: Date): FoundThing {
  return {
    kind: 'slot',
    title: `${sayComing(startsAt, now)} ${title}`,
    hint: place,
    to: kind === 'activity' ? `shifts/${id}` : `desk?day=${day}&slot=${id}`,
  }
}
