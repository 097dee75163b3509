import type { ServiceQuery } from '@yunxuan/contract'
import { describe, expect, test } from 'vitest'
import { openHouse } from '../../../test/house.ts'
import type { SownStreet } from '../../../test/sow.ts'
import { inTransaction } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { raiseCatalogue } from '../street/catalogue-version.store.ts'
import { refreshListing } from './listing.store.ts'
import { serviceTokens } from './service-search.ts'

const hourMs = 3_600_000
const services = 900
/** Characters with the first letter of their pinyin; 健 and 康 stand in most texts. */
const initialOf = new Map(Object.entries({ 健: 'j', 康: 'k', 义: 'y', 诊: 'z', 法: 'f', 律: 'l', 书: 's' }))
const letters = [...initialOf.keys()]

interface Sown {
  id: string
  title: string
  summary: string
  description: string
  category: 'clinic' | 'law'
  /** When its next slot begins, and whether that one has places left. */
  hours: number | undefined
  isOpen: boolean
  /** When a later one begins that has. */
  openHours: number | undefined
}

const house = await openHouse()
const street = await house.sow.aStreet()
const neighbour = await house.sow.aStreet()
const sown = aCatalogue(street.streetId)
await write(street, sown)
await write(neighbour, aCatalogue(neighbour.streetId))

/** Texts that are the same on every run: a linear congruential generator picks each character. */
function aCatalogue(seed: string): Sown[] {
  let state = Number(seed) % 2_147_483_647
  const pick = (below: number) => {
    state = (state * 48_271) % 2_147_483_647
    return state % below
  }
  const text = (length: number) => Array.from({ length }, () => letters[pick(letters.length)]).join('')
  return Array.from({ length: services }, () => ({
    id: newId(),
    title: pick(3) > 0 ? `健康${text(pick(4))}` : text(1 + pick(4)),
    summary: text(pick(4)),
    description: text(pick(8)),
    category: pick(4) === 0 ? 'law' : 'clinic',
    hours: pick(9) === 0 ? undefined : 1 + pick(200),
    isOpen: pick(2) === 0,
    openHours: pick(2) === 0 ? undefined : 201 + pick(200),
  }))
}

function tokensOf(streetId: string, text: Pick<Sown, 'title' | 'summary' | 'description'>): string[] {
  const nothing = { keywords: [], category: '', brand: '', organization: '', location: '' }
  return serviceTokens(streetId, { ...text, ...nothing })
}

async function write({ streetId, organizationId, locationId }: SownStreet, all: readonly Sown[]) {
  const atOf = (hours: number | undefined) =>
    hours === undefined ? null : new Date(house.clock.now.getTime() + hours * hourMs)
  const rows = all.map(({ hours, isOpen, openHours, ...one }) => ({
    ...one,
    taken: isOpen ? 0 : 2,
    at: atOf(hours),
    later: hours === undefined ? null : atOf(openHours),
    tokens: tokensOf(streetId, one),
  }))
  const from = `from json_to_recordset($1::json) as r(id uuid, title text, summary text, description text,
    category text, taken int, at timestamptz, later timestamptz, tokens text[])`
  const { $client } = house.db
  await $client.query(
    `insert into service (street_id, id, title, summary, description, category, organization_id, location_id, mode,
       audiences, eligibility, residents_of, bring, fee_note, phone, keywords, duration_minutes, places_per_slot,
       needs_approval, party_max, status, assured_date, created_at, updated_at, search)
     select $2, id, title, summary, description, category, $3, $4, 'on_site', '{everyone}', '', '{}', '{}', '', '',
       '{}', 60, 2, false, 6, 'published', null, now(), now(), array_to_tsvector(tokens) ${from}`,
    [JSON.stringify(rows), streetId, organizationId, locationId],
  )
  await $client.query(
    `insert into slot (street_id, id, service_id, starts_at, ends_at, room, status, places, taken)
     select $2, gen_random_uuid(), id, at, at + interval '1 hour', '', 'open', 2, taken ${from} where at is not null
     union all
     select $2, gen_random_uuid(), id, later, later + interval '1 hour', '', 'open', 2, 0 ${from}
     where later is not null`,
    [JSON.stringify(rows), streetId],
  )
  await inTransaction(house.db, tx =>
    refreshListing(
      tx,
      streetId,
      all.map(one => one.id),
      house.clock.now,
    ),
  )
  await inTransaction(house.db, tx => raiseCatalogue(tx, streetId))
}

