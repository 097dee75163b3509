import { setTimeout as sleep } from 'node:timers/promises'
import { createSigner } from 'fast-jwt'
import { Pool } from 'undici'
import type { Settings } from './catalogue.ts'
import { fire, median, type Round, residentMb, type Shot } from './load.ts'
import { minimalCheckIns } from './pgbench.ts'
import { micros, perSecond, type Row, ratio } from './report.ts'
import { benchStreet } from './seed.ts'

const connections = 200
const activityPeople = 3_000
const crowdPeople = 40_000
const steadyPerSecond = 50
// As often as the leader's screen asks while it is open.
const screenEveryMs = 3_000

interface CheckInSettings extends Settings {
  sessions: readonly { accountId: string; sessionId: string }[]
  jwtSecret: string
}

/** A shift with its people's tokens and the codes its leader's screen shows. */
interface Stage {
  shiftId: string
  tokens: readonly string[]
  leaderToken: string
}

/** What a stretch of scans at an even pace showed. */
interface Steady {
  p50Ms: number
  p99Ms: number
  refused: number
}

/**
 * Checking in through HTTP with everything on (sign-in, the code's signature, sign-up, idempotency, log), every scan
 * by another person, while the leader's screen and board are open; against the database doing the least it can.
 */
export async function benchCheckIn(settings: CheckInSettings): Promise<Row[]> {
  const { api, url, rounds, seconds } = settings
  const sign = createSigner({ key: settings.jwtSecret, expiresIn: 3_600_000 })
  const tokens = settings.sessions.map(one => sign({ sub: one.accountId, sid: one.sessionId }))
  const rounded: { crowd: Round; activitySeconds: number; activity: Round; minimal: number; bare: number }[] =
    []
  let by = ''
  for (let round = 0; round < rounds; round++) {
    const activity = await stage(settings, tokens, activityPeople)
    const begun = performance.now()
    const whole = await scanAll(api, activity, { seconds: 60, withBoard: true })
    const activitySeconds = (performance.now() - begun) / 1000
    const inCrowd = await stage(settings, tokens, crowdPeople)
    const crowd = await scanAll(api, inCrowd, { seconds, withBoard: false })
    const minimal = await minimalCheckIns(url, { connections, seconds, isCounted: true })
    const bare = await minimalCheckIns(url, { connections, seconds, isCounted: false })
    by = minimal.by
    rounded.push({
      crowd,
      activitySeconds,
      activity: whole,
      minimal: minimal.perSecond,
      bare: bare.perSecond,
    })
  }
  const steady = await scanSteadily(api.origin, await stage(settings, tokens, activityPeople), seconds * 5)
  const wrong = await miscounted(settings)
  return report(rounded, { by, steady, wrong, memoryMb: residentMb(api.pid) })
}

/** Adds a shift that has begun, everybody signed up for it; the first of them is in charge. */
async function stage({ db }: CheckInSettings, tokens: readonly string[], people: number): Promise<Stage> {
  const { rows } = await db.$client.query<{ id: string }>(
    `with someone as (select m.id from session e join member m on m.account_id = e.account_id
         where m.street_id = $1 order by e.id limit 1),
       v as (insert into service (street_id, id, kind, title, summary, description, category, organization_id,
           location_id, mode, audiences, eligibility, residents_of, bring, fee_note, phone, keywords,
           duration_minutes, places_per_slot, needs_approval, party_max, status, created_at, updated_at, search)
         select street_id, gen_random_uuid(), 'activity', title, summary, '', category, organization_id, location_id,
           mode, audiences, '', '{}', '{}', '', '000', '{}', 180, 100000, false, 1, 'published', now(), now(), search
         from service where street_id = $1 limit 1 returning id),
       y as (insert into activity (street_id, service_id, content, project, responsible_id, is_team_only, skills, risk,
           insurance, training) select $1, v.id, '', '', s.id, false, '{}', '', '', '' from v, someone s),
       l as (insert into activity_leader select $1, v.id, s.id, 0 from v, someone s)
     insert into slot (street_id, id, service_id, starts_at, ends_at, room, status, places, taken)
       select $1, gen_random_uuid(), v.id, now() - interval '10 minutes', now() + interval '3 hours', '', 'open',
         100000, $2 from v returning id`,
    [benchStreet, people],
  )
  const shiftId = rows[0]?.id
  if (shiftId === undefined) throw new Error('no shift')
  await db.$client.query(
    `insert into booking (street_id, id, slot_id, member_id, person_id, party, status, source, code, created_at,
         updated_at)
       select $1, gen_random_uuid(), $2, m.id, m.id, 1, 'booked', 'self', '000000', now(), now()
       from (select account_id from session order by id limit $3) e
       join member m on m.street_id = $1 and m.account_id = e.account_id`,
    [benchStreet, shiftId, people],
  )
  await db.$client.query('analyze booking')
  return { shiftId, tokens: tokens.slice(0, people), leaderToken: tokens[0] ?? '' }
}

/** Everybody scans as soon as the one before is through, until all have or the time is over. */
async function scanAll(
  api: Settings['api'],
  at: Stage,
  { seconds, withBoard }: { seconds: number; withBoard: boolean },
): Promise<Round> {
  const screen = await openScreen(api.origin, at, withBoard)
  let next = 0
  try {
    return await fire(api.origin, api.pid, {
      connections,
      seconds,
      next: () => {
        const token = at.tokens[next]
        next += 1
        return token === undefined ? undefined : scanShot(at, token, screen.code())
      },
    })
  } finally {
    await screen.close()
  }
}

