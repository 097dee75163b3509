import { coordinators } from '@yunxuan/contract'
import { lineOf, sayPast, type Waiting } from '../../platform/waiting.ts'
import { countPendingQualifications } from './qualification.store.ts'

export const volunteerWaiting: Waiting = {
  name: '证件待确认',
  roles: coordinators.roles,
  async count(db, { streetId, scope, now }) {
    const { count, first } = await countPendingQualifications(db, streetId, scope)
    if (first === null) return []
    return lineOf(count, {
      band: 'week',
      text: '份资格证件要确认',
      hint: `最早的一份${sayPast(first, now)}交的`,
      way: '去确认',
      to: 'volunteers?tab=papers',
    })
  },
}
