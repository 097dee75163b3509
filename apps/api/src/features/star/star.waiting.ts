import { lineOf, sayPast, type Waiting } from '../../platform/waiting.ts'
import { confirmers } from './star.service.ts'
import { countOpenObjections, countToConfirm } from './star.store.ts'

export const objectionWaiting: Waiting = {
  name: '评星的异议',
  roles: confirmers,
  isWholeStreet: true,
  async count(db, { streetId, now }) {
    const { count, first } = await countOpenObjections(db, streetId)
    if (first === null) return []
    return lineOf(count, {
      band: 'today',
      text: '件评星的异议要答复',
      hint: `最早的一件${sayPast(first, now)}提的`,
      way: '去答复',
      to: 'stars',
    })
  },
}

export const confirmationWaiting: Waiting = {
  name: '公示期满的评星',
  roles: confirmers,
  isWholeStreet: true,
  async count(db, { streetId, caller, now }) {
    const { count, first } = await countToConfirm(db, streetId, { memberId: caller.member.id, now })
    if (first === null) return []
    return lineOf(count, {
      band: 'week',
      text: '次评星公示期满，可以确认了',
      hint: `公示到${sayPast(first, now)}为止`,
      way: '去确认',
      to: 'stars',
    })
  },
}
