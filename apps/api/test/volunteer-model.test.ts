import { createRequire } from 'node:module'
import path from 'node:path'
import type { Client } from '@yunxuan/contract'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { returnUncollected } from '../src/features/reward/redemption.service.ts'
import { newId } from '../src/platform/ids.ts'
import { openHouse, saturdayMorning } from './house.ts'
import type { SownMember, SownStreet } from './sow.ts'
import { type SownShift, sowShift, sowVolunteer } from './sow-shift.ts'

/**
 * Random days of volunteers, leaders and staff, run on the real API and on a model that knows nothing of it but the
 * rules in words. After every step the two agree, and what must never break has not.
 */
const hourMs = 3_600_000
const minuteMs = 60_000
const places = 2
const price = 6
/** Every shift lasts so long, and counts from six tenths of it on. */
const lasting = 60
const ladder = [1, 3]

const house = await openHouse()

interface ModelRecord {
  person: number
  minutes: number
  points: number
  isReversed: boolean
  /** The shift it is of, and what its roster made of it. */
  shift: Shift
  approved: number
  isAsked: boolean
}

interface Shift {
  from: number
  to: number
  signed: Set<number>
  /** By person, the minutes of their scans. */
  ins: Map<number, number[]>
  outs: Map<number, number[]>
  decided: Set<number>
}

interface Model {
  /** Minutes since the beginning. */
  clock: number
  /** By shift: who is signed up, when they scanned, and who was decided on. */
  shifts: Shift[]
  records: Map<string, ModelRecord>
  balance: number[]
  stock: number
  redemptions: Map<string, { person: number; expires: number; status: string }>
  stars: number[]
}

interface Real {
  street: SownStreet
  streetId: string
  inCharge: SownMember
  shifts: SownShift[]
  people: { api: Client; memberId: string; deviceId: string }[]
  leader: Client
  coordinator: Client
  reviewer: Client
  secondReviewer: Client
  reviewerToken: string
  rewardId: string
}

type Step = fc.AsyncCommand<Model, Real>

async function aWorld(): Promise<{ model: Model; real: Real }> {
  house.clock.now = saturdayMorning
  const street = await house.sow.aStreet()
  const { streetId } = street
  const leader = await house.sow.aMember(street, { name: '带队人' })
  const coordinator = await house.sow.aStaff(street, 'administrator')
  const reviewer = await house.sow.aStaff(street, 'administrator')
  const secondReviewer = await house.sow.aStaff(street, 'reviewer')
  const settings = JSON.stringify({ starHours: ladder })
  await house.db.$client.query(
    'insert into policy (street_id, version, settings, changed_at, changed_by) values ($1, 1, $2, $3, $4)',
    [streetId, settings, house.clock.now, coordinator.memberId],
  )
  const people = []
  for (let n = 0; n < 4; n += 1) {
    const who = await house.sow.aMember(street)
    await sowVolunteer(house, who)
    people.push({ api: await house.as(who), memberId: who.memberId, deviceId: newId() })
  }
  const admin = await house.as(coordinator)
  const { id: rewardId } = await admin('POST /v1/streets/:streetId/managed/rewards', {
    params: { streetId },
    body: {
      kind: 'gift',
      name: '雨伞',
      description: '',
      points: price,
      yearlyLimit: null,
      collectAt: '驿站',
      serviceId: null,
      status: 'open',
    },
  })
  await admin('POST /v1/streets/:streetId/managed/rewards/:rewardId/stock-moves', {
    params: { streetId, rewardId },
    body: { kind: 'received', pieces: 2, note: '' },
  })
  const real: Real = {
    street,
    streetId,
    inCharge: leader,
    shifts: [],
    people,
    leader: await house.as(leader),
    coordinator: admin,
    reviewer: await house.as(reviewer),
    secondReviewer: await house.as(secondReviewer),
    reviewerToken: await house.tokenOf(reviewer),
    rewardId,
  }
  const model: Model = {
    clock: 0,
    shifts: [],
    records: new Map(),
    balance: people.map(() => 0),
    stock: 2,
    redemptions: new Map(),
    stars: people.map(() => 0),
  }
  return { model, real }
}

