import { coordinators } from '@yunxuan/contract'
import { lineOf, sayPast, type Waiting } from '../../platform/waiting.ts'
import { countApplications } from './membership.store.ts'

export const teamWaiting: Waiting = {
  name: '入队申请',
  roles: coordinators.roles,
  async count(db, { streetId, scope, now }) {
    const { count, first } = await countApplications(db, streetId, scope)
    if (first === null) return []
    return lineOf(count, {
      band: 'week',
      text: '位想加入服务队',
      hint: `最早的一位${sayPast(first, now)}申请的`,
      way: '去看',
      to: 'teams',
    })
  },
}
