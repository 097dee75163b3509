import {
  addDays,
  evidenceGrades,
  type MatterKind,
  type MatterVerdict,
  monthSpan,
  shanghaiDate,
} from '@yunxuan/domain'
import { expect, test } from 'vitest'
import { newId } from '../src/platform/ids.ts'
import {
  type Asked,
  type Booking,
  countOneByOne,
  type Hours,
  type Matter,
  type Place,
  type Slot,
  sum,
} from './count-one-by-one.ts'
import { openHouse } from './house.ts'

const house = await openHouse()
const street = await house.sow.aStreet()
const { streetId } = street
const params = { streetId }
const seed = Number(process.env.MODEL_SEED ?? Math.floor(Math.random() * 2 ** 31))
const random = mulberry(seed)
const pick = <T>(of: readonly T[]): T => of[Math.floor(random() * of.length)] as T
const below = (most: number) => Math.floor(random() * most)

/** So that a run that fails can be run again: MODEL_SEED says which it was. */
function mulberry(from: number): () => number {
  let state = from
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

const grid = newId()
await house.asOwner(
  `insert into area (street_id, id, parent_id, kind, name) values ($1, $2, $3, 'grid', '东一网格')`,
  [streetId, grid, street.areaId],
)
const organizations = [street.organizationId, newId()]
await house.asOwner(
  `insert into organization (street_id, id, name, kind) values ($1, $2, '西社区党委', 'committee')`,
  [streetId, organizations[1]],
)
const places: Place[] = [
  { id: street.locationId, areas: [street.areaId] },
  { id: await house.sow.aLocation(street, { name: '网格小院', areaId: grid }), areas: [grid, street.areaId] },
  { id: await house.sow.aLocation(street), areas: [street.otherAreaId] },
  { id: await house.sow.aLocation(street, { name: '街上', areaId: null }), areas: [] },
]
const people = await Promise.all(Array.from({ length: 6 }, () => house.sow.aVolunteer(street)))
const persons = people.map(({ memberId }) => memberId)
const administrator = await house.sow.aStaff(street, 'administrator')
const services = await Promise.all(
  (['clinic', 'law', 'culture', 'care'] as const).flatMap(category =>
    places.map(async place => {
      const organization = pick(organizations)
      const id = await house.sow.aService(street, {
        category,
        locationId: place.id,
        organizationId: organization,
      })
      return { id, category, organization, place }
    }),
  ),
)
const activities = await Promise.all(
  places.map(async place => ({
    place,
    id: await house.sow.aService(street, { kind: 'activity', locationId: place.id }),
  })),
)

const bookings: Booking[] = []
const hours: Hours[] = []
const matters: Matter[] = []
/** Within the four months before now; often at a month's end, where Shanghai and UTC are of different days. */
function anInstant(): Date {
  const now = house.clock.now.getTime()
  if (random() < 0.2) {
    const first = monthSpan(shanghaiDate(new Date(now - below(120) * 86_400_000))).from
    return new Date(Date.parse(`${first}T00:00:00+08:00`) + (below(3) - 1) * 1000)
  }
  return new Date(now - 1 - below(120 * 86_400) * 1000)
}

async function book(): Promise<void> {
  const service = pick(services)
  const elsewhere = random() < 0.2 ? pick(places) : undefined
  const { slotId } = await house.sow.aSlot(street, {
    serviceId: service.id,
    startsAt: anInstant(),
    room: newId(),
    locationId: elsewhere?.id ?? null,
  })
  const { rows } = await house.db.$client.query<{ at: Date }>(
    'select starts_at as at from slot where street_id = $1 and id = $2',
    [streetId, slotId],
  )
  const slot: Slot = {
    ...service,
    id: slotId,
    at: rows[0]?.at ?? new Date(0),
    place: elsewhere ?? service.place,
  }
  for (const person of persons.filter(() => random() < 0.4)) {
    const status = pick(['booked', 'attended', 'attended', 'no_show', 'cancelled'] as const)
    const booking: Booking = { id: newId(), slot, person, party: 1 + below(6), status }
    await house.db.$client.query(
      `insert into booking (street_id, id, slot_id, member_id, person_id, party, status, source, code, created_at,
        updated_at) values ($1, $2, $3, $4, $4, $5, $6, 'self', '123456', $7, $7)`,
      [streetId, booking.id, slotId, person, booking.party, status, slot.at],
    )
    bookings.push(booking)
  }
}

/** The desk marks somebody otherwise afterwards. */
async function remark(): Promise<void> {
  const booking = pick(bookings)
  if (booking === undefined || booking.status === 'cancelled') return
  booking.status = pick(['attended', 'no_show'] as const)
  await house.db.$client.query('update booking set status = $3 where street_id = $1 and id = $2', [
    streetId,
    booking.id,
    booking.status,
  ])
}

async function insertRecord(row: Hours, more: { minutes: number; origin: string; reverses: string | null }) {
  const activity = activities.find(({ place }) => place.id === row.place.id)
  await house.asOwner(
    `insert into record (street_id, id, person_id, member_id, number, activity_id, title, served_on, place, content,
      minutes, organization_id, organization_name, responsible_name, grade, origin, reverses, suspicions, reason,
      approved_by, approved_at)
    values ($1, $2, $3, $3, 'YX', $4, '捡拾', $5, '', '', $6, $7, '', '', $8, $9, $10, '{}', '', $11, now())`,
    [
      streetId,
      more.origin === 'reversal' ? newId() : row.id,
      row.person,
      activity?.id,
      row.day,
      more.minutes,
      row.organization,
      row.grade,
      more.origin,
      more.reverses,
      administrator.memberId,
    ],
  )
}

async function serve(of?: Hours): Promise<void> {
  const row: Hours = {
    id: newId(),
    person: pick(persons),
    day: shanghaiDate(anInstant()),
    grade: pick(evidenceGrades),
    place: pick(places),
    organization: pick(organizations),
    ...of,
    minutes: 1 + below(300),
    stands: true,
  }
  if (of !== undefined) row.id = newId()
  await insertRecord(row, { minutes: row.minutes, origin: of ? 'correction' : 'attendance', reverses: null })
  hours.push(row)
}

/** Takes a record back; half of the time another one is written in its place. */
async function correct(): Promise<void> {
  const row = pick(hours.filter(({ stands }) => stands))
  if (row === undefined) return
  row.stands = false
  await insertRecord(row, { minutes: -row.minutes, origin: 'reversal', reverses: row.id })
  if (random() < 0.5) await serve(row)
}

async function raise(): Promise<void> {
  const kind = pick(['need', 'proposal', 'hazard'] as const)
  const area = pick([
    { id: street.areaId, areas: [street.areaId] },
    { id: grid, areas: [grid, street.areaId] },
  ])
  const matter: Matter = {
    id: newId(),
    kind,
    areas: area.areas,
    takenAt: random() < 0.8 ? anInstant() : null,
    endedAt: null,
    status: 'open',
    verdict: null,
  }
  await house.asOwner(
    `insert into matter (street_id, id, number, kind, text, area_id, raised_by, status, created_at)
      values ($1, $2::uuid, right($2::text, 12), $3, '缺', $4, $5, 'open', now())`,
    [streetId, matter.id, kind, area.id, pick(persons)],
  )
  if (matter.takenAt !== null) {
    // Taken once more after it was sent back: the first time counts.
    for (const [position, ms] of [0, 5 * 86_400_000].entries()) {
      await house.asOwner(
        `insert into matter_step (street_id, matter_id, position, act, by_id, party, at, is_public)
          values ($1, $2, $3, 'take', $4, 'keeper', $5, false)`,
        [streetId, matter.id, position + 1, administrator.memberId, new Date(matter.takenAt.getTime() + ms)],
      )
    }
  }
  matters.push(matter)
}

async function end(): Promise<void> {
  const matter = pick(matters)
  if (matter === undefined || matter.endedAt !== null) return
  const into = matters.find(({ id, status }) => id !== matter.id && status === 'open')
  const status = pick(['done', 'done', 'declined', 'withdrawn', 'merged'] as const)
  if (status === 'merged' && into === undefined) return
  matter.status = status
  matter.endedAt = anInstant()
  const verdicts: Partial<Record<MatterKind, readonly MatterVerdict[]>> = {
    need: ['met', 'partly', 'unmet'],
    proposal: ['adopted', 'kept', 'refused'],
    hazard: ['fixed', 'made_safe', 'handed_on', 'not_found'],
  }
  matter.verdict = status === 'done' ? pick(verdicts[matter.kind] ?? []) : null
  await house.asOwner(
    'update matter set status = $3, verdict = $4, ended_at = $5, merged_into = $6 where street_id = $1 and id = $2',
    [streetId, matter.id, status, matter.verdict, matter.endedAt, status === 'merged' ? into?.id : null],
  )
}

function anAsk(): Asked {
  const day = shanghaiDate(anInstant())
  const from = addDays(day, -below(20))
  return {
    ...(random() < 0.6 ? monthSpan(day) : { from, to: addDays(from, below(45)) }),
    ...(random() < 0.4 ? { areaId: pick([street.areaId, street.otherAreaId, grid]) } : {}),
    ...(random() < 0.3 ? { organizationId: pick(organizations) } : {}),
  }
}

test(`each number is what is counted one by one, whatever was written, put right and taken back (MODEL_SEED=${seed})`, async () => {
  const staff = await house.as(administrator)
  const writes = [book, book, remark, remark, serve, serve, serve, correct, correct, raise, raise, end]
  let compared = 0
  for (let round = 0; round < 12; round += 1) {
    for (let turn = 0; turn < 12; turn += 1) await pick(writes)()
    for (let turn = 0; turn < 6; turn += 1) {
      const query = anAsk()
      const { items } = await staff('GET /v1/streets/:streetId/figures', { params, query })
      const told = new Map(items.map(({ id, value }) => [id as string, value]))
      for (const [id, value] of Object.entries(countOneByOne({ bookings, hours, matters }, query))) {
        expect([round, query, id, told.get(id)]).toEqual([round, query, id, value])
        compared += 1
      }
      // The same by months: what is added up is the whole.
      const by = await staff('GET /v1/streets/:streetId/figures/:figureId', {
        params: { ...params, figureId: 'people-served' },
        query: { ...query, by: 'month' },
      })
      expect(sum(by.parts.map(({ value }) => value ?? 0))).toBe(told.get('people-served'))
    }
  }
  expect(compared).toBeGreaterThan(1000)
  expect(bookings.length * hours.length * matters.length).toBeGreaterThan(0)
}, 120_000)