/** Runs one step on both, compares what came of it, and looks at all that must hold. */
function step(name: string, run: (model: Model, real: Real) => Promise<void>): Step {
  return {
    check: () => true,
    toString: () => name,
    async run(model, real) {
      await run(model, real)
      await expectTrue(model, real)
    },
  }
}

async function outcome<T>(promise: Promise<T>): Promise<{ value: T } | { no: string }> {
  try {
    return { value: await promise }
  } catch (error) {
    return { no: error instanceof Error ? error.message : String(error) }
  }
}

const pointsOf = (minutes: number) => Math.floor(minutes / 6)
const sumOf = (model: Model, person: number) =>
  [...model.records.values()]
    .filter(record => record.person === person && !record.isReversed)
    .reduce((sum, record) => sum + record.minutes, 0)
const starsOf = (minutes: number) => ladder.filter(hours => minutes >= hours * 60).length
const reserved = (model: Model) => [...model.redemptions.values()].filter(one => one.status === 'reserved')

/** What a stay gives: the minutes of the plan in which somebody was there; undefined when they never came. */
function stayOf(shift: Shift, person: number): number | undefined {
  const [ins, outs] = [shift.ins.get(person), shift.outs.get(person) ?? []]
  if (ins === undefined) return undefined
  const minutes = Array.from({ length: shift.to - shift.from }, (_, minute) => shift.from + minute)
  return minutes.filter(minute => wasThere({ ins, outs }, minute)).length
}

/** Whether somebody was there: they had come, and the last scan out before they came again is still ahead. */
function wasThere({ ins, outs }: { ins: number[]; outs: number[] }, minute: number): boolean {
  const came = Math.max(...ins.filter(at => at <= minute))
  const comesAgain = Math.min(...ins.filter(at => at > minute))
  if (came === -Infinity) return false
  const left = Math.max(...outs.filter(at => at > came && at <= comesAgain))
  return left === -Infinity || left > minute
}

function advance(model: Model, minutes: number): void {
  model.clock += minutes
  house.clock.now = new Date(saturdayMorning.getTime() + model.clock * minuteMs)
}

/** The shift so many before the latest; undefined before there was one. */
function shiftAt(model: Model, real: Real, back: number) {
  const index = model.shifts.length - 1 - back
  const [planned, sown] = [model.shifts[index], real.shifts[index]]
  return planned === undefined || sown === undefined ? undefined : { planned, shiftId: sown.shiftId }
}

