import { ageInYears, type BookingStatus, holdsPlaces } from '@yunxuan/domain'
import type { CrowdMember } from './demo-crowd.ts'
import { type DemoSlot, fraction } from './demo-slots.ts'
import type { DemoService } from './demo-source.ts'

/** One sample party of a slot. */
export interface RosterEntry {
  person: CrowdMember
  party: number
  status: BookingStatus
  bookedAt: Date
}

/** A slot's sample parties; `taken` is what they hold, never more than the slot's places. */
export interface Roster {
  entries: readonly RosterEntry[]
  taken: number
}

const hourMs = 3_600_000

/**
 * Returns who has a place at a slot: neighbours that may come, until as many places are taken as the
 * slot says or nobody is left. Before `now` they came, were excused or did not show up.
 */
export function fillRoster(
  slot: DemoSlot,
  service: DemoService,
  crowd: readonly CrowdMember[],
  now: Date,
): Roster {
  const entries: RosterEntry[] = []
  let taken = 0
  for (const person of drawOrder(slot, mayCome(slot, service, crowd))) {
    if (taken >= slot.taken) break
    const draw = (what: string) => fraction(`${slot.key}/${person.key}/${what}`)
    const party = Math.min(wishedParty(draw('party')), service.largestParty, slot.taken - taken)
    const status = slot.endsAt <= now ? pastStatus(draw('status')) : 'booked'
    const latest = Math.min(now.getTime(), slot.startsAt.getTime())
    entries.push({ person, party, status, bookedAt: new Date(latest - (1 + draw('when') * 96) * hourMs) })
    if (holdsPlaces(status)) taken += party
  }
  return { entries, taken }
}

/** Returns neighbours who may come to a slot and are not on its roster, in a fixed order. */
export function othersFor(
  slot: DemoSlot,
  service: DemoService,
  crowd: readonly CrowdMember[],
  roster: Roster,
): CrowdMember[] {
  const present = new Set(roster.entries.map(entry => entry.person.key))
  return drawOrder(slot, mayCome(slot, service, crowd)).filter(person => !present.has(person.key))
}

function mayCome(slot: DemoSlot, service: DemoService, crowd: readonly CrowdMember[]): CrowdMember[] {
  const isForWomen = service.audiences.length === 1 && service.audiences[0] === 'woman'
  const isForChildren = service.audiences.includes('child') && service.maximumAge !== undefined
  return crowd.filter(person => {
    const age = ageInYears(person.birthDate, slot.startsAt)
    if (age < (service.minimumAge ?? 0) || age > (service.maximumAge ?? 200)) return false
    if (service.communities.length > 0 && !service.communities.includes(person.community)) return false
    if (isForWomen && person.gender !== 'female') return false
    // Children come to what is made for them; elsewhere they come in a grown-up's party.
    return isForChildren || person.guardianKey === null
  })
}

function drawOrder(slot: DemoSlot, people: readonly CrowdMember[]): CrowdMember[] {
  return people
    .map(person => ({ person, order: fraction(`${slot.key}/${person.key}/order`) }))
    .sort((a, b) => a.order - b.order)
    .map(({ person }) => person)
}

function wishedParty(draw: number): number {
  if (draw < 0.68) return 1
  if (draw < 0.9) return 2
  return draw < 0.97 ? 3 : 4
}

function pastStatus(draw: number): BookingStatus {
  if (draw < 0.88) return 'attended'
  return draw < 0.94 ? 'excused' : 'no_show'
}
