import { coordinators } from '@yunxuan/contract'
import { lineOf, sayPast, type Waiting } from '../../platform/waiting.ts'
import { countUnreadAnswers } from './unread-answer.store.ts'

/** What was answered, and nobody has read: until then nobody else sees it. */
export const unreadAnswerWaiting: Waiting = {
  name: '等看的答卷',
  roles: coordinators.roles,
  async count(db, ask) {
    const { count, first } = await countUnreadAnswers(db, ask)
    if (first === null) return []
    return lineOf(count, {
      band: 'today',
      text: '份答卷还没人看',
      hint: `最早的一份${sayPast(first, ask.now)}交来`,
      way: '去看',
      to: 'matters',
    })
  },
}
