import { type Audience, categoryNames, type StaffRole, volunteerNumber } from '@yunxuan/domain'
import { sql } from 'drizzle-orm'
import { account } from '../src/features/account/account.table.ts'
import { location, organization } from '../src/features/directory/directory.table.ts'
import { type BirthKeys, sealBirthDate } from '../src/features/member/birth.ts'
import { dependant, member } from '../src/features/member/member.table.ts'
import { roleGrant } from '../src/features/role/role.table.ts'
import { refreshListing } from '../src/features/service/listing.store.ts'
import { service } from '../src/features/service/service.table.ts'
import { serviceTokens } from '../src/features/service/service-search.ts'
import { slot } from '../src/features/slot/slot.table.ts'
import { raiseCatalogue } from '../src/features/street/catalogue-version.store.ts'
import { area, street } from '../src/features/street/street.table.ts'
import { team, teamMember } from '../src/features/team/team.table.ts'
import { volunteer } from '../src/features/volunteer/volunteer.table.ts'
import { type Db, inTransaction } from '../src/platform/database.ts'
import { newId } from '../src/platform/ids.ts'

const hourMs = 3_600_000
let streets = 0
let volunteers = 0

/** A street of a test's own, with one community, organization and place. */
export interface SownStreet {
  streetId: string
  areaId: string
  otherAreaId: string
  organizationId: string
  locationId: string
}

export interface SownMember {
  streetId: string
  memberId: string
  accountId: string
}

export interface SownSlot {
  streetId: string
  serviceId: string
  slotId: string
}

export interface SownVolunteer extends SownMember {
  personId: string
  number: string
}

