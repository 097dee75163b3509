import { categoryNames, dayMs, plainAnswers, shanghaiDate } from '@yunxuan/domain'
import { sql } from 'drizzle-orm'
import { activity, activityLeader, stall } from '../features/activity/activity.table.ts'
import { booking } from '../features/booking/booking.table.ts'
import { service } from '../features/service/service.table.ts'
import { serviceTokens } from '../features/service/service-search.ts'
import { signupChoice } from '../features/signup/signup.table.ts'
import type { Tx } from '../platform/database.ts'
import { activitiesOf, type DemoActivity } from './demo-activities.ts'
import { keenOn, runningSlots, shiftsOfTomorrow } from './demo-extra-shifts.ts'
import { grouped } from './demo-group.ts'
import type { DemoHours } from './demo-hours.ts'
import { demoId } from './demo-ids.ts'
import { insertAll } from './demo-insert.ts'
import { insertSlots, newSlots, type SlotToWrite } from './demo-insert-slots.ts'
import { memberIdOf } from './demo-people.ts'
import { locationIdOf, organizationIdOf } from './demo-rows.ts'
import { type DemoSlot, demoDaysAhead, expandSlots, fraction } from './demo-slots.ts'
import type { DemoStreet } from './demo-source.ts'
import { teamIdOf } from './demo-teams.ts'
import type { DemoVolunteer } from './demo-volunteers.ts'

const daysBehind = 14
// Who came to a shift of long ago without a sign-up, and was let in there.
const walkInShare = 0.05

interface FilledShift extends SlotToWrite {
  activity: DemoActivity
  people: DemoVolunteer[]
}

/** Writes a street's sample activities, their shifts and who signed up; what is there stays as it is. */
export async function loadActivities(
  tx: Tx,
  street: DemoStreet,
  volunteers: readonly DemoVolunteer[],
  now: Date,
): Promise<void> {
  const activities = activitiesOf(street.code)
  await tx
    .insert(service)
    .values(activities.map(one => serviceRow(street, one, now)))
    .onConflictDoNothing()
  await insertAll(
    tx,
    activity,
    activities.map(one => activityRow(street.code, one)),
  )
  await insertAll(
    tx,
    activityLeader,
    activities.map(one => leaderRow(street.code, one)),
  )
  await insertAll(
    tx,
    stall,
    activities.flatMap(one => stallRows(street.code, one)),
  )
  await loadShifts(tx, street, volunteers, now)
}

async function loadShifts(
  tx: Tx,
  street: DemoStreet,
  volunteers: readonly DemoVolunteer[],
  now: Date,
): Promise<void> {
  const streetId = street.code
  const ready = byTeam(volunteers)
  const activities = activitiesOf(streetId)
  const from = new Date(now.getTime() - daysBehind * dayMs)
  const timed = { code: streetId, venues: street.venues, services: activities }
  const wanted = [
    ...expandSlots(timed, from, daysBehind + demoDaysAhead),
    ...activities.filter(one => one.isRunning).flatMap(one => runningSlots(streetId, one, now)),
  ]

  const fresh = await newSlots(tx, streetId, from, [...wanted, ...shiftsOfTomorrow(streetId, wanted, now)])
  const byKey = new Map(activities.map(one => [one.key, one]))
  const filled = fresh.flatMap((slot): FilledShift[] => {
    const own = byKey.get(slot.serviceKey)
    if (own === undefined) return []
    const keen = slot.startsAt > now ? keenOn(streetId, own, volunteers) : []
    const people = [...new Set([...keen, ...peopleFor(slot, own, ready)])].slice(0, slot.places)
    return [fillShift(streetId, own, slot, people)]
  })
  await writeShifts(tx, streetId, filled, now)
}

