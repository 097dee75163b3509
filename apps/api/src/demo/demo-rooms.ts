import {
  addDays,
  type OpeningTime,
  occupiedUntil,
  type RoomUseStatus,
  segmentsFrom,
  shanghaiDate,
} from '@yunxuan/domain'
import { occupancy, room, roomUse } from '../features/room/room.table.ts'
import type { Tx } from '../platform/database.ts'
import { crowdOf } from './demo-crowd.ts'
import { demoId } from './demo-ids.ts'
import { insertAll } from './demo-insert.ts'
import { memberIdOf } from './demo-people.ts'
import { locationIdOf } from './demo-rows.ts'
import { fraction } from './demo-slots.ts'
import type { DemoStreet } from './demo-source.ts'

const everyDay = [1, 2, 3, 4, 5, 6, 7]
const segments: readonly OpeningTime[] = everyDay.flatMap(weekday =>
  (
    [
      [540, 690],
      [840, 1020],
      [1110, 1230],
    ] as const
  ).map(([opensAt, closesAt]) => ({ weekday, opensAt, closesAt })),
)
const bufferMinutes = 30

/** Where one walks about or looks at something there is no room to have for oneself. */
const isOutside = /公园|广场|巷$|凉亭|24H|司机之家|故居|纪念馆|博物馆|历史馆|美术馆|舞台/
const roomName = '活动厅'
const features = [['投影', '音响'], ['白板'], ['长桌', '投影'], ['镜子', '音响']] as const

interface Asked {
  purpose: string
  groupName: string
  heads: number
  status: RoomUseStatus
  reason: string
  /** So many segments after tomorrow's first. */
  at: number
}

/** What neighbours ask for, in each street the same: some wait, one of them for what another has. */
const asked: readonly Asked[] = [
  { purpose: '合唱排练', groupName: '社区合唱队', heads: 18, status: 'approved', reason: '', at: 1 },
  { purpose: '读书会', groupName: '', heads: 12, status: 'pending', reason: '', at: 1 },
  { purpose: '小区车位商量会', groupName: '', heads: 15, status: 'pending', reason: '', at: 5 },
  { purpose: '剪纸练习', groupName: '巧手组', heads: 10, status: 'pending', reason: '', at: 10 },
  { purpose: '保健品讲座', groupName: '', heads: 20, status: 'declined', reason: '推销的活动不能用', at: 4 },
  { purpose: '亲子手工', groupName: '', heads: 16, status: 'withdrawn', reason: '', at: 7 },
]

/** Writes the rooms that a street lends, and who asked for them; what is there stays as it is. */
export async function loadRooms(tx: Tx, street: DemoStreet, now: Date): Promise<void> {
  const { code: streetId } = street
  const places = street.venues.filter(({ name }) => !isOutside.test(name)).slice(0, 6)
  const rooms = places.map(({ name }, at) => ({
    ...{ streetId, id: demoId(`${streetId} room ${name}`), locationId: locationIdOf(streetId, name) },
    ...{
      name: roomName,
      capacity: 20 + (at % 4) * 10,
      features: [...(features[at % features.length] ?? [])],
    },
    ...{ bufferMinutes, rules: '收费、推销的活动不能用；用完请收拾好。', segments: [...segments] },
    ...{ needsApproval: true, isWithdrawn: false, isSample: true },
  }))
  await insertAll(tx, room, rooms)
  const [first] = rooms
  if (first !== undefined) await loadUses(tx, street, { roomId: first.id, now })
}

async function loadUses(
  tx: Tx,
  street: DemoStreet,
  { roomId, now }: { roomId: string; now: Date },
): Promise<void> {
  const { code: streetId } = street
  const people = crowdOf(street).filter(({ guardianKey, usesApp }) => guardianKey === null && usesApp)
  const coming = segmentsFrom(segments, addDays(shanghaiDate(now), 1), 7)
  const uses = asked.flatMap(({ at, ...one }) => {
    const key = `${streetId} room use ${one.purpose}`
    const [segment, who] = [coming[at], people[Math.floor(fraction(key) * people.length)]]
    if (segment === undefined || who === undefined) return []
    const memberId = memberIdOf(streetId, who.key)
    return [
      { ...one, ...segment, streetId, id: demoId(key), roomId, memberId, createdAt: now, isSample: true },
    ]
  })
  // Of a demo that was loaded days ago they stand where they stood.
  const written = await tx.insert(roomUse).values(uses).onConflictDoNothing().returning({ id: roomUse.id })
  const isNew = new Set(written.map(({ id }) => id))
  await insertAll(
    tx,
    occupancy,
    uses
      .filter(({ id, status }) => status === 'approved' && isNew.has(id))
      .map(({ id, startsAt, endsAt }) => ({
        ...{ streetId, id: demoId(`${id} occupancy`), roomId, useId: id },
        during: `[${startsAt.toISOString()},${occupiedUntil({ endsAt }, bufferMinutes).toISOString()})`,
      })),
  )
}