/** Rows for tests: each makes just what it is asked for, valid in everything else. */
export function sowing(db: Db, clock: { now: Date }, config: BirthKeys) {
  async function aStreet(): Promise<SownStreet> {
    streets += 1
    const streetId = String(900_000_000 + Math.floor(Math.random() * 90_000_000) + streets)
    await db.insert(street).values({
      id: streetId,
      name: '试验街道',
      district: '试验区',
      city: '试验市',
      province: '试验省',
      platformName: '试验荟',
      platformModel: '群众自选',
      deskPhone: '000-0000',
    })
    const [areaId, otherAreaId, organizationId, locationId] = [newId(), newId(), newId(), newId()]
    await db.insert(area).values([
      { streetId, id: areaId, kind: 'community', name: '东社区' },
      { streetId, id: otherAreaId, kind: 'community', name: '西社区' },
    ])
    await db
      .insert(organization)
      .values({ streetId, id: organizationId, name: '东社区党委', kind: 'committee' })
    await db
      .insert(location)
      .values({ streetId, id: locationId, name: '活动室', address: '东社区 1 号', areaId })
    return { streetId, areaId, otherAreaId, organizationId, locationId }
  }

  async function aMember(
    at: SownStreet,
    more: Partial<typeof member.$inferInsert> = {},
  ): Promise<SownMember> {
    const [memberId, accountId] = [newId(), newId()]
    await db.insert(account).values({ id: accountId, createdAt: clock.now })
    const phone = more.phone ?? null
    await db.insert(member).values({
      streetId: at.streetId,
      id: memberId,
      accountId,
      name: '王秀兰',
      birthDate: '1954-03-02',
      gender: 'female',
      areaId: at.areaId,
      declared: [] satisfies Audience[],
      phoneTail: phone === null ? null : phone.slice(-4),
      createdAt: clock.now,
      ...more,
    })
    return { streetId: at.streetId, memberId, accountId }
  }

  async function aDependant(
    of: SownMember,
    more: Partial<typeof dependant.$inferInsert> = {},
  ): Promise<string> {
    const id = newId()
    const { birthDate, ...facts } = more
    await db.insert(dependant).values({
      streetId: of.streetId,
      id,
      memberId: of.memberId,
      name: '李桂芳',
      relation: 'parent',
      birthSealed: sealBirthDate(config, of.streetId, id, birthDate ?? '1948-05-06'),
      consentedAt: clock.now,
      consentVersion: 1,
      ...facts,
    })
    return id
  }

  /** A member of staff; for the whole street unless an area or organization is named. */
  async function aStaff(
    at: SownStreet,
    role: StaffRole,
    within: { areaId?: string; organizationId?: string } = {},
  ): Promise<SownMember> {
    const person = await aMember(at, { name: '陈主任' })
    await db.insert(roleGrant).values({
      streetId: at.streetId,
      id: newId(),
      memberId: person.memberId,
      role,
      areaId: within.areaId ?? null,
      organizationId: within.organizationId ?? (role === 'provider' ? at.organizationId : null),
      startsAt: new Date(clock.now.getTime() - hourMs),
    })
    return person
  }

  /** An active volunteer: a member of their own, or the one that is named, or a dependant of theirs. */
  async function aVolunteer(
    at: SownStreet,
    more: Partial<typeof volunteer.$inferInsert> & { member?: SownMember } = {},
  ): Promise<SownVolunteer> {
    const { member: owner, ...facts } = more
    const person = owner ?? (await aMember(at))
    const personId = more.dependantId ?? person.memberId
    volunteers += 1
    const number = volunteerNumber(String(volunteers).padStart(9, '0'))
    await db.insert(volunteer).values({
      streetId: at.streetId,
      personId,
      memberId: person.memberId,
      number,
      status: 'active',
      birthDate: '1954-03-02',
      gender: 'female',
      areaId: at.areaId,
      phone: '13800138000',
      skills: [],
      languages: [],
      serviceCategories: ['为老服务'],
      times: [],
      consentedAt: clock.now,
      consentVersion: 1,
      registeredAt: clock.now,
      ...facts,
    })
    return { ...person, personId, number }
  }

  /** A team of a community with whoever leads it and is in it. */
  async function aTeam(
    at: SownStreet,
    people: { leaders?: readonly SownVolunteer[]; members?: readonly SownVolunteer[] } = {},
    more: Partial<typeof team.$inferInsert> = {},
  ): Promise<string> {
    const id = newId()
    const { streetId } = at
    await db.insert(team).values({
      streetId,
      id,
      name: `东社区服务队 ${id}`,
      areaId: at.areaId,
      intro: '',
      isOpen: true,
      status: 'active',
      createdAt: clock.now,
      ...more,
    })
    const row = { streetId, teamId: id, standing: 'active' as const, message: '', reason: '' }
    const inside = [
      ...(people.leaders ?? []).map(one => ({ ...row, personId: one.personId, role: 'leader' as const })),
      ...(people.members ?? []).map(one => ({ ...row, personId: one.personId, role: 'member' as const })),
    ]
    if (inside.length > 0) {
      await db.insert(teamMember).values(inside.map(one => ({ ...one, changedAt: clock.now })))
    }
    return id
  }

  async function aService(at: SownStreet, more: Partial<typeof service.$inferInsert> = {}): Promise<string> {
    const id = newId()
    const title = more.title ?? '中医科义诊'
    await db.insert(service).values({
      streetId: at.streetId,
      id,
      title,
      summary: '老中医坐诊',
      description: '',
      category: 'clinic',
      organizationId: at.organizationId,
      locationId: at.locationId,
      mode: 'on_site',
      audiences: ['everyone'],
      eligibility: '',
      residentsOf: [],
      bring: ['身份证'],
      feeNote: '',
      phone: '000-0000',
      keywords: [],
      durationMinutes: 120,
      placesPerSlot: 20,
      needsApproval: false,
      partyMax: 6,
      status: 'published',
      assuredDate: '2026-11-20',
      createdAt: clock.now,
      updatedAt: clock.now,
      search: sql`array_to_tsvector(${sql.param(tokensOf(at.streetId, title, more))}::text[])`,
      ...more,
    })
    await list(at, id)
    return id
  }

  /** Another place of a street, in its other community. */
  async function aLocation(
    at: SownStreet,
    more: Partial<typeof location.$inferInsert> = {},
  ): Promise<string> {
    const id = newId()
    await db.insert(location).values({
      streetId: at.streetId,
      id,
      name: '新活动中心',
      address: '西街 8 号',
      areaId: at.otherAreaId,
      ...more,
    })
    return id
  }

  /** A slot that starts in a day, of a service of its own unless one is named. */
  async function aSlot(
    at: SownStreet,
    more: Partial<typeof slot.$inferInsert> & { service?: Partial<typeof service.$inferInsert> } = {},
  ): Promise<SownSlot> {
    const { service: serviceMore, ...slotMore } = more
    const serviceId = more.serviceId ?? (await aService(at, serviceMore))
    const slotId = newId()
    const startsAt = more.startsAt ?? new Date(clock.now.getTime() + 24 * hourMs)
    await db.insert(slot).values({
      streetId: at.streetId,
      id: slotId,
      startsAt,
      endsAt: new Date(startsAt.getTime() + 2 * hourMs),
      room: '一楼',
      status: 'open',
      places: 20,
      ...slotMore,
      serviceId,
    })
    await list(at, serviceId)
    return { streetId: at.streetId, serviceId, slotId }
  }

  /** What was sown is in the catalogue at once. */
  async function list({ streetId }: SownStreet, serviceId: string): Promise<void> {
    await inTransaction(db, tx => refreshListing(tx, streetId, [serviceId], clock.now))
    await inTransaction(db, tx => raiseCatalogue(tx, streetId))
  }

  return { aStreet, aMember, aDependant, aStaff, aVolunteer, aTeam, aService, aLocation, aSlot }
}

function tokensOf(streetId: string, title: string, more: Partial<typeof service.$inferInsert>): string[] {
  return serviceTokens(streetId, {
    title,
    summary: more.summary ?? '老中医坐诊',
    description: more.description ?? '',
    keywords: more.keywords ?? [],
    category: categoryNames[more.category ?? 'clinic'].name,
    brand: '',
    organization: '东社区党委',
    location: '活动室',
  })
}
