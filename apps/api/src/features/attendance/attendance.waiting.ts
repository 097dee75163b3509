import { keepers } from '@yunxuan/contract'
import { lineOf, sayPast, type Waiting } from '../../platform/waiting.ts'
import { countWalkIns } from './walk-in.store.ts'

export const walkInWaiting: Waiting = {
  name: '现场申请',
  roles: keepers.roles,
  async count(db, ask) {
    const { count, first } = await countWalkIns(db, ask)
    if (first === null) return []
    return lineOf(count, {
      band: 'now',
      text: '位志愿者没报名先到了，申请加入',
      hint: `最早的一位${sayPast(first, ask.now)}到的`,
      way: '去处理',
      to: 'board',
    })
  },
}
