import type { Input } from '@yunxuan/contract'
import { denyDraft } from '@yunxuan/domain'
import type { MemberCaller } from '../../platform/caller.ts'
import type { Tx } from '../../platform/database.ts'
import { Refusal } from '../../platform/refuse.ts'
import { writeDeed } from '../audit/audit.store.ts'
import { lockMatters } from '../matter/matter.store.ts'
import { draftService } from '../publish/publish.service.ts'
import { makeSlots } from '../publish/schedule.service.ts'
import { findMatterOf, linkService, listAnswers } from './answer.store.ts'
import { besideOf, partiesTo } from './answer-people.ts'
import { draftEdit } from './draft-edit.ts'

type Wish = Input<'POST /v1/streets/:streetId/answers/:answerId/service'>['body']
interface Ask {
  streetId: string
  answerId: string
  caller: MemberCaller
  wish: Wish
  now: Date
}

/**
 * Drafts the service that an answer becomes, with its first slot, and returns its id; the one that is there when
 * somebody was quicker. The need is locked, so that two who press at once get the same.
 */
export async function draftFromAnswer(tx: Tx, ask: Ask): Promise<string> {
  const { streetId, answerId, caller, wish, now } = ask
  const matterId = await findMatterOf(tx, streetId, answerId)
  const [need] = matterId === undefined ? [] : await lockMatters(tx, streetId, [matterId])
  if (need === undefined) throw new Refusal('not_found')
  const answer = (await listAnswers(tx, streetId, need.id)).find(({ id }) => id === answerId)
  if (answer === undefined) throw new Refusal('not_found')
  const parties = partiesTo(answer, await besideOf(tx, { streetId, matter: need, caller, now }))
  const role = parties.find(party => party === 'keeper' || party === 'owner')
  if (role === undefined) throw new Refusal('not_allowed')
  if (answer.serviceId !== null) return answer.serviceId
  const denial = denyDraft(answer, wish)
  if (denial !== undefined) throw new Refusal(denial)
  const { first, ...choice } = wish
  const edit = draftEdit(need, answer, choice)
  const { id: serviceId } = await draftService(tx, { streetId, caller, now, kind: 'service', edit })
  if (!(await linkService(tx, streetId, { answerId, serviceId }))) throw new Error('a service drafted twice')
  if (first !== undefined) {
    const rule = { ...once(first), places: edit.placesPerSlot, durationMinutes: edit.durationMinutes }
    const { made } = await makeSlots(tx, { streetId, serviceId, caller, now, rule })
    if (made === 0) throw new Refusal('day_past')
  }
  await writeDeed(
    tx,
    { streetId, caller, now },
    { role, action: 'answer.draft', id: answerId, detail: { serviceId, matterId: need.id } },
  )
  return serviceId
}

/** The rule of a single slot. */
const once = ({ day, time }: NonNullable<Wish['first']>) => ({
  from: day,
  to: day,
  everyWeeks: 1,
  weekdays: [new Date(`${day}T00:00:00Z`).getUTCDay()],
  time,
  except: [],
  holidays: 'keep' as const,
  room: '',
})
