import { deciders } from '@yunxuan/contract'
import { lineOf, sayPast, type Waiting } from '../../platform/waiting.ts'
import { countOpenCorrections } from './correction.store.ts'

export const correctionWaiting: Waiting = {
  name: '纠错申诉',
  roles: deciders.roles,
  async count(db, { streetId, scope, now }) {
    const { count, first } = await countOpenCorrections(db, streetId, scope)
    if (first === null) return []
    return lineOf(count, {
      band: 'today',
      text: '件纠错申诉要答复',
      hint: `最早的一件${sayPast(first, now)}提的`,
      way: '去答复',
      to: 'corrections',
    })
  },
}
