import type { Occupancy } from '@yunxuan/contract'
import type { RoomUseStatus } from '@yunxuan/domain'
import type { Named, Tone } from '../../ui/Tag.tsx'

export const roomUseNames: Readonly<Record<RoomUseStatus, Named>> = {
  pending: { name: '等答复', tone: 'gold' },
  approved: { name: '批准了', tone: 'ok' },
  declined: { name: '没批准', tone: 'plain' },
  withdrawn: { name: '自己取消', tone: 'plain' },
  called_off: { name: '叫停了', tone: 'red' },
}

export const occupancyTones: Readonly<Record<Occupancy['kind'], Tone>> = {
  use: 'ok',
  slot: 'blue',
  slot_named: 'gold',
  closure: 'red',
}

export const occupancyNames: Readonly<Record<Occupancy['kind'], string>> = {
  use: '借用',
  slot: '场次',
  slot_named: '场次，还没占住',
  closure: '停用',
}
