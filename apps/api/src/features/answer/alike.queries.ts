import type { Input, Reply } from '@yunxuan/contract'
import { denySupport, indexForRank, type Rank, type Ranked, rankFor, wordsToFind } from '@yunxuan/domain'
import type { Caller } from '../../platform/caller.ts'
import type { Executor } from '../../platform/database.ts'
import type { MatterRow } from '../matter/matter.store.ts'
import { listById } from '../matter/matter-list.store.ts'
import { listSupported } from '../matter/support.store.ts'
import { loadPolicy } from '../policy/policy.store.ts'
import { tokensAnywhere } from '../service/service-search.ts'
import { listAreaPath } from '../street/area.store.ts'
import { findAlike } from './alike.store.ts'
import { findOffers, listOffers } from './suggestion.store.ts'

const mostShown = 3
/** A wish is told from others by its first words; each of them is a question to the index. */
const mostWords = 12
const readLetters = 60
/** Nobody waits for the best of all while they type: the best of those in which most of the words stand will do. */
const mostRanked = 60

type Found = Reply<'POST /v1/streets/:streetId/matters/alike'>
interface Ask {
  streetId: string
  caller: Caller | null
  wish: Input<'POST /v1/streets/:streetId/matters/alike'>['body']
  now: Date
}

/** Returns what is there already of what somebody begins to wish: needs of others, and services. */
export async function alikeTo(db: Executor, ask: Ask): Promise<Found> {
  const text = ask.wish.text.slice(0, readLetters)
  const words = wordsToFind(text)
    .filter(word => word.length === 2)
    .slice(0, mostWords)
  if (words.length === 0) return { needs: [], services: [] }
  return {
    needs: await needsAlike(db, ask, { text, words }),
    services: await servicesFor(db, ask, { text, words }),
  }
}

interface Asked {
  text: string
  words: readonly string[]
}

async function needsAlike(
  db: Executor,
  { streetId, caller, wish }: Ask,
  { text, words }: Asked,
): Promise<Found['needs']> {
  const found = await findAlike(db, streetId, words)
  const ranked = found.map(row => ({ ...beside, ...row, words: row.text, text: '' }))
  const ids = best(ranked, { text, areaId: wish.areaId ?? null })
  const rows = await listById(db, streetId, ids)
  const member = caller?.member ?? null
  const homeIds = member === null ? [] : await listAreaPath(db, streetId, member.areaId)
  const supported =
    member === null ? [] : await listSupported(db, { streetId, memberId: member.id, matterIds: ids })
  const isOfArea = ({ areaId }: MatterRow) => member === null || areaId === null || homeIds.includes(areaId)
  return ids.flatMap(id => {
    const row = rows.find(one => one.id === id)
    if (row === undefined) return []
    const denial = denySupport(row, { memberId: member?.id ?? '', isOfArea: isOfArea(row) })
    return [
      {
        id,
        kind: row.kind,
        title: row.publicTitle ?? '',
        supports: row.supports,
        isSupported: supported.includes(id),
        supportDenial: denial ?? null,
      },
    ]
  })
}

async function servicesFor(
  db: Executor,
  { streetId, wish, now }: Ask,
  { text, words }: Asked,
): Promise<Found['services']> {
  const { ratingsShownFrom } = await loadPolicy(db, streetId)
  const ids = await findOffers(db, streetId, tokensAnywhere(streetId, words), mostRanked)
  const offers = await listOffers(db, streetId, { ids, now, ratingsFrom: ratingsShownFrom })
  const known = new Map(offers.map(offer => [offer.id, offer]))
  return best(offers, { text, areaId: wish.areaId ?? null }).flatMap(id => {
    const offer = known.get(id)
    return offer === undefined ? [] : [{ id, title: offer.title, organizationName: offer.organizationName }]
  })
}

/** Of a need nothing but its words counts, and where it is. */
const beside = { hasTimes: false, delivered: 0, stars: null }

/** The best of what is alike by what it says in short: at length nearly everything is spoken of. */
function best(items: readonly Ranked[], asked: { text: string; areaId: string | null }): string[] {
  const inShort = items.map(item => ({ ...item, text: '' }))
  return rankFor(indexForRank(inShort), asked, mostShown)
    .filter(isAlike)
    .map(({ id }) => id)
}

/** Two that have one pair of letters in common do so by chance; two things, or a thing by another name, are no chance. */
function isAlike({ reasons }: Rank): boolean {
  const words = reasons.flatMap(reason => (reason.kind === 'words' ? reason.words : [])).length
  const things = reasons.filter(({ kind }) => kind === 'thing').length
  return words > 1 || things > 1 || (things === 1 && words === 0)
}
