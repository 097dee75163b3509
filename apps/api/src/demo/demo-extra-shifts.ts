import { addDays, shanghaiDate, shanghaiInstant } from '@yunxuan/domain'
import { activitiesOf, type DemoActivity } from './demo-activities.ts'
import { hoursOf } from './demo-hours.ts'
import { type DemoSlot, sampleTaken } from './demo-slots.ts'
import type { DemoVolunteer } from './demo-volunteers.ts'

// A shift that is under way whenever the demo starts, and the one after it: check-in can be tried at once.
const runningMs = 4 * 3_600_000
// Once more in a week, where the usual day is not tomorrow.
const extraShiftAt = '10:00'

/** Returns the shift that is under way, and the one after it. */
export function runningSlots(streetCode: string, one: DemoActivity, now: Date): DemoSlot[] {
  const begun = Math.floor(now.getTime() / runningMs) * runningMs
  return [begun, begun + runningMs].map(start => {
    const startsAt = new Date(start)
    const key = `${streetCode}/${one.key}/${startsAt.toISOString()}`
    const endsAt = new Date(start + runningMs)
    const taken = sampleTaken(key, one.placesPerSlot)
    return {
      key,
      serviceKey: one.key,
      startsAt,
      endsAt,
      places: one.placesPerSlot,
      taken,
      venue: null,
      room: '',
    }
  })
}

/** Who of the sign-in's people comes to an activity every time. */
export function keenOn(
  streetId: string,
  { key }: DemoActivity,
  volunteers: readonly DemoVolunteer[],
): DemoVolunteer[] {
  const regulars = hoursOf(streetId)?.regulars ?? []
  return volunteers.filter(
    one =>
      one.dependantKey === null &&
      regulars.some(({ person, activities }) => person === one.memberKey && activities.includes(key)),
  )
}

/** Somebody who keeps coming is expected tomorrow, whatever day that is: none where a usual shift has them. */
export function shiftsOfTomorrow(streetId: string, usual: readonly DemoSlot[], now: Date): DemoSlot[] {
  const [regular] = hoursOf(streetId)?.regulars ?? []
  const own = activitiesOf(streetId).find(({ key }) => key === regular?.activities[0])
  const day = addDays(shanghaiDate(now), 1)
  const isExpected = usual.some(
    ({ serviceKey, startsAt }) =>
      shanghaiDate(startsAt) === day && regular?.activities.includes(serviceKey) === true,
  )
  if (own === undefined || isExpected) return []
  const startsAt = shanghaiInstant(day, extraShiftAt)
  const key = `${streetId}/${own.key}/${day}T${extraShiftAt}`
  const extra = {
    ...{ key, serviceKey: own.key, startsAt, endsAt: new Date(+startsAt + own.durationMinutes * 60_000) },
    ...{ places: own.placesPerSlot, taken: sampleTaken(key, own.placesPerSlot), venue: null, room: '' },
  }
  return [extra]
}
