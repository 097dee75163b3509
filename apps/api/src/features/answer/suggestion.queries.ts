import type { Reply, SuitedNeed } from '@yunxuan/contract'
import { indexForRank, rankFor, shanghaiDate, wordsToFind } from '@yunxuan/domain'
import type { MemberCaller } from '../../platform/caller.ts'
import type { Db } from '../../platform/database.ts'
import { Refusal } from '../../platform/refuse.ts'
import { findMatter, type MatterRow } from '../matter/matter.store.ts'
import { loadPolicy } from '../policy/policy.store.ts'
import { tokensAnywhere } from '../service/service-search.ts'
import { listVoices } from './answer.store.ts'
import { besideOf } from './answer-people.ts'
import { listCapable } from './capable.store.ts'
import { listAskedNeeds, listInvited, listReachable } from './invitation.store.ts'
import { findAbilities, findOffers, listOffers, listOpenNeeds } from './suggestion.store.ts'

const mostShown = 5
const mostVoices = 4

type Suggestions = Reply<'GET /v1/streets/:streetId/managed/matters/:matterId/suggestions'>
const mostWords = 120

/** Returns which services, teams and people could answer a need, best first, to those who work on it. */
export async function suggestFor(
  db: Db,
  of: { streetId: string; matterId: string; caller: MemberCaller; now: Date },
): Promise<Suggestions> {
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
  const invited = new Set(await listInvited(db, streetId, matterId))
  const organizationIds = [...new Set(offers.map(({ organizationId }) => organizationId))]
  const reachable = new Set(await listReachable(db, streetId, organizationIds, now))
  const items = ranked.flatMap(({ id, reasons }) => {
    const offer = known.get(id)
    if (offer === undefined) return []
    const { title, organizationId, organizationName } = offer
    return [
      {
        serviceId: id,
        title,
        organizationId,
        organizationName,
        reasons,
        isInvited: invited.has(organizationId),
        isReachable: reachable.has(organizationId),
      },
    ]
  })
  return { items, voices: await voicesFor(db, streetId, { need, asked, invited, now }) }
}

/** Teams, and people by what they registered that they can do: of skills, those the words speak of. */
async function voicesFor(
  db: Db,
  streetId: string,
  of: { need: MatterRow; asked: string; invited: ReadonlySet<string>; now: Date },
): Promise<Suggestions['voices']> {
  const { volunteerSkills } = await loadPolicy(db, streetId)
  const wanted = { text: of.asked, areaId: of.need.areaId }
  const skills = rankFor(indexForRank(volunteerSkills.map(asSkill)), wanted, mostShown).map(({ id }) => id)
  const all = await listCapable(db, streetId, {
    areaId: of.need.areaId,
    skills,
    today: shanghaiDate(of.now),
  })
  const capable = all.filter(({ id }) => id !== of.need.raisedBy)
  const known = new Map(capable.map(one => [one.id, one]))
  return rankFor(indexForRank(capable), wanted, mostVoices).flatMap(({ id, reasons }) => {
    const one = known.get(id)
    return one === undefined
      ? []
      : [{ voice: one.voice, id, name: one.name, reasons, isInvited: of.invited.has(id) }]
  })
}

const asSkill = (skill: string) => ({
  id: skill,
  title: skill,
  words: '',
  text: '',
  areaId: null,
  hasTimes: false,
  delivered: 0,
  stars: null,
})

/** Returns which open needs somebody was asked to answer, and which they could, best first: ranked from the other side. */
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
  const asked = await listAskedNeeds(db, streetId, [memberId, ...voices.map(({ id }) => id)])
  const isAsked = new Set(asked.map(({ id }) => id))
  const suited = rankFor(indexForRank(needs), able, mostShown).filter(({ id }) => !isAsked.has(id))
  return [
    ...asked.map(({ id, title }) => ({ id, title, reasons: [], isInvited: true })),
    ...suited.map(({ id, reasons }) => ({ id, title: titles.get(id) ?? '', reasons, isInvited: false })),
  ]
}