const steps = {
  plan: (lead: number) =>
    step(`plan a shift in ${lead}`, async (model, real) => {
      // One at a time: what overlaps is refused, which other tests look at.
      if (model.clock < (model.shifts.at(-1)?.to ?? 0)) return
      const from = model.clock + lead
      const to = from + lasting
      const at = (minute: number) => new Date(saturdayMorning.getTime() + minute * minuteMs)
      const more = { leader: real.inCharge, places, startsAt: at(from), endsAt: at(to) }
      real.shifts.push(await sowShift(house, real.street, more))
      const nobody = { signed: new Set<number>(), decided: new Set<number>() }
      model.shifts.push({ from, to, ins: new Map(), outs: new Map(), ...nobody })
    }),
  signUp: (who: number, at: number) =>
    step(`sign up ${who} for ${at}`, async (model, real) => {
      const found = shiftAt(model, real, at)
      if (found === undefined) return
      const { streetId, people } = real
      const { planned: shift, shiftId } = found
      const no = shift.signed.has(who)
        ? 'already_booked'
        : shift.signed.size >= places
          ? 'slot_full'
          : undefined
      const expected = model.clock >= shift.from ? 'booking_closed' : no
      const result = await outcome(
        person(people, who).api('POST /v1/streets/:streetId/shifts/:shiftId/signups', {
          params: { streetId, shiftId },
          body: {},
        }),
      )
      expect('no' in result ? result.no : undefined).toBe(expected)
      if (expected === undefined) shift.signed.add(who)
    }),
  scan: (who: number, at: number, direction: 'in' | 'out') =>
    step(`scan ${direction} ${who} at ${at}`, async (model, real) => {
      const found = shiftAt(model, real, at)
      if (found === undefined) return
      const { streetId, people, leader } = real
      const { planned: shift, shiftId } = found
      const params = { streetId, shiftId }
      const { code } = await leader('GET /v1/streets/:streetId/shifts/:shiftId/check-in-code', { params })
      const { api, deviceId } = person(people, who)
      const result = await outcome(
        api('POST /v1/streets/:streetId/scans', {
          params: { streetId },
          body: { code, direction, deviceId },
        }),
      )
      const closes = direction === 'in' ? shift.to : shift.to + 120
      const timing =
        model.clock < shift.from - 120
          ? 'scan_too_early'
          : model.clock >= closes
            ? 'scan_too_late'
            : undefined
      const expected = timing ?? (shift.signed.has(who) ? undefined : 'no_signup')
      if (expected !== undefined)
        return expect(result).toEqual({ no: expect.stringMatching(/scan_too|no_signup/) })
      expect(result).toHaveProperty('value')
      const scans = direction === 'in' ? shift.ins : shift.outs
      scans.set(who, [...(scans.get(who) ?? []), model.clock])
    }),
  approve: (at: number) =>
    step(`approve ${at}`, async (model, real) => {
      const found = shiftAt(model, real, at)
      if (found === undefined) return
      const { planned: shift, shiftId } = found
      const params = { streetId: real.streetId, shiftId }
      const roster = await real.leader('GET /v1/streets/:streetId/shifts/:shiftId/record-roster', { params })
      const byMember = new Map(real.people.map((who, index) => [who.memberId, index]))
      const lines = roster.lines.flatMap(line => {
        const who = byMember.get(line.personId) ?? -1
        const stay = stayOf(shift, who)
        expect([who, line.minutes]).toEqual([who, stay ?? 0])
        if (stay === undefined || shift.decided.has(who)) return []
        const outcome = stay * 10 >= lasting * 6 ? ('approved' as const) : ('left_out' as const)
        return [
          { who, stay, line: { bookingId: line.bookingId, outcome, seenMinutes: stay, reason: '核对过' } },
        ]
      })
      if (lines.length === 0) return
      const body = { lines: lines.map(one => one.line) }
      const result = await outcome(
        real.leader('POST /v1/streets/:streetId/shifts/:shiftId/approval', { params, body }),
      )
      if (model.clock < shift.to) return expect(result).toEqual({ no: 'shift_not_over' })
      expect(result).toHaveProperty('value')
      for (const { who, stay, line } of lines) {
        shift.decided.add(who)
        if (line.outcome === 'left_out') continue
        const points = pointsOf(stay)
        const id = await lastRecordOf(real, who)
        const made = { person: who, minutes: stay, points, shift, approved: stay }
        model.records.set(id, { ...made, isReversed: false, isAsked: false })
        model.balance[who] = (model.balance[who] ?? 0) + points
      }
    }),
  reverse: (index: number) =>
    step(`reverse ${index}`, async (model, real) => {
      const [id, record] = [...model.records][index % Math.max(1, model.records.size)] ?? []
      if (id === undefined || record === undefined) return
      const result = await outcome(
        real.coordinator('POST /v1/streets/:streetId/managed/records/:recordId/reversal', {
          params: { streetId: real.streetId, recordId: id },
          body: { reason: '代签' },
        }),
      )
      if (record.isReversed) return expect(result).toEqual({ no: 'already_reversed' })
      expect(result).toHaveProperty('value')
      takeBack(model, record)
    }),
  correct: (index: number, minutes: number) =>
    step(`correct ${index} to ${minutes}`, async (model, real) => {
      const [id, record] = [...model.records][index % Math.max(1, model.records.size)] ?? []
      if (id === undefined || record === undefined) return
      const { streetId } = real
      const asked = await outcome(
        person(real.people, record.person).api('POST /v1/streets/:streetId/records/:recordId/corrections', {
          params: { streetId, recordId: id },
          body: { text: '时间不对' },
        }),
      )
      if (record.isReversed) return expect(asked).toEqual({ no: 'already_reversed' })
      if (record.isAsked) return expect(asked).toEqual({ no: 'already_asked' })
      if ('no' in asked) throw new Error(asked.no)
      const desk = index % 2 === 0 ? real.reviewer : real.secondReviewer
      const answered = await outcome(
        desk('POST /v1/streets/:streetId/managed/corrections/:correctionId/answer', {
          params: { streetId, correctionId: asked.value.id },
          body: { isAccepted: minutes > 0, minutes, answer: '查过了' },
        }),
      )
      if ('no' in answered) {
        // A corrected row was approved by this same reviewer, who does not judge it twice: the word waits.
        expect(answered.no).toBe('same_person_reviews')
        record.isAsked = true
        return
      }
      if (minutes === 0) return
      takeBack(model, record)
      // What goes beyond the scans earns nothing, and costs nothing, however often it is corrected.
      const proved = Math.max(record.approved, stayOf(record.shift, record.person) ?? 0)
      const points = pointsOf(Math.min(minutes, proved))
      model.records.set(answered.value.newRecordId ?? '', { ...record, minutes, points, isReversed: false })
      model.balance[record.person] = (model.balance[record.person] ?? 0) + points
    }),
  redeem: (who: number) =>
    step(`redeem ${who}`, async (model, { streetId, people, rewardId }) => {
      const balance = model.balance[who] ?? 0
      const poor = balance < 0 ? 'points_in_debt' : balance < price ? 'points_missing' : undefined
      const expected = model.stock - reserved(model).length < 1 ? 'reward_gone' : poor
      const result = await outcome(
        person(people, who).api('POST /v1/streets/:streetId/rewards/:rewardId/redemptions', {
          params: { streetId, rewardId },
          body: {},
        }),
      )
      if ('no' in result) return expect(result.no).toBe(expected)
      expect(expected).toBeUndefined()
      model.balance[who] = balance - price
      const expires = model.clock + 14 * 24 * 60
      model.redemptions.set(result.value.id, { person: who, expires, status: 'reserved' })
    }),
  giveBack: (index: number) =>
    step(`give back ${index}`, async (model, { streetId, people }) => {
      const [id, mine] = [...model.redemptions][index % Math.max(1, model.redemptions.size)] ?? []
      if (id === undefined || mine === undefined) return
      const result = await outcome(
        person(people, mine.person).api('DELETE /v1/streets/:streetId/redemptions/:redemptionId', {
          params: { streetId, redemptionId: id },
        }),
      )
      if (mine.status !== 'reserved') return expect(result).toEqual({ no: `redemption_${mine.status}` })
      if (model.clock >= mine.expires) return expect(result).toEqual({ no: 'redemption_over' })
      expect(result).toHaveProperty('value')
      mine.status = 'returned'
      model.balance[mine.person] = (model.balance[mine.person] ?? 0) + price
    }),
  collect: (index: number) =>
    step(`collect ${index}`, async (model, { streetId, coordinator }) => {
      const [id, mine] = [...model.redemptions][index % Math.max(1, model.redemptions.size)] ?? []
      if (id === undefined || mine === undefined) return
      const { rows } = await house.db.$client.query('select code from redemption where id = $1', [id])
      const result = await outcome(
        coordinator('POST /v1/streets/:streetId/managed/redemptions/collection', {
          params: { streetId },
          body: { code: rows[0].code },
        }),
      )
      if (mine.status !== 'reserved') return expect(result).toEqual({ no: `redemption_${mine.status}` })
      if (model.clock >= mine.expires) return expect(result).toEqual({ no: 'redemption_over' })
      expect(result).toHaveProperty('value')
      mine.status = 'collected'
      model.stock -= 1
    }),
  pass: (minutes: number) =>
    step(`pass ${minutes}`, async model => {
      advance(model, minutes)
    }),
  sweep: () =>
    step('sweep what nobody collected', async model => {
      advance(model, 15 * 24 * 60)
      await returnUncollected(house, house.clock.now)
      for (const one of reserved(model).filter(mine => model.clock >= mine.expires)) {
        one.status = 'returned'
        model.balance[one.person] = (model.balance[one.person] ?? 0) + price
      }
    }),
  rate: () =>
    step('rate', async (model, { streetId, people, coordinator, reviewer }) => {
      const until = new Date(house.clock.now.getTime() + 8 * hourMs).toISOString().slice(0, 10)
      const run = await coordinator('POST /v1/streets/:streetId/managed/star-runs', {
        params: { streetId },
        body: { title: '评星', until },
      })
      const wanted = people.map((_, who) => starsOf(sumOf(model, who)))
      const rising = wanted.map((stars, who) => (stars > (model.stars[who] ?? 0) ? stars : 0))
      expect(run.candidates).toBe(rising.filter(stars => stars > 0).length)
      if (run.candidates === 0) return
      const params = { streetId, runId: run.id }
      await coordinator('POST /v1/streets/:streetId/managed/star-runs/:runId/notice', { params })
      advance(model, 7 * 24 * 60)
      await reviewer('POST /v1/streets/:streetId/managed/star-runs/:runId/confirmation', { params })
      for (const [who, stars] of rising.entries()) model.stars[who] = Math.max(model.stars[who] ?? 0, stars)
    }),
}

