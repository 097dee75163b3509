import { coordinators, deciders } from '@yunxuan/contract'
import { sayDate } from '@yunxuan/domain'
import { lineOf, type Waiting } from '../../platform/waiting.ts'
import { countMatters } from './matter-list.store.ts'
import { deskScopeOf } from './matter-people.ts'

/** Whoever keeps matters: of an area, of the whole street, or those of enterprises. */
const keepers = ['coordinator', 'liaison', 'administrator'] as const

/** What residents raised and nobody answered by its day. */
export const lateMatterWaiting: Waiting = {
  name: '逾期的事项',
  roles: keepers,
  async count(db, ask) {
    const { count, first } = await countMatters(
      db,
      { ...ask, scope: deskScopeOf(ask.caller, coordinators.roles) },
      'overdue',
    )
    if (first === null) return []
    return lineOf(count, {
      band: 'now',
      isLate: true,
      text: '件居民提的事逾期了',
      hint: `最早的一件 ${sayDate(first)}就该答复`,
      way: '去办',
      to: 'matters',
    })
  },
}

/** Dangers that somebody should telephone about now. */
export const pressingHazardWaiting: Waiting = {
  name: '马上要处理的隐患',
  roles: coordinators.roles,
  async count(db, ask) {
    const { count, first } = await countMatters(
      db,
      { ...ask, scope: deskScopeOf(ask.caller, coordinators.roles) },
      'pressing',
    )
    if (first === null) return []
    return lineOf(count, {
      band: 'now',
      text: '处隐患马上要处理，先打电话问一问',
      hint: `最早的一处 ${sayDate(first)}前要处理好`,
      way: '去办',
      to: 'matters',
    })
  },
}

/** What residents raised and nobody has read. */
export const matterWaiting: Waiting = {
  name: '待受理的事项',
  roles: keepers,
  async count(db, ask) {
    const { count, first } = await countMatters(
      db,
      { ...ask, scope: deskScopeOf(ask.caller, coordinators.roles) },
      'unread',
    )
    if (first === null) return []
    return lineOf(count, {
      band: 'today',
      text: '件居民提的事还没受理',
      hint: `最早的一件 ${sayDate(first)}前要受理`,
      way: '去受理',
      to: 'matters',
    })
  },
}

/** What is done, and a second person has to look at. */
export const uncheckedMatterWaiting: Waiting = {
  name: '等复查的任务',
  roles: deciders.roles,
  async count(db, ask) {
    const { count, first } = await countMatters(db, { ...ask, scope: deskScopeOf(ask.caller) }, 'unchecked')
    if (first === null) return []
    return lineOf(count, {
      band: 'today',
      text: '项任务办好了，等人去看',
      hint: `最早的一项 ${sayDate(first)}前要看`,
      way: '去复查',
      to: 'matters',
    })
  },
}
