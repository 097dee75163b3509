import type { Input } from '@yunxuan/contract'
import { type DraftDenial, denyActivityDraft, denyDraft } from '@yunxuan/domain'
import type { MemberCaller } from '../../platform/caller.ts'
import type { Tx } from '../../platform/database.ts'
import { Refusal } from '../../platform/refuse.ts'
import { draftActivity } from '../activity/activity.service.ts'
import { writeDeed } from '../audit/audit.store.ts'
import { lockMatters, type MatterRow } from '../matter/matter.store.ts'
import { draftService } from '../publish/publish.service.ts'
import { makeSlots } from '../publish/schedule.service.ts'
import { type AnswerRow, findMatterOf, linkService, listAnswers } from './answer.store.ts'
import { besideOf, partiesTo } from './answer-people.ts'
import { activityEdit, draftEdit } from './draft-edit.ts'

type Wish = Input<'POST /v1/streets/:streetId/answers/:answerId/service'>['body']
type ActivityWish = Input<'POST /v1/streets/:streetId/answers/:answerId/activity'>['body']
interface Ask {
  streetId: string
  answerId: string
  caller: MemberCaller
  now: Date
}

/**
 * Drafts the service that an answer becomes, with its first slot, and returns its id; the one that is there when
 * somebody was quicker. The need is locked, so that two who press at once get the same.
 */
export function draftFromAnswer(tx: Tx, { wish, ...ask }: Ask & { wish: Wish }): Promise<string> {
  const { first, ...choice } = wish
  return draftOnce(tx, ask, {
    kind: 'service',
    deny: answer => denyDraft(answer, wish),
    async make(need, answer) {
      const { streetId, caller, now } = ask
      const edit = draftEdit(need, answer, choice)
      const { id } = await draftService(tx, { streetId, caller, now, kind: 'service', edit })
      await makeFirst(tx, ask, { id, first, places: edit.placesPerSlot, minutes: edit.durationMinutes })
      return id
    },
  })
}

/** Drafts the activity that the answer of a team becomes, with its first shift, in the same way; returns its id. */
export function draftActivityFromAnswer(
  tx: Tx,
  { wish, ...ask }: Ask & { wish: ActivityWish },
): Promise<string> {
  const { first, ...choice } = wish
  return draftOnce(tx, ask, {
    kind: 'activity',
    deny: denyActivityDraft,
    async make(need, answer) {
      const { streetId, caller, now } = ask
      const edit = activityEdit(need, answer, choice)
      const { id } = (await draftActivity(tx, { streetId, caller, now, edit })).row
      await makeFirst(tx, ask, { id, first, places: edit.placesPerShift, minutes: edit.durationMinutes })
      return id
    },
  })
}

interface Drafting {
  kind: 'service' | 'activity'
  deny: (answer: AnswerRow) => DraftDenial | undefined
  make: (need: MatterRow, answer: AnswerRow) => Promise<string>
}

async function draftOnce(tx: Tx, ask: Ask, { kind, deny, make }: Drafting): Promise<string> {
  const { streetId, answerId, caller, now } = ask
  const matterId = await findMatterOf(tx, streetId, answerId)
  const [need] = matterId === undefined ? [] : await lockMatters(tx, streetId, [matterId])
  if (need === undefined) throw new Refusal('not_found')
  const answer = (await listAnswers(tx, streetId, need.id)).find(({ id }) => id === answerId)
  if (answer === undefined) throw new Refusal('not_found')
  const parties = partiesTo(answer, await besideOf(tx, { streetId, matter: need, caller, now }))
  const role = parties.find(party => party === 'keeper' || party === 'owner')
  if (role === undefined) throw new Refusal('not_allowed')
  if (answer.serviceId !== null) {
    if (answer.serviceKind !== kind) throw new Refusal('drafted_otherwise')
    return answer.serviceId
  }
  const denial = deny(answer)
  if (denial !== undefined) throw new Refusal(denial)
  const serviceId = await make(need, answer)
  if (!(await linkService(tx, streetId, { answerId, serviceId }))) throw new Error('a service drafted twice')
  await writeDeed(
    tx,
    { streetId, caller, now },
    { role, action: 'answer.draft', id: answerId, detail: { serviceId, matterId: need.id } },
  )
  return serviceId
}

/** Makes the first slot of a draft, where one is wished. */
async function makeFirst(
  tx: Tx,
  { streetId, caller, now }: Ask,
  of: { id: string; first: Wish['first']; places: number; minutes: number },
): Promise<void> {
  if (of.first === undefined) return
  const rule = { ...once(of.first), places: of.places, durationMinutes: of.minutes }
  const { made } = await makeSlots(tx, { streetId, serviceId: of.id, caller, now, rule })
  if (made === 0) throw new Refusal('day_past')
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
