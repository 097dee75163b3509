import { type Audience, ageInYears } from '@yunxuan/domain'
import { serviceIdOf } from './demo-rows.ts'
import { fraction } from './demo-slots.ts'
import type { DemoService, DemoStreet } from './demo-source.ts'

/** Somebody of the sign-in or of their family, as far as it decides what they book. */
export interface DemoPerson {
  key: string
  birthDate: string
  gender: 'female' | 'male'
  community: string
  /** What they say of themselves, and of whom their family is. */
  groups: readonly Audience[]
  /** A sentence about them: what it names they book first. */
  habit: string
}

/** A slot of the demo that somebody may book. */
export interface LifeSlot {
  id: string
  serviceId: string
  startsAt: Date
  endsAt: Date
  left: number
}

type Resident = DemoStreet['residents'][number]

/** Returns whose life is told most fully: the first whom the sign-in offers. */
export function firstOf(street: Pick<DemoStreet, 'residents' | 'name'>): Resident {
  const [first] = [...street.residents].sort((a, b) => (a.birthDate < b.birthDate ? -1 : 1))
  if (first === undefined) throw new Error(`demo data: no resident in ${street.name}`)
  return first
}

/** Returns a resident as somebody who books for themselves. */
export function selfOf({ key, birthDate, gender, community, declared, habit }: Resident): DemoPerson {
  return { key, birthDate, gender, community, groups: declared, habit }
}

/** Returns those of a resident's family whom they book for. */
export function familyOf({ dependants, community, habit }: Resident): DemoPerson[] {
  return dependants.map(({ key, birthDate, gender, kind }) => ({
    ...{ key, birthDate, gender, community, habit },
    groups: kind === 'child' ? ['child' as const] : ['elder' as const],
  }))
}

/**
 * Returns the slots that somebody would book, the likeliest first: what they are known for, what is made for people
 * like them, and then what is for everybody; each service once before any comes a second time.
 */
export function likelySlots(
  street: Pick<DemoStreet, 'code' | 'services'>,
  person: DemoPerson,
  slots: readonly LifeSlot[],
): LifeSlot[] {
  const services = new Map(street.services.map(service => [serviceIdOf(street.code, service.key), service]))
  const ranked = slots.flatMap(slot => {
    const service = services.get(slot.serviceId)
    if (service === undefined || slot.left < 1 || !isLikely(person, service, slot.startsAt)) return []
    return [{ slot, rank: rankOf(street.code, person, service) }]
  })
  // Of one service the soonest; two of the same rank never are, since a draw is part of it.
  const byRank = ranked.sort((a, b) => a.rank - b.rank || +a.slot.startsAt - +b.slot.startsAt)
  const seen = new Map<string, number>()
  const turns = byRank.map(({ slot }) => {
    const turn = seen.get(slot.serviceId) ?? 0
    seen.set(slot.serviceId, turn + 1)
    return { slot, turn }
  })
  return turns.sort((a, b) => a.turn - b.turn).map(({ slot }) => slot)
}

function isLikely(person: DemoPerson, service: DemoService, at: Date): boolean {
  const { audiences } = service
  const age = ageInYears(person.birthDate, at)
  if (service.needsApproval || age < (service.minimumAge ?? 0) || age > (service.maximumAge ?? 200))
    return false
  if (service.communities.length > 0 && !service.communities.includes(person.community)) return false
  if (audiences.length === 1 && audiences[0] === 'woman' && person.gender !== 'female') return false
  // Somebody small is taken along; what is booked for a child is what is made for children.
  if (person.groups.includes('child')) return audiences.includes('child')
  return audiences.includes('everyone') || isFor(person, service)
}

function isFor(person: DemoPerson, { audiences }: DemoService): boolean {
  return person.groups.some(group => audiences.includes(group))
}

function rankOf(streetCode: string, person: DemoPerson, service: DemoService): number {
  const words = [service.name, ...service.keywords].filter(word => word.length > 1)
  const isNamed = words.some(word => person.habit.includes(word))
  const draw = fraction(`${streetCode}/${person.key}/likes ${service.key}`)
  return (isNamed ? 0 : 2) + (isFor(person, service) ? 0 : 1) + draw
}
