import {
  type EvidenceGrade,
  type FigureId,
  type MatterKind,
  type MatterVerdict,
  metVerdicts,
  shanghaiDate,
} from '@yunxuan/domain'

/** What happened, as a child would write it down: no database, no questions. */
export interface Booking {
  id: string
  slot: Slot
  person: string
  party: number
  status: 'booked' | 'attended' | 'no_show' | 'cancelled'
}
export interface Slot {
  id: string
  at: Date
  place: Place
  category: string
  organization: string
}
export interface Place {
  id: string
  areas: readonly string[]
}
export interface Hours {
  id: string
  person: string
  day: string
  minutes: number
  grade: EvidenceGrade
  place: Place
  organization: string
  stands: boolean
}
export interface Matter {
  id: string
  kind: MatterKind
  areas: readonly string[]
  takenAt: Date | null
  endedAt: Date | null
  status: 'open' | 'done' | 'declined' | 'merged' | 'withdrawn'
  verdict: MatterVerdict | null
}

/** Of which days, and of what. */
export interface Asked {
  from: string
  to: string
  areaId?: string
  organizationId?: string
}

const oneDecimal = (value: number) => Math.round(value * 10) / 10
export const sum = (of: readonly number[]) => of.reduce((so, one) => so + one, 0)
const shareOf = (met: number, all: number) => (all === 0 ? null : oneDecimal((met * 100) / all))

/** All that happened. */
export interface Happened {
  bookings: readonly Booking[]
  hours: readonly Hours[]
  matters: readonly Matter[]
}

/** Counts everything one by one; null of a share where there is nothing to divide by. */
export function countOneByOne(
  { bookings, hours, matters }: Happened,
  asked: Asked,
): Partial<Record<FigureId, number | null>> {
  const isWithin = (day: string) => asked.from <= day && day <= asked.to
  const isIn = (areas: readonly string[], organization: string | null) =>
    (asked.areaId === undefined || areas.includes(asked.areaId)) &&
    (asked.organizationId === undefined || organization === asked.organizationId)
  const ofBookings = bookings.filter(
    ({ slot }) => isWithin(shanghaiDate(slot.at)) && isIn(slot.place.areas, slot.organization),
  )
  const came = ofBookings.filter(({ status }) => status === 'attended')
  const stayedAway = ofBookings.filter(({ status }) => status === 'no_show')
  const parties = (of: readonly Booking[]) => sum(of.map(({ party }) => party))
  const slots = (of: readonly Booking[]) => new Set(of.map(({ slot }) => slot.id)).size
  const held = (category: string) => slots(came.filter(({ slot }) => slot.category === category))
  const served = hours.filter(
    row => row.stands && isWithin(row.day) && isIn(row.place.areas, row.organization),
  )
  const taken = matters.filter(
    ({ takenAt, status, areas }) =>
      takenAt !== null && status !== 'merged' && isWithin(shanghaiDate(takenAt)) && isIn(areas, null),
  )
  const ended = matters.filter(
    ({ endedAt, status, areas }) =>
      endedAt !== null &&
      (status === 'done' || status === 'declined') &&
      isWithin(shanghaiDate(endedAt)) &&
      isIn(areas, null),
  )
  const metShare = (kind: MatterKind) => {
    const of = ended.filter(one => one.kind === kind)
    const met = of.filter(
      ({ status, verdict }) => status === 'done' && verdict !== null && metVerdicts.includes(verdict),
    )
    return shareOf(met.length, of.length)
  }
  const takenOf = (kind: MatterKind) => taken.filter(one => one.kind === kind).length
  return {
    'slots-held': slots(came),
    'people-served': parties(came),
    'persons-served': new Set(came.map(({ person }) => person)).size,
    'arrival-share': shareOf(parties(came), parties([...came, ...stayedAway])),
    'no-shows': parties(stayedAway),
    'clinic-held': held('clinic'),
    'law-held': held('law'),
    'culture-held': held('culture'),
    'volunteer-times': served.length,
    'volunteer-hours': oneDecimal(sum(served.map(({ minutes }) => minutes)) / 60),
    'volunteers-active': new Set(served.map(({ person }) => person)).size,
    'needs-taken': takenOf('need'),
    'proposals-taken': takenOf('proposal'),
    'hazards-taken': takenOf('hazard'),
    'needs-met-share': metShare('need'),
    'hazards-fixed-share': metShare('hazard'),
  }
}