/** A usual shift from beginning to end: who wants to comes, and some forget to scan out. */
function usualShift(who: readonly number[], stays: number, scansOut: boolean): Step[] {
  return [
    steps.pass(60),
    steps.plan(10),
    ...who.map(one => steps.signUp(one, 0)),
    steps.pass(12),
    ...who.map(one => steps.scan(one, 0, 'in')),
    steps.pass(stays),
    ...(scansOut ? who.map(one => steps.scan(one, 0, 'out')) : []),
    steps.pass(lasting),
    steps.approve(0),
  ]
}

function takeBack(model: Model, record: ModelRecord): void {
  record.isReversed = true
  model.balance[record.person] = (model.balance[record.person] ?? 0) - record.points
}

function person(people: Real['people'], who: number): Real['people'][number] {
  const found = people[who]
  if (found === undefined) throw new Error('nobody')
  return found
}

async function lastRecordOf(real: Real, who: number): Promise<string> {
  const { rows } = await house.db.$client.query<{ id: string }>(
    'select id from record where street_id = $1 and person_id = $2 order by id desc limit 1',
    [real.streetId, person(real.people, who).memberId],
  )
  return rows[0]?.id ?? ''
}

async function expectTrue(model: Model, { streetId, people, shifts, rewardId }: Real): Promise<void> {
  const ask = async <T>(text: string, values: unknown[] = []) =>
    (await house.db.$client.query(text, [streetId, ...values])).rows as T[]
  const ledger = await ask(
    'select coalesce(sum(amount), 0)::int as sum from points_posting where street_id = $1',
  )
  expect(ledger).toEqual([{ sum: 0 }])
  const people_ = await ask<{
    person: string
    balance: number
    posted: number
    minutes: number
    stars: number
  }>(
    `select v.person_id as person, coalesce(a.balance, 0) as balance,
        (select coalesce(sum(p.amount), 0)::int from points_posting p
          where p.street_id = a.street_id and p.account_id = a.id) as posted,
        (select coalesce(sum(r.minutes), 0)::int from record r
          where r.street_id = v.street_id and r.person_id = v.person_id) as minutes,
        (select coalesce(max(c.stars), 0) from certificate c
          where c.street_id = v.street_id and c.person_id = v.person_id) as stars
      from volunteer v left join points_account a on a.street_id = v.street_id and a.person_id = v.person_id
      where v.street_id = $1`,
  )
  const byPerson = new Map(people_.map(row => [row.person, row]))
  for (const [who, { memberId }] of people.entries()) {
    const balance = model.balance[who]
    const wanted = { balance, posted: balance, minutes: sumOf(model, who), stars: model.stars[who] }
    expect({ who, ...byPerson.get(memberId) }).toMatchObject({ who, ...wanted })
  }
  const slots = await ask<{ id: string; taken: number }>('select id, taken from slot where street_id = $1')
  const taken = shifts.map(shift => slots.find(slot => slot.id === shift.shiftId)?.taken)
  expect(taken).toEqual(model.shifts.map(shift => shift.signed.size))
  const stock = await ask('select stock, reserved from reward where street_id = $1 and id = $2', [rewardId])
  expect(stock).toEqual([{ stock: model.stock, reserved: reserved(model).length }])
}

