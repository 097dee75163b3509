import { keepers } from '@yunxuan/contract'
import { isByTonight, lineOf, sayComing, type Waiting } from '../../platform/waiting.ts'
import { countSearches } from './call.store.ts'

export const signupWaiting: Waiting = {
  name: '找人补位',
  roles: keepers.roles,
  async count(db, ask) {
    const { count, first } = await countSearches(db, ask)
    if (first === null) return []
    return lineOf(count, {
      band: isByTonight(first, ask.now) ? 'now' : 'today',
      text: '个班次缺人，正在找人补位',
      hint: `最早的一班${sayComing(first, ask.now)}`,
      way: '去看',
      to: 'board',
    })
  },
}
