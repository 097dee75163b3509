import { coordinators } from '@yunxuan/contract'
import { countRows, lineOf, sayComing, type Waiting } from '../../platform/waiting.ts'
import { isWithin } from '../street/area.store.ts'

/** Who asks for a room and has no answer. */
export const roomUseWaiting: Waiting = {
  name: '场地申请',
  roles: coordinators.roles,
  async count(db, { streetId, scope, now }) {
    const { count, first } = await countRows(db, {
      name: 'room-use-waiting',
      rows: `select u.starts_at as first from room_use u
        join room r on r.street_id = $1 and r.id = u.room_id
        join location l on l.street_id = $1 and l.id = r.location_id
        where u.street_id = $1 and u.status = 'pending' and ($2::boolean or ${isWithin(3, 'l.area_id')})`,
      values: [streetId, scope.isWholeStreet, scope.areaIds],
    })
    return lineOf(count, {
      band: 'today',
      text: '份场地申请要答复',
      hint: first === null ? '' : `最早的一场${sayComing(first, now)}`,
      way: '去答复',
      to: 'rooms',
    })
  },
}
