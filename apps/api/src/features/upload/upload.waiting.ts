import { coordinators } from '@yunxuan/contract'
import { lineOf, sayPast, type Waiting } from '../../platform/waiting.ts'
import { countUnanswered } from './upload.store.ts'

export const uploadWaiting: Waiting = {
  name: '上报的回执',
  roles: coordinators.roles,
  isWholeStreet: true,
  async count(db, { streetId, now }) {
    const { count, first } = await countUnanswered(db, streetId)
    if (first === null) return []
    return lineOf(count, {
      band: 'week',
      text: '条上报的时长还没登记回执',
      hint: `最早的一批${sayPast(first, now)}做的`,
      way: '去登记',
      to: 'uploads',
    })
  },
}
