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
    { what: 'search, 120 different words', figure: line('search') },
    {
      what: 'list of 20 / bare route',
      figure: ratio(rate('list') / base),
      aim: '≥ 0.5',
      isMet: rate('list') / base >= 0.5,
    },
    { what: 'search / bare route', figure: ratio(rate('search') / base) },
  ]
}

/** Search at 1,000 services and at very many, in the same street and spread over streets; no answer is repeated within the cache's time. */
export async function benchGrowth({
  api,
  db,
  rounds,
  seconds,
  many,
}: Settings & { many: number }): Promise<Row[]> {
  const few = await p99(api, benchStreet, rounds, seconds)
  const big = '510104031'
  await seedStreet(db, big, many)
  await db.$client.query('analyze')
  const spread = await p99(api, benchStreet, rounds, seconds)
  const whole = await p99(api, big, rounds, seconds)
  const line = (what: string, figure: number): Row => ({
    what,
    figure: `p99 ${figure.toFixed(1)} ms, ${ratio(figure / few)} times`,
    aim: '< 1.5 times',
    isMet: figure / few < 1.5,
  })
  const manyText = many.toLocaleString('en')
  return [
    { what: 'search in 1,000 services', figure: `p99 ${few.toFixed(1)} ms` },
    line(`search in a street of 1,000 beside ${manyText}`, spread),
    line(`search in one street of ${manyText}`, whole),
  ]
}

async function p99(api: Served, streetId: string, rounds: number, seconds: number): Promise<number> {
  const figures: number[] = []
  for (let round = 0; round < rounds; round++) {
    const result = await fire(api.origin, api.pid, {
      connections: 4,
      seconds,
      next: distinctSearches(streetId, round),
    })
    figures.push(result.p99Ms)
  }
  return median(figures)
}

function searchShots(streetId: string): () => Shot {
  let turn = 0
  return () => {
    turn += 1
    return { method: 'GET', path: searchPath(streetId, searches[turn % searches.length] ?? '', turn % 5) }
  }
}

// The limit differs from one question to the next, so that no answer comes from memory.
function distinctSearches(streetId: string, round: number): () => Shot {
  let turn = round * 1_000_003
  return () => {
    turn += 1
    return { method: 'GET', path: searchPath(streetId, searches[turn % searches.length] ?? '', turn % 80) }
  }
}

function searchPath(streetId: string, word: string, variety: number): string {
  return `/v1/streets/${streetId}/services?q=${encodeURIComponent(word)}&limit=${20 + variety}`
}