async function expectChainVerifies({ streetId, reviewerToken }: Real): Promise<void> {
  const exported = await house.app.inject({
    method: 'GET',
    url: `/v1/streets/${streetId}/managed/chain/export`,
    headers: { authorization: `Bearer ${reviewerToken}` },
  })
  const script = path.resolve(import.meta.dirname, '../../../scripts/verify-chain.mjs')
  const { verifyLines } = await import(createRequire(import.meta.url).resolve(script))
  const { problems } = await verifyLines(exported.body.split('\n'))
  expect(problems).toEqual([])
}

const who = fc.integer({ min: 0, max: 3 })
// The latest shift, most of the time.
const at = fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat({ max: 3 }) })
const index = fc.nat({ max: 20 })
const several = fc.uniqueArray(who, { minLength: 1, maxLength: 3 })
const everyday = fc
  .tuple(several, fc.integer({ min: 20, max: 50 }), fc.boolean())
  .map(([people, stays, scansOut]) => usualShift(people, stays, scansOut))
const single = fc.oneof(
  fc.integer({ min: 5, max: 40 }).map(steps.plan),
  fc.tuple(who, at).map(([a, b]) => steps.signUp(a, b)),
  fc.tuple(who, at).map(([a, b]) => steps.scan(a, b, 'in')),
  fc.tuple(who, at).map(([a, b]) => steps.scan(a, b, 'out')),
  fc.integer({ min: 1, max: 60 }).map(steps.pass),
  at.map(steps.approve),
  index.map(steps.reverse),
  fc.tuple(index, fc.integer({ min: 0, max: lasting })).map(([a, b]) => steps.correct(a, b)),
  who.map(steps.redeem),
  who.map(steps.redeem),
  index.map(steps.giveBack),
  index.map(steps.collect),
  fc.constant(steps.sweep()),
  fc.constant(steps.rate()),
)
const parts = fc.array(
  fc.oneof({ weight: 1, arbitrary: everyday }, { weight: 5, arbitrary: single.map(one => [one]) }),
  { minLength: 20, maxLength: 60 },
)
// Something must have been served before anything can go wrong with it.
const life = fc.tuple(everyday, everyday, parts).map(([one, two, rest]) => [...one, ...two, ...rest.flat()])

it('whatever volunteers, leaders and staff do, hours, points, stock, stars and the chain agree', async () => {
  const served: number[] = []
  await fc.assert(
    fc.asyncProperty(life, async commands => {
      const { model, real } = await aWorld()
      await fc.asyncModelRun(() => ({ model, real }), commands)
      await expectChainVerifies(real)
      served.push(model.records.size)
    }),
    { numRuns: 15, endOnFailure: true },
  )
  // Lives in which nobody serves would prove nothing.
  expect(served.filter(records => records > 3).length).toBeGreaterThan(served.length / 2)
}, 180_000)
