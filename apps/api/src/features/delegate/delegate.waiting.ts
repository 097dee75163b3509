import { addDays, delegateAskDays, sayDate, shanghaiDate, shanghaiInstant } from '@yunxuan/domain'
import { lineOf, type Waiting } from '../../platform/waiting.ts'
import { countLapsing } from './delegate.store.ts'

/** Who speaks for an organization until soon, or did and was neither confirmed nor ended. */
export const delegateWaiting: Waiting = {
  name: '单位代表',
  roles: ['coordinator', 'liaison', 'administrator'],
  isWholeStreet: true,
  async count(db, { streetId, now }) {
    const { count, first } = await countLapsing(db, streetId, addDays(shanghaiDate(now), delegateAskDays))
    if (first === null) return []
    return lineOf(count, {
      band: 'week',
      text: '位单位代表要再确认一次',
      hint: `最早的到${sayDate(shanghaiInstant(first))}为止，问问还在不在这家单位`,
      way: '去确认',
      to: 'delegates',
    })
  },
}
