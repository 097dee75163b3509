import type { StationEdit } from '@yunxuan/contract'
import {
  type Facility,
  type FacilityState,
  facilities,
  facilityStates,
  type OpeningTime,
  type StationKind,
  sayMinute,
  wholeDay,
} from '@yunxuan/domain'

/** Days on which a station is open at the same time, as the form has them; the end of a day is 00:00. */
export interface TimeValues {
  weekdays: number[]
  from: string
  to: string
}

/** What the form holds of a station. */
export interface StationValues {
  kind: StationKind
  phone: string
  note: string
  times: TimeValues[]
  closedFrom: string | null
  closedUntil: string | null
  closedReason: string
  /** How each is, or that it is not there. */
  has: Record<Facility, FacilityState | 'none'>
}

const nothing = Object.fromEntries(facilities.map(facility => [facility, 'none'])) as StationValues['has']

export const blankStation: StationValues = {
  ...{ kind: 'rest_stop', phone: '', note: '' },
  times: [{ weekdays: [1, 2, 3, 4, 5], from: '08:30', to: '17:30' }],
  ...{ closedFrom: null, closedUntil: null, closedReason: '' },
  has: nothing,
}

export function toValues({
  kind,
  phone,
  note,
  hours,
  closure,
  facilities: there,
}: StationEdit): StationValues {
  return {
    ...{ kind, note, phone: phone ?? '', times: alikeTimes(hours) },
    closedFrom: closure?.from ?? null,
    closedUntil: closure?.until ?? null,
    closedReason: closure?.reason ?? '',
    has: { ...nothing, ...Object.fromEntries(there.map(({ facility, state }) => [facility, state])) },
  }
}

export function toEdit(values: StationValues): StationEdit {
  const { kind, phone, note, times, closedFrom, closedUntil, closedReason, has } = values
  return {
    ...{ kind, note, phone: phone === '' ? null : phone },
    hours: hoursOf(times),
    closure: closedFrom === null ? null : { from: closedFrom, until: closedUntil, reason: closedReason },
    facilities: facilities.flatMap(facility => {
      const state = facilityStates.find(one => one === has[facility])
      return state === undefined ? [] : [{ facility, state }]
    }),
  }
}

/** Returns the times of a week that lines of the form say. */
export const hoursOf = (times: readonly TimeValues[]): OpeningTime[] =>
  times.flatMap(({ weekdays, from, to }) =>
    weekdays.map(weekday => ({ weekday, opensAt: minuteOf(from), closesAt: minuteOf(to) || wholeDay })),
  )

function minuteOf(clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number)
  return hours * 60 + minutes
}

const clockOf = (minute: number) => (minute === wholeDay ? '00:00' : sayMinute(minute).padStart(5, '0'))

/** The days that have a time in common are one line of the form. */
export function alikeTimes(hours: readonly OpeningTime[]): TimeValues[] {
  const lines = new Map<string, TimeValues>()
  for (const { weekday, opensAt, closesAt } of hours) {
    const [from, to] = [clockOf(opensAt), clockOf(closesAt)]
    const line = lines.get(`${from} ${to}`) ?? { weekdays: [], from, to }
    lines.set(`${from} ${to}`, { ...line, weekdays: [...line.weekdays, weekday].sort() })
  }
  return [...lines.values()]
}

/** The Chinese name of every part, for the form and for what the log says was changed. */
export const fieldNames: Readonly<Record<keyof StationEdit, string>> = {
  kind: '类别',
  phone: '电话',
  note: '说明',
  hours: '开门时间',
  closure: '临时停用',
  facilities: '有什么',
}
