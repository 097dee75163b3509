import { keepers } from '@yunxuan/contract'
import { isByTonight, lineOf, sayComing, type Waiting } from '../../platform/waiting.ts'
import { countPending } from './booking-desk.store.ts'

export const bookingWaiting: Waiting = {
  name: '预约审核',
  roles: keepers.roles,
  async count(db, ask) {
    const { count, first } = await countPending(db, ask)
    if (first === null) return []
    return lineOf(count, {
      band: isByTonight(first, ask.now) ? 'now' : 'today',
      text: '份预约要审核',
      hint: first <= ask.now ? '最早的一场已经开始' : `最早的一场${sayComing(first, ask.now)}`,
      way: '去审核',
      to: 'approvals',
    })
  },
}
