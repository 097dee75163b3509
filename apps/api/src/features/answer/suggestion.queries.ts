import type { Suggestion, SuitedNeed } from '@yunxuan/contract'
import { indexForRank, rankFor, wordsToFind } from '@yunxuan/domain'
import type { MemberCaller } from '../../platform/caller.ts'
import type { Db } from '../../platform/database.ts'
import { Refusal } from '../../platform/refuse.ts'
import { findMatter } from '../matter/matter.store.ts'
import { loadPolicy } from '../policy/policy.store.ts'
import { tokensAnywhere } from '../service/service-search.ts'
import { listVoices } from './answer.store.ts'
import { besideOf } from './answer-people.ts'
import { findAbilities, findOffers, listOffers, listOpenNeeds } from './suggestion.store.ts'

const mostShown = 5
const mostWords = 120

/** Returns which services could answer a need, best first, to those who work on it. */
export async function suggestFor(
  db: Db,
  of: { streetId: string; matterId: string; caller: MemberCaller; now: Date },
): Promise<Suggestion[]> {
  const { streetId, matterId, caller, now } = of
  const need = await findMatter(db, streetId, matterId)
  if (need === undefined) throw new Refusal('not_found')
  const { isStaff } = await besideOf(db, { streetId, matter: need, caller, now })
  if (!isStaff) throw new Refusal('not_allowed')
  const asked = [need.text ?? '', need.publicTitle ?? ''].join(' ')
  const words = wordsToFind(asked).slice(0, mostWords)
  const ids = await findOffers(db, streetId, tokensAnywhere(streetId, words))
  const { ratingsShownFrom } = await loadPolicy(db, streetId)
  const offers = await listOffers(db, streetId, { ids, now, ratingsFrom: ratingsShownFrom })
  const known = new Map(offers.map(offer => [offer.id, offer]))
  const ranked = rankFor(indexForRank(offers), { text: asked, areaId: need.areaId }, mostShown)
  return ranked.flatMap(({ id, reasons }) => {
    const offer = known.get(id)
    return offer === undefined
      ? []
      : [{ serviceId: id, title: offer.title, organizationName: offer.organizationName, reasons }]
  })
}

/** Returns which open needs somebody could answer, best first: the same ranking from the other side. */
export async function needsFor(
  db: Db,
  { streetId, caller, now }: { streetId: string; caller: MemberCaller; now: Date },
): Promise<SuitedNeed[]> {
  const memberId = caller.member.id
  const voices = await listVoices(db, streetId, memberId, now)
  const idsOf = (wanted: 'team' | 'organization') =>
    voices.filter(({ voice }) => voice === wanted).map(({ id }) => id)
  const able = await findAbilities(db, streetId, {
    memberId,
    teamIds: idsOf('team'),
    organizationIds: idsOf('organization'),
  })
  const needs = await listOpenNeeds(db, streetId, memberId)
  const titles = new Map(needs.map(({ id, title }) => [id, title]))
  return rankFor(indexForRank(needs), able, mostShown).map(({ id, reasons }) => ({
    id,
    title: titles.get(id) ?? '',
    reasons,
  }))
}
