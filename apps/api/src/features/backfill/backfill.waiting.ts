import { deciders } from '@yunxuan/contract'
import { lineOf, sayPast, type Waiting } from '../../platform/waiting.ts'
import { countOpenBackfills } from './backfill.store.ts'

export const backfillWaiting: Waiting = {
  name: '补录',
  roles: deciders.roles,
  async count(db, { streetId, scope, caller, now }) {
    const { count, first } = await countOpenBackfills(db, { streetId, scope, memberId: caller.member.id })
    if (first === null) return []
    return lineOf(count, {
      band: 'today',
      text: '份补录等您看材料',
      hint: `最早的一份${sayPast(first, now)}由同事提出`,
      way: '去看',
      to: 'backfills',
    })
  },
}
