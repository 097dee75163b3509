import type { Input } from '@yunxuan/contract'
import { denyInvitation, shanghaiDate, shanghaiInstant } from '@yunxuan/domain'
import type { MemberCaller } from '../../platform/caller.ts'
import type { Tx } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { Refusal } from '../../platform/refuse.ts'
import { writeDeed } from '../audit/audit.store.ts'
import { lockMatters } from '../matter/matter.store.ts'
import { writeNotices } from '../notice/notice.store.ts'
import { loadPolicy } from '../policy/policy.store.ts'
import { besideOf } from './answer-people.ts'
import { findAsked, insertInvitation, listSpeakersOf, lockInviting } from './invitation.store.ts'

interface Ask {
  streetId: string
  matterId: string
  caller: MemberCaller
  wish: Input<'POST /v1/streets/:streetId/managed/matters/:matterId/invitations'>['body']
  now: Date
}

/** Asks a team, an organization or a person to answer a need, once; returns how many people were told. */
export async function inviteToAnswer(tx: Tx, ask: Ask): Promise<number> {
  const { streetId, matterId, caller, wish, now } = ask
  const invitedBy = caller.member.id
  await lockInviting(tx, streetId, [invitedBy, wish.id])
  const [need] = await lockMatters(tx, streetId, [matterId])
  if (need === undefined) throw new Refusal('not_found')
  const { ofNeed, isStaff } = await besideOf(tx, { streetId, matter: need, caller, now })
  const role = ofNeed.find(party => party !== 'asker')
  if (!isStaff || role === undefined) throw new Refusal('not_allowed')
  const since = shanghaiInstant(shanghaiDate(now))
  const asked = await findAsked(tx, streetId, { matterId, voice: wish, invitedBy, since })
  if (asked.name === null) throw new Refusal('not_found')
  const speakerIds = await listSpeakersOf(tx, streetId, wish, now)
  const denial = denyInvitation(need, { ...asked, speakerIds }, await loadPolicy(tx, streetId))
  if (denial !== undefined) throw new Refusal(denial)
  const isFirst = await insertInvitation(tx, streetId, {
    id: newId(),
    matterId,
    voice: wish,
    invitedBy,
    now,
  })
  if (!isFirst) throw new Refusal('already_invited')
  const told = speakerIds.filter(id => id !== need.raisedBy)
  const whom = wish.voice === 'member' ? '您' : asked.name
  await writeNotices(
    tx,
    told.map(memberId => ({
      streetId,
      memberId,
      kind: 'matter_moved' as const,
      title: '社区请您来答：邻居想要的，您也许帮得上',
      text: `${need.publicTitle ?? need.number}：想请${whom}看看。帮得上就答一答，帮不上也没关系。`,
      bookingId: null,
      waitlistId: null,
      matterId,
    })),
    now,
  )
  const detail = { voice: wish.voice, voiceId: wish.id }
  await writeDeed(
    tx,
    { streetId, caller, now },
    { role, action: 'answer.invite', subject: 'matter', id: matterId, detail },
  )
  return told.length
}
