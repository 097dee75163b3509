import { activity, activityLeader } from '../src/features/activity/activity.table.ts'
import { booking } from '../src/features/booking/booking.table.ts'
import type { service } from '../src/features/service/service.table.ts'
import type { slot } from '../src/features/slot/slot.table.ts'
import { sealIdentity } from '../src/features/volunteer/identity.ts'
import { guardianConsent, volunteer } from '../src/features/volunteer/volunteer.table.ts'
import { newCode, newId } from '../src/platform/ids.ts'
import type { House } from './house.ts'
import type { SownMember, SownStreet } from './sow.ts'

/** A shift of a volunteer activity, with the member in charge of it. */
export interface SownShift {
  streetId: string
  activityId: string
  shiftId: string
  leader: SownMember
}

/** Adds a shift that starts in half an hour and lasts two, of an activity of its own with a leader of its own. */
export async function sowShift(
  house: House,
  at: SownStreet,
  more: Partial<typeof slot.$inferInsert> & {
    leader?: SownMember
    activityId?: string
    activity?: Partial<typeof activity.$inferInsert>
    service?: Partial<typeof service.$inferInsert>
  } = {},
): Promise<SownShift> {
  const { leader: given, activityId: known, activity: activityMore, service: serviceMore, ...slotMore } = more
  const leader = given ?? (await house.sow.aMember(at, { name: '带队人' }))
  const { streetId } = at
  const startsAt = new Date(house.clock.now.getTime() + 30 * 60_000)
  const activityId =
    known ?? (await house.sow.aService(at, { kind: 'activity', title: '楼道清洁', ...serviceMore }))
  if (known === undefined) {
    await house.db.insert(activity).values({
      streetId,
      serviceId: activityId,
      content: '清扫楼道，整理杂物',
      project: '',
      responsibleId: leader.memberId,
      isTeamOnly: false,
      skills: [],
      risk: '',
      insurance: '',
      training: '',
      ...activityMore,
    })
    await house.db
      .insert(activityLeader)
      .values({ streetId, serviceId: activityId, memberId: leader.memberId, position: 0 })
  }
  const sown = await house.sow.aSlot(at, { startsAt, ...slotMore, serviceId: activityId })
  return { streetId, activityId, shiftId: sown.slotId, leader }
}

/** Makes a member, or a dependant of theirs, an active volunteer. */
export async function sowVolunteer(house: House, of: SownMember, dependantId?: string): Promise<void> {
  const personId = dependantId ?? of.memberId
  const at = { streetId: of.streetId, ownerId: personId, field: 'real-name' } as const
  await house.db.insert(volunteer).values({
    streetId: of.streetId,
    personId,
    memberId: of.memberId,
    dependantId: dependantId ?? null,
    number: personId,
    status: 'active',
    realName: sealIdentity(house.config, at, '王秀兰'),
    birthDate: '1990-03-02',
    skills: [],
    languages: [],
    serviceCategories: [],
    times: [],
    consentedAt: house.clock.now,
    consentVersion: 1,
    registeredAt: house.clock.now,
  })
}

/** A guardian agrees that a child volunteers. */
export async function sowConsent(house: House, { streetId, memberId }: SownMember, personId: string) {
  await house.db.insert(guardianConsent).values({
    streetId,
    id: newId(),
    personId,
    relation: 'mother',
    version: 1,
    givenAt: house.clock.now,
    guardianId: memberId,
    reason: '',
  })
}

/** Signs a member, or a dependant of theirs, up for a shift; its place is counted. */
export async function sowSignup(
  house: House,
  of: Pick<SownShift, 'streetId' | 'shiftId'>,
  who: SownMember,
  dependantId?: string,
): Promise<string> {
  const { streetId } = of
  const id = newId()
  await house.db.insert(booking).values({
    streetId,
    id,
    slotId: of.shiftId,
    memberId: who.memberId,
    dependantId: dependantId ?? null,
    personId: dependantId ?? who.memberId,
    party: 1,
    status: 'booked',
    source: 'self',
    code: newCode(),
    createdAt: house.clock.now,
    updatedAt: house.clock.now,
  })
  await house.db.$client.query('update slot set taken = taken + 1 where street_id = $1 and id = $2', [
    streetId,
    of.shiftId,
  ])
  return id
}
