import { coordinators } from '@yunxuan/contract'
import { lineOf, type Waiting } from '../../platform/waiting.ts'
import { countRunOut } from './reward.store.ts'

export const rewardWaiting: Waiting = {
  name: '换完的礼品',
  roles: coordinators.roles,
  isWholeStreet: true,
  async count(db, { streetId }) {
    const { count } = await countRunOut(db, streetId)
    return lineOf(count, {
      band: 'week',
      text: '种礼品换完了',
      hint: '还挂在手机上，大家换不了：进货，或者先停兑',
      way: '去进货',
      to: 'rewards',
    })
  },
}
