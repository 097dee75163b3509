import { isByTonight, lineOf, sayComing, type Waiting } from '../../platform/waiting.ts'
import { calling } from './call.service.ts'
import { countCalls } from './call.store.ts'

export const callWaiting: Waiting = {
  name: '待电话联系',
  roles: calling,
  async count(db, ask) {
    const { count, first } = await countCalls(db, ask)
    if (first === null) return []
    return lineOf(count, {
      band: isByTonight(first, ask.now) ? 'now' : 'today',
      text: '位要打电话：场次改了或取消了',
      hint: first <= ask.now ? '最早的一场原定已经开始' : `最早的一场原定${sayComing(first, ask.now)}`,
      way: '去打',
      to: 'calls',
    })
  },
}