/** How well a service fits a word, by reading all of it; undefined when it does not. */
function tierOf({ title, summary, description }: Sown, word: string): number | undefined {
  const initials = Array.from(title, letter => initialOf.get(letter)).join('')
  // The initials of a category are its name as well.
  const ways = [word, ...(word === 'yz' ? ['义诊'] : word === 'fl' ? ['法律'] : [])]
  const isIn = (text: string) => ways.some(way => text.includes(way))
  if (isIn(title) || initials.includes(word)) return 0
  if (isIn(summary)) return 1
  return isIn(description) ? 2 : undefined
}

/** What has to be found, in its order, by looking at every service. */
function expected({ q = '', category, open, sort }: ServiceQuery): string[] {
  const hoursOf = (one: Sown) => (open === undefined || one.isOpen ? one.hours : one.openHours)
  const key = ({ one, tier }: { one: Sown; tier: number }) =>
    `${sort === 'soonest' ? 0 : tier} ${String(hoursOf(one) ?? 999).padStart(3, '0')} ${one.id}`
  return sown
    .flatMap(one => {
      const tier = tierOf(one, q)
      return tier === undefined ? [] : [{ one, tier }]
    })
    .filter(({ one }) => category === undefined || one.category === category)
    .filter(({ one }) => open === undefined || (one.hours !== undefined && hoursOf(one) !== undefined))
    .sort((a, b) => (key(a) < key(b) ? -1 : 1))
    .map(({ one }) => one.id)
}

/** Walks all pages of a question. */
async function found(query: ServiceQuery, cursor?: string): Promise<string[]> {
  const { streetId } = street
  const { items, nextCursor } = await house.guest('GET /v1/streets/:streetId/services', {
    params: { streetId },
    query: { ...query, limit: 20, ...(cursor === undefined ? {} : { cursor }) },
  })
  const ids = items.map(card => card.id)
  return nextCursor === null ? ids : [...ids, ...(await found(query, nextCursor))]
}

const pairs = letters.flatMap(first => letters.map(second => first + second))
const initials = pairs.map(pair => Array.from(pair, letter => initialOf.get(letter)).join(''))

describe(`search among ${services} services finds what reading all of them finds, in the same order`, () => {
  test('more services carry the common word than are taken from the index at once', () => {
    expect(expected({ q: '健康' }).length).toBeGreaterThan(450)
  })

  test('every word of two characters, the common one and every single one', async () => {
    for (const q of [...pairs, ...letters]) expect([q, await found({ q })]).toEqual([q, expected({ q })])
  }, 60_000)

  test('every pair of initials', async () => {
    for (const q of initials) expect([q, await found({ q })]).toEqual([q, expected({ q })])
  }, 60_000)

  test.each<ServiceQuery>([
    { sort: 'soonest' },
    { category: 'law' },
    { open: true },
    { open: true, category: 'clinic' },
  ])(
    'with %j',
    async more => {
      for (const word of ['健康', '义诊', '法律', '书法', '诊健', 'jk']) {
        const q = { q: word, ...more }
        expect([q, await found(q)]).toEqual([q, expected(q)])
      }
    },
    60_000,
  )

  test('one that is given a title of a common word stands where its time puts it', async () => {
    const isSoon = ({ hours, isOpen }: Sown) => hours !== undefined && hours < 20 && isOpen
    const renamed = sown.find(one => isSoon(one) && !one.title.includes('健康'))
    if (renamed === undefined) throw new Error('no service to rename')
    renamed.title = '健康书法'
    await house.db.$client.query(
      'update service set title = $3, search = array_to_tsvector($4::text[]) where street_id = $1 and id = $2',
      [street.streetId, renamed.id, renamed.title, tokensOf(street.streetId, renamed)],
    )
    await inTransaction(house.db, tx => refreshListing(tx, street.streetId, [renamed.id], house.clock.now))
    await inTransaction(house.db, tx => raiseCatalogue(tx, street.streetId))
    const places = [{ q: '健康' }, { q: '健康', open: true }, { q: '健康', category: renamed.category }]
    for (const q of places) expect([q, await found(q)]).toEqual([q, expected(q)])
  })
})