/** Scans come evenly, whether or not the ones before were answered; time counts from when each was due. */
async function scanSteadily(origin: string, at: Stage, seconds: number): Promise<Steady> {
  const screen = await openScreen(origin, at, true)
  const pool = new Pool(origin, { connections })
  const times: number[] = []
  let refused = 0
  const begun = performance.now()
  const scans = at.tokens.slice(0, steadyPerSecond * seconds).map(async (token, turn) => {
    const due = begun + (turn * 1000) / steadyPerSecond
    await sleep(due - performance.now())
    const reply = await pool.request(scanShot(at, token, screen.code()))
    await reply.body.dump()
    times.push(performance.now() - due)
    if (reply.statusCode !== 200) refused += 1
  })
  await Promise.all(scans)
  await pool.close()
  await screen.close()
  times.sort((a, b) => a - b)
  const share = (part: number) => times[Math.floor(times.length * part)] ?? Number.NaN
  return { p50Ms: share(0.5), p99Ms: share(0.99), refused }
}

/** Opens the leader's screen, and the board beside it: they ask again and again, and the code is the one they show. */
async function openScreen(
  origin: string,
  at: Stage,
  withBoard: boolean,
): Promise<{ code: () => string; close: () => Promise<void> }> {
  const address = `${origin}/v1/streets/${benchStreet}/shifts/${at.shiftId}`
  const headers = { authorization: `Bearer ${at.leaderToken}` }
  const look = async (): Promise<string> => {
    const reply = await fetch(`${address}/check-in-code`, { headers })
    const shown: unknown = await reply.json()
    if (typeof shown !== 'object' || shown === null || !('code' in shown)) throw new Error('no code')
    return String(shown.code)
  }
  let code = await look()
  let isOpen = true
  const watching = (async () => {
    while (isOpen) {
      await sleep(screenEveryMs)
      code = await look()
      if (withBoard) await (await fetch(`${address}/board`, { headers })).arrayBuffer()
    }
  })()
  return {
    code: () => code,
    close: () => {
      isOpen = false
      return watching
    },
  }
}

function scanShot(at: Stage, token: string, code: string): Shot {
  return {
    method: 'POST',
    path: `/v1/streets/${benchStreet}/scans`,
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${token}`,
      'idempotency-key': `scan-${at.shiftId}`,
    },
    body: JSON.stringify({ code, direction: 'in', deviceId: at.shiftId }),
  }
}

/** Returns how many people were counted twice, or came without it being marked, or the other way round. */
async function miscounted({ db }: CheckInSettings): Promise<number> {
  const { rows } = await db.$client.query<{ wrong: number }>(
    `select count(*)::int as wrong from booking b
       left join (select shift_id, person_id, count(*) as scans from scan where denial is null group by 1, 2) c
         on c.shift_id = b.slot_id and c.person_id = b.person_id
       where b.slot_id in (select shift_id from scan)
         and (coalesce(c.scans, 0) > 1 or (b.status = 'attended') <> (coalesce(c.scans, 0) = 1))`,
  )
  return rows[0]?.wrong ?? Number.NaN
}

function report(
  rounded: readonly {
    crowd: Round
    activitySeconds: number
    activity: Round
    minimal: number
    bare: number
  }[],
  rest: { by: string; steady: Steady; wrong: number; memoryMb: number },
): Row[] {
  const { by, steady, wrong, memoryMb } = rest
  const of = (pick: (round: (typeof rounded)[number]) => number) => median(rounded.map(pick))
  const crowd = of(one => one.crowd.perSecond)
  const minimal = of(one => one.minimal)
  const seconds = of(one => one.activitySeconds)
  const refused = rounded
    .flatMap(one => [one.crowd, one.activity])
    .reduce((sum, one) => sum + notDone(one), steady.refused)
  return [
    {
      what: 'check-in of a 3,000-person activity, all at once',
      figure: `${seconds.toFixed(1)} s`,
      aim: '≤ 60 s',
      isMet: seconds <= 60,
    },
    {
      what: 'check-in, one shift of 40,000',
      figure: `${perSecond(crowd)}, p99 ${of(one => one.crowd.p99Ms).toFixed(0)} ms${micros(of(one => one.crowd.cpuMicros))}`,
    },
    {
      what: 'check-in at a steady 50/s',
      figure: `p50 ${steady.p50Ms.toFixed(0)} ms, p99 ${steady.p99Ms.toFixed(0)} ms`,
      aim: 'p99 ≤ 200 ms',
      isMet: steady.p99Ms <= 200,
    },
    { what: `minimal check-in by ${by}, counted for the board`, figure: perSecond(minimal) },
    { what: `minimal check-in by ${by}, a row and no count`, figure: perSecond(of(one => one.bare)) },
    { what: `check-in / ${by}`, figure: ratio(crowd / minimal), aim: '≥ 2', isMet: crowd / minimal >= 2 },
    { what: `check-in / ${by} without a count`, figure: ratio(crowd / of(one => one.bare)) },
    { what: 'check-ins that were not 200', figure: String(refused), aim: '0', isMet: refused === 0 },
    { what: 'people counted twice or not marked', figure: String(wrong), aim: '0', isMet: wrong === 0 },
    {
      what: 'memory of the API after checking in, MB',
      figure: String(Math.round(memoryMb)),
      aim: '< 400',
      isMet: memoryMb < 400,
    },
  ]
}

function notDone(round: Round): number {
  return [...round.statuses].reduce((sum, [status, times]) => sum + (status === 200 ? 0 : times), 0)
}
