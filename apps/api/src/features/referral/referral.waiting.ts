import { sayDate } from '@yunxuan/domain'
import { lineOf, type Waiting } from '../../platform/waiting.ts'
import { countUnanswered } from './referral.store.ts'

/** What an organization was asked to answer by a day that is over. */
export const unansweredReferralWaiting: Waiting = {
  name: '单位没答的',
  roles: ['liaison', 'administrator'],
  async count(db, ask) {
    const { count, first } = await countUnanswered(db, ask)
    if (first === null) return []
    return lineOf(count, {
      band: 'today',
      text: '家单位过了日子还没答',
      hint: `最早的说好${sayDate(first)}前答，打电话问一声，或者换一家`,
      way: '去看',
      to: 'matters?kind=enterprise',
      isLate: true,
    })
  },
}
