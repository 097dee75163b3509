import type { BookingSource, Scan } from '@yunxuan/domain'
import { demoId } from './demo-ids.ts'
import { fraction } from './demo-slots.ts'

/** Whose hours a street's demo tells, beside those of its teams. */
export interface DemoHours {
  /** How far back the shifts of every activity go, and those of one that somebody keeps coming to, in weeks. */
  weeks: number
  longest: { activity: string; weeks: number } | null
  /** Nothing is told of the last days, so that what somebody tries meets nobody who was elsewhere at that time. */
  untilDaysAgo: number
  /** Who of the sign-in's people comes to which activity every time. */
  regulars: readonly { person: string; activities: readonly string[] }[]
  /** Who says that a record is wrong, and who has hours that were forgotten. */
  corrects: string
}

const ofStreets: Readonly<Record<string, DemoHours>> = {
  371602002: {
    weeks: 26,
    untilDaysAgo: 0,
    longest: { activity: 'siyuan', weeks: 68 },
    // More than three hundred hours, and nearly a hundred.
    regulars: [
      { person: 'resident-2', activities: ['siyuan', 'xiangyang'] },
      { person: 'resident-4', activities: ['xiaoge', 'chengyi', 'bohai'] },
    ],
    corrects: 'resident-4',
  },
  510104030: shortly('resident-4', 'qiaomen'),
  330102004: shortly('resident-8', 'jiufen'),
  150602013: shortly('resident-2', 'changbing'),
  530112003: shortly('resident-3', 'yinling'),
}

/** Three months, and one of the sign-in's people who keeps coming. */
function shortly(person: string, activity: string): DemoHours {
  return {
    weeks: 14,
    untilDaysAgo: 4,
    longest: null,
    regulars: [{ person, activities: [activity] }],
    corrects: person,
  }
}

/** Returns what the demo tells of hours served in a street; undefined where it tells nothing. */
export function hoursOf(streetCode: string): DemoHours | undefined {
  return ofStreets[streetCode]
}

/** A shift that is over, as far as its scans go. */
interface EndedShift {
  id: string
  startsAt: Date
  endsAt: Date
  responsibleId: string
}

/** A sign-up whose scans are made up. */
export interface DemoComing {
  id: string
  personId: string
  source: BookingSource
}

const minuteMs = 60_000
const absentShare = 0.07
const leaderScanShare = 0.22

/** Returns the scans of somebody at a shift, always the same ones; none when they did not come. */
export function scansOf(shift: EndedShift, coming: DemoComing): Scan[] {
  const draw = (what: string) => fraction(`${coming.id}/${what}`)
  // Who came without a sign-up was there.
  if (coming.source !== 'walk_in' && draw('absent') < absentShare) return []
  const isByLeader = draw('grade') < leaderScanShare
  const scan = (direction: 'in' | 'out', at: number): Scan => ({
    id: demoId(`scan ${coming.id} ${direction}`),
    personId: coming.personId,
    direction,
    at: new Date(at),
    receivedAt: new Date(at),
    scannedBy: isByLeader ? shift.responsibleId : null,
    grade: isByLeader ? 'leader-scan' : 'rotating-code',
    deviceId: demoId(isByLeader ? `desk ${shift.id}` : `phone ${coming.personId}`),
    clockOffsetSeconds: 0,
    distanceMetres: draw('granted') < 0.5 ? null : Math.floor(draw('distance') * 80),
  })
  const arrives = Math.floor(draw('in') * 14 - 10)
  const leaves = Math.floor(draw('out') * 12 - 4)
  return [
    scan('in', shift.startsAt.getTime() + arrives * minuteMs),
    scan('out', shift.endsAt.getTime() + leaves * minuteMs),
  ]
}

/** Returns the scans of a shift that nobody has approved yet: one forgot to check out, two came with one phone. */
export function oddScansOf(shift: EndedShift, coming: readonly DemoComing[]): Scan[] {
  return coming.flatMap((one, index) => {
    const scans = scansOf(shift, one)
    if (index === 0) return scans.filter(scan => scan.direction === 'in')
    const deviceId = demoId(`phone shared ${shift.id}`)
    if (index > 2) return scans
    return scans.map(scan => ({ ...scan, grade: 'rotating-code' as const, scannedBy: null, deviceId }))
  })
}