/** Writes shifts of long ago, with those who came to them every time before anybody else. */
export async function loadOldShifts(
  tx: Tx,
  {
    street,
    hours,
    volunteers,
  }: { street: DemoStreet; hours: DemoHours; volunteers: readonly DemoVolunteer[] },
  now: Date,
): Promise<void> {
  const { weeks, longest, regulars } = hours
  const isRegular = (one: DemoVolunteer) => regulars.some(({ person }) => person === one.memberKey)
  const others = byTeam(volunteers.filter(one => !isRegular(one)))
  const filled = activitiesOf(street.code).flatMap(own => {
    const days = 7 * (own.key === longest?.activity ? longest.weeks : weeks)
    const from = new Date(now.getTime() - days * dayMs)
    const timed = { code: street.code, venues: street.venues, services: [own] }
    const keen = volunteers.filter(one =>
      regulars.some(({ person, activities }) => person === one.memberKey && activities.includes(own.key)),
    )
    return expandSlots(timed, from, days - daysBehind).map((slot): FilledShift => {
      const wasThere = (one: DemoVolunteer) =>
        now.getTime() - one.registeredDaysAgo * dayMs < slot.startsAt.getTime()
      const people = [...keen, ...peopleFor(slot, own, others)].filter(wasThere).slice(0, slot.places)
      return fillShift(street.code, own, slot, people)
    })
  })
  await writeShifts(tx, street.code, filled, now)
}

async function writeShifts(
  tx: Tx,
  streetId: string,
  shifts: readonly FilledShift[],
  now: Date,
): Promise<void> {
  const written = await insertSlots(tx, streetId, shifts)
  await insertAll(
    tx,
    booking,
    written.flatMap(shift => signupRows(streetId, shift, now)),
  )
  await insertAll(
    tx,
    signupChoice,
    written.flatMap(shift => choiceRows(streetId, shift)),
  )
}

function fillShift(
  streetId: string,
  own: DemoActivity,
  slot: DemoSlot,
  people: DemoVolunteer[],
): FilledShift {
  const serviceId = activityIdOf(streetId, own.key)
  return { id: demoId(slot.key), slot, serviceId, taken: people.length, activity: own, people }
}

type ReadyVolunteers = ReadonlyMap<string | null, readonly DemoVolunteer[]>

/** Those who may sign up, by their team. */
function byTeam(volunteers: readonly DemoVolunteer[]): ReadyVolunteers {
  return grouped(volunteers.filter(isReady), one => one.teamName)
}

/** Nobody's child, and nobody whose profile still waits. */
function isReady(volunteer: DemoVolunteer): boolean {
  return volunteer.dependantKey === null && volunteer.idNumber !== null && volunteer.standing === 'active'
}

/** The team's own, those of the sign-in first; always the same for the same shift. */
function peopleFor(
  slot: DemoSlot,
  { team, leader, minimumAge }: DemoActivity,
  ready: ReadyVolunteers,
): DemoVolunteer[] {
  const year = Number(shanghaiDate(slot.startsAt).slice(0, 4))
  const isOldEnough = (one: DemoVolunteer) => year - Number(one.birthDate.slice(0, 4)) > (minimumAge ?? 18)
  const own = (ready.get(team) ?? []).filter(one => one.memberKey !== leader && isOldEnough(one))
  const draw = (one: DemoVolunteer) => (one.isCrowd ? 1 : 0) + fraction(`${slot.key}/${one.memberKey}`)
  return own.sort((a, b) => draw(a) - draw(b)).slice(0, slot.taken)
}

/** Returns the id of a sample activity. */
export function activityIdOf(streetCode: string, key: string): string {
  return demoId(`${streetCode} activity ${key}`)
}

