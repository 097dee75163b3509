import { createSigner } from 'fast-jwt'
import type { Settings } from './catalogue.ts'
import { fire, median, type Round, type Shot } from './load.ts'
import { minimalBookings, prepareMinimal } from './pgbench.ts'
import { micros, perSecond, type Row, ratio } from './report.ts'
import { benchStreet, seedSlots } from './seed.ts'

const connections = 200
const slotCount = 1_000
const warmUp = 4_000

interface BookingSettings extends Settings {
  sessions: readonly { accountId: string; sessionId: string }[]
  jwtSecret: string
  postgresPid: number
}

/**
 * Booking through HTTP with everything on (sign-in, eligibility, overlap, idempotency, audit), every request by
 * another member, against a route that does nothing and against the database doing the least it can.
 */
export async function benchBooking(settings: BookingSettings): Promise<Row[]> {
  const { api, bare, db, url, rounds, seconds } = settings
  await prepareMinimal(url, slotCount)
  const sign = createSigner({ key: settings.jwtSecret, expiresIn: 3_600_000 })
  const tokens = settings.sessions.map(one => sign({ sub: one.accountId, sid: one.sessionId }))
  const spreadSlots = await seedSlots(db, benchStreet, slotCount, 1_000)
  const [scarce] = await seedSlots(db, benchStreet, 1, 500)
  let next = 0
  const book = (slotOf: (turn: number) => string) => (): Shot | undefined => {
    const token = tokens[next]
    if (token === undefined) return undefined
    next += 1
    return bookingShot(slotOf(next), token, next)
  }
  const rounded: { nothing: Round; hot: Round; spread: Round; minimalHot: number; minimalSpread: number }[] =
    []
  let by = ''
  // A street that is in use: the code is warm, and PostgreSQL has counted its tables.
  const last = next + warmUp
  await fire(api.origin, api.pid, {
    connections,
    seconds: 60,
    next: () => (next < last ? book(turn => spreadSlots[turn % slotCount] ?? '')() : undefined),
  })
  await db.$client.query('vacuum analyze booking, idempotency, audit, slot')
  for (let round = 0; round < rounds; round++) {
    const [hot] = await seedSlots(db, benchStreet, 1, 1_000_000)
    if (hot === undefined) throw new Error('no slot')
    const options = { connections, seconds, postgresPid: settings.postgresPid }
    const nothing = await fire(bare.origin, bare.pid, {
      connections,
      seconds,
      next: () => ({ ...bookingShot(hot, tokens[0] ?? '', 1), path: '/nothing' }),
    })
    const onHot = await fire(api.origin, api.pid, { ...options, next: book(() => hot) })
    const onMany = await fire(api.origin, api.pid, {
      ...options,
      next: book(turn => spreadSlots[turn % slotCount] ?? hot),
    })
    const minimalHot = await minimalBookings(url, { ...options, slots: 1 })
    const minimalSpread = await minimalBookings(url, { ...options, slots: slotCount })
    by = minimalHot.by
    rounded.push({
      nothing,
      hot: onHot,
      spread: onMany,
      minimalHot: minimalHot.perSecond,
      minimalSpread: minimalSpread.perSecond,
    })
  }
  if (scarce !== undefined)
    await fire(api.origin, api.pid, { connections, seconds, next: book(() => scarce) })
  const oversold = await db.$client.query(
    `select count(*)::int as slots from slot s
     left join (select street_id, slot_id, sum(party) as people from booking where status = 'booked' group by 1, 2) b
       on b.street_id = s.street_id and b.slot_id = s.id
     where s.taken <> coalesce(b.people, 0) or s.places < coalesce(b.people, 0)`,
  )
  return report(rounded, by, Number(oversold.rows[0].slots))
}

function report(
  rounded: readonly {
    nothing: Round
    hot: Round
    spread: Round
    minimalHot: number
    minimalSpread: number
  }[],
  by: string,
  oversold: number,
): Row[] {
  const of = (pick: (round: (typeof rounded)[number]) => number) => median(rounded.map(pick))
  const line = (name: 'nothing' | 'hot' | 'spread') => {
    const figure = (pick: (round: Round) => number) => of(one => pick(one[name]))
    const rate = `${perSecond(figure(one => one.perSecond))}, p99 ${figure(one => one.p99Ms).toFixed(0)} ms`
    const database = micros(figure(one => one.databaseMicros)).replace('CPU', 'in PostgreSQL')
    const load = micros(figure(one => one.clientMicros)).replace('CPU', 'in the load')
    return `${rate}${micros(figure(one => one.cpuMicros))}${database}${load}`
  }
  const hot = of(one => one.hot.perSecond)
  const spread = of(one => one.spread.perSecond)
  const nothing = of(one => one.nothing.perSecond)
  const minimalHot = of(one => one.minimalHot)
  const minimalSpread = of(one => one.minimalSpread)
  const failed = rounded.flatMap(one => [one.hot, one.spread]).reduce((sum, one) => sum + refused(one), 0)
  return [
    { what: 'POST that does nothing', figure: line('nothing') },
    { what: 'booking, one hot slot', figure: line('hot') },
    { what: 'booking, 1,000 slots', figure: line('spread') },
    { what: `minimal booking by ${by}, one hot row`, figure: perSecond(minimalHot) },
    { what: `minimal booking by ${by}, 1,000 rows`, figure: perSecond(minimalSpread) },
    {
      what: 'hot slot / empty POST',
      figure: ratio(hot / nothing),
      aim: '≥ 0.4',
      isMet: hot / nothing >= 0.4,
    },
    { what: `hot slot / ${by}`, figure: ratio(hot / minimalHot), aim: '≥ 3', isMet: hot / minimalHot >= 3 },
    { what: `1,000 slots / ${by}`, figure: ratio(spread / minimalSpread) },
    { what: 'bookings that were not 201', figure: String(failed), aim: '0', isMet: failed === 0 },
    { what: 'slots oversold or miscounted', figure: String(oversold), aim: '0', isMet: oversold === 0 },
  ]
}

function refused(round: Round): number {
  return [...round.statuses].reduce((sum, [status, times]) => sum + (status === 201 ? 0 : times), 0)
}

function bookingShot(slotId: string, token: string, turn: number): Shot {
  return {
    method: 'POST',
    path: `/v1/streets/${benchStreet}/slots/${slotId}/bookings`,
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${token}`,
      'idempotency-key': `bench-${turn}`,
    },
    body: '{"party":1,"overlapAccepted":true}',
  }
}
