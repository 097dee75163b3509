import { coordinators } from '@yunxuan/contract'
import type { VolunteerSort } from '@yunxuan/domain'
import { type Finder, mostOfEach } from '../../platform/finding.ts'
import { orderOf } from '../../platform/sorting.ts'
import { listVolunteers } from './managed-volunteer.store.ts'
import { presentLine } from './volunteer-present.ts'

const fewestLetters = 2

/** Volunteers by their number or name, a minor's name masked as in their list. */
export const volunteerFinder: Finder = {
  name: '志愿者',
  roles: coordinators.roles,
  async find(db, { streetId, scope, q, now }) {
    const typed = q.trim()
    if (typed.length < fewestLetters) return []
    const order = orderOf<VolunteerSort>('-registered', {})
    const anybody = { status: undefined, teamId: undefined, waitsBornAfter: undefined, order }
    const rows = await listVolunteers(db, streetId, { ...anybody, scope, q: typed, limit: mostOfEach })
    return rows.map(row => {
      const { name, number, areaName } = presentLine(row, now)
      return {
        kind: 'person' as const,
        title: name,
        hint: `志愿者 ${number} · ${areaName ?? '没登记社区'}`,
        to: `volunteers?q=${number}`,
      }
    })
  },
}