function serviceRow(street: DemoStreet, one: DemoActivity, now: Date) {
  const streetId = street.code
  const tokens = serviceTokens(streetId, {
    title: one.title,
    summary: one.summary,
    description: one.description,
    keywords: one.keywords,
    category: categoryNames[one.category].name,
    brand: one.brand ?? '',
    organization: one.organization,
    location: one.venue,
  })
  return {
    streetId,
    id: activityIdOf(streetId, one.key),
    kind: 'activity' as const,
    title: one.title,
    summary: one.summary,
    description: one.description,
    category: one.category,
    brandId: one.brand === null ? null : demoId(`${streetId} brand ${one.brand}`),
    organizationId: organizationIdOf(streetId, one.organization),
    locationId: locationIdOf(streetId, one.venue),
    mode: 'on_site' as const,
    audiences: ['everyone' as const],
    eligibility: '',
    minimumAge: one.minimumAge,
    residentsOf: [],
    bring: one.bring,
    feeNote: '',
    phone: street.deskPhone,
    keywords: one.keywords,
    durationMinutes: one.durationMinutes,
    placesPerSlot: one.placesPerSlot,
    needsApproval: false,
    partyMax: 1,
    status: one.isTemplate ? ('draft' as const) : ('published' as const),
    isSample: true,
    createdAt: now,
    updatedAt: now,
    search: sql`array_to_tsvector(${sql.param(tokens)}::text[])`,
  }
}

function activityRow(streetId: string, one: DemoActivity) {
  return {
    streetId,
    serviceId: activityIdOf(streetId, one.key),
    content: one.content,
    project: one.project,
    teamId: teamIdOf(streetId, one.team),
    responsibleId: memberIdOf(streetId, one.leader),
    isTeamOnly: one.isTeamOnly,
    skills: one.skills,
    risk: one.risk,
    insurance: one.insurance,
    training: one.training,
    answers: { ...plainAnswers, isRisky: one.risk !== '' },
    isTemplate: one.isTemplate,
  }
}

function leaderRow(streetId: string, one: DemoActivity) {
  return {
    streetId,
    serviceId: activityIdOf(streetId, one.key),
    memberId: memberIdOf(streetId, one.leader),
    position: 0,
  }
}

function stallRows(streetId: string, one: DemoActivity) {
  return one.stalls.map((row, position) => ({
    ...row,
    streetId,
    id: stallIdOf(streetId, one, row.name),
    serviceId: activityIdOf(streetId, one.key),
    position,
  }))
}

function stallIdOf(streetId: string, one: DemoActivity, name: string): string {
  return demoId(`${streetId} stall ${one.key} ${name}`)
}

function signupRows(streetId: string, { id, slot, people }: FilledShift, now: Date) {
  const latest = Math.min(now.getTime(), slot.startsAt.getTime())
  const isOld = slot.startsAt.getTime() < now.getTime() - (daysBehind + 1) * dayMs
  return people.map(person => {
    const memberId = memberIdOf(streetId, person.memberKey)
    const draw = (what: string) => fraction(`${slot.key}/${person.memberKey}/${what}`)
    const isWalkIn = isOld && draw('walk-in') < walkInShare
    const createdAt = isWalkIn ? slot.startsAt : new Date(latest - Math.floor(draw('signed up') * 5 * dayMs))
    return {
      streetId,
      id: demoId(`${slot.key} signup ${person.memberKey}`),
      slotId: id,
      memberId,
      personId: memberId,
      party: 1,
      status: 'booked' as const,
      source: isWalkIn ? ('walk_in' as const) : ('self' as const),
      code: String(Math.floor(draw('code') * 1_000_000)).padStart(6, '0'),
      createdAt,
      updatedAt: createdAt,
    }
  })
}

/** On a market day everybody has chosen a stall, as long as one has room. */
function choiceRows(streetId: string, { id, activity: own, people }: FilledShift) {
  const room = own.stalls.flatMap(row => Array<string>(row.places).fill(row.name))
  return people.flatMap((person, index) => {
    const name = room[index]
    if (name === undefined) return []
    const personId = memberIdOf(streetId, person.memberKey)
    return [{ streetId, slotId: id, personId, stallId: stallIdOf(streetId, own, name) }]
  })
}
