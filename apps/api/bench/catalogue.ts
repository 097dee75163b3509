import type { Db } from '../src/platform/database.ts'
import { fire, median, type Round, type Shot } from './load.ts'
import { micros, perSecond, type Row, ratio } from './report.ts'
import { benchStreet, searches, seedStreet } from './seed.ts'
import type { Served } from './server.ts'

export interface Settings {
  api: Served
  bare: Served
  db: Db
  url: string
  rounds: number
  seconds: number
}

const connections = 50
const listPath = `/v1/streets/${benchStreet}/services?limit=20`

/** The list of 20 and the search against a route that returns the same bytes, by turns. */
export async function benchCatalogue({ api, bare, rounds, seconds }: Settings): Promise<Row[]> {
  const list = await (await fetch(api.origin + listPath)).text()
  await fetch(`${bare.origin}/load`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: list,
  })
  const rounded: { bare: Round; list: Round; search: Round }[] = []
  for (let round = 0; round < rounds; round++) {
    const options = { connections, seconds }
    rounded.push({
      bare: await fire(bare.origin, bare.pid, { ...options, next: () => ({ method: 'GET', path: '/list' }) }),
      list: await fire(api.origin, api.pid, { ...options, next: () => ({ method: 'GET', path: listPath }) }),
      search: await fire(api.origin, api.pid, { ...options, next: searchShots(benchStreet) }),
    })
  }
  const of = (pick: (round: (typeof rounded)[number]) => number) => median(rounded.map(pick))
  const base = of(one => one.bare.perSecond)
  const rate = (name: 'list' | 'search') => of(one => one[name].perSecond)
  const line = (name: 'bare' | 'list' | 'search') =>
    `${perSecond(of(one => one[name].perSecond))}, p99 ${of(one => one[name].p99Ms).toFixed(1)} ms${micros(of(one => one[name].cpuMicros))}`
  return [
    { what: 'bare route, same bytes', figure: line('bare') },
    { what: 'list of 20', figure: line('list') },
    { what: `search, ${searches.length} different words`, figure: line('search') },
    {
      what: 'list of 20 / bare route',
      figure: ratio(rate('list') / base),
      aim: '≥ 0.5',
      isMet: rate('list') / base >= 0.5,
    },
    { what: 'search / bare route', figure: ratio(rate('search') / base) },
  ]
}

const big = '510104031'

/** What is asked at 1,000 services and at very many. */
const growths = [
  { what: 'search in a street', filter: '' },
  { what: 'search in a category', filter: '&category=law' },
  { what: 'search with places left', filter: '&open=true' },
  { what: 'search in a category with places left', filter: '&category=law&open=true' },
]

/** Search at 1,000 services and at very many, by turns; no answer is repeated within the cache's time. */
export async function benchGrowth(settings: Settings & { many: number }): Promise<Row[]> {
  const { db, many } = settings
  await seedStreet(db, big, many)
  await db.$client.query('vacuum analyze')
  const rows: Row[] = []
  for (const { what, filter } of growths) rows.push(await growth(settings, what, filter))
  return rows
}

async function growth(
  { api, rounds, seconds, many }: Settings & { many: number },
  what: string,
  filter: string,
): Promise<Row> {
  const rounded: { few: Round; many: Round }[] = []
  for (let round = 0; round < rounds; round++) {
    const options = { connections: 4, seconds }
    const ask = (streetId: string) =>
      fire(api.origin, api.pid, { ...options, next: distinctSearches(streetId, round, filter) })
    rounded.push({ few: await ask(benchStreet), many: await ask(big) })
  }
  const of = (name: 'few' | 'many', at: 'p50Ms' | 'p99Ms') => median(rounded.map(round => round[name][at]))
  const line = (name: 'few' | 'many') =>
    `p50 ${of(name, 'p50Ms').toFixed(1)}, p99 ${of(name, 'p99Ms').toFixed(1)} ms`
  const times = of('many', 'p99Ms') / of('few', 'p99Ms')
  return {
    what: `${what}, 1,000 against ${many.toLocaleString('en')}`,
    figure: `${line('few')} against ${line('many')}: ${ratio(times)} times`,
    aim: '< 1.5 times',
    isMet: times < 1.5,
  }
}

function searchShots(streetId: string): () => Shot {
  let turn = 0
  return () => {
    turn += 1
    return { method: 'GET', path: searchPath(streetId, searches[turn % searches.length] ?? '', turn % 5) }
  }
}

// The punctuation differs from one question to the next, so that no answer comes from memory.
function distinctSearches(streetId: string, round: number, filter: string): () => Shot {
  let turn = round * 1_000_003
  return () => {
    turn += 1
    const word = (searches[turn % searches.length] ?? '') + '，'.repeat(turn % 37)
    return { method: 'GET', path: searchPath(streetId, word, 0) + filter }
  }
}

function searchPath(streetId: string, word: string, variety: number): string {
  return `/v1/streets/${streetId}/services?q=${encodeURIComponent(word)}&limit=${20 + variety}`
}
