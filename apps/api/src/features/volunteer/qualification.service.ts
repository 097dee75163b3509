import type { MemberCaller } from '../../platform/caller.ts'
import type { Tx } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { Refusal, wrongField } from '../../platform/refuse.ts'
import { writeDeed } from '../audit/audit.store.ts'
import { writeNotices } from '../notice/notice.store.ts'
import { loadPolicy } from '../policy/policy.store.ts'
import { requireVolunteerScope } from './managed-volunteer.service.ts'
import {
  claimQualification,
  decideQualification,
  deleteQualification,
  lockQualification,
  type QualificationRow,
} from './qualification.store.ts'
import { lockOwn } from './volunteer.service.ts'

interface OwnCall {
  streetId: string
  personId: string
  caller: MemberCaller
  now: Date
}

/** Writes down what a volunteer says they hold; it counts once a coordinator has seen it. */
export async function addQualification(
  tx: Tx,
  call: OwnCall & { kind: string; validUntil: string | null },
): Promise<QualificationRow> {
  const { streetId, personId, kind, validUntil, now } = call
  await lockOwn(tx, call)
  const { qualificationKinds } = await loadPolicy(tx, streetId)
  if (!qualificationKinds.includes(kind)) {
    throw wrongField('kind', '请从列出的证件里选')
  }
  const row = await claimQualification(tx, { streetId, id: newId(), personId, kind, validUntil, now })
  await logOwn(tx, call, 'qualification.claim', row.id, { kind })
  return row
}

export async function removeQualification(
  tx: Tx,
  call: OwnCall & { qualificationId: string },
): Promise<void> {
  const { streetId, personId, qualificationId } = call
  await lockOwn(tx, call)
  if (!(await deleteQualification(tx, streetId, personId, qualificationId))) throw new Refusal('not_found')
  await logOwn(tx, call, 'qualification.remove', qualificationId, {})
}

/** Approves or rejects a claim; a coordinator does not decide on their own. */
export async function answerQualification(
  tx: Tx,
  call: {
    streetId: string
    qualificationId: string
    caller: MemberCaller
    answer: { status: 'approved' | 'rejected'; reason: string }
    now: Date
  },
): Promise<QualificationRow> {
  const { streetId, qualificationId, caller, answer, now } = call
  const claim = await lockQualification(tx, streetId, qualificationId)
  if (claim === undefined) throw new Refusal('not_found')
  const { row, role } = await requireVolunteerScope(tx, { streetId, personId: claim.personId, caller, now })
  if (row.memberId === caller.member.id) throw new Refusal('own_qualification')
  if (claim.status !== 'pending') throw new Refusal('already_decided')
  await decideQualification(tx, streetId, { id: claim.id, ...answer, by: caller.member.id, now })
  const isApproved = answer.status === 'approved'
  const notice = {
    ...{ streetId, memberId: row.memberId, bookingId: null, waitlistId: null },
    kind: isApproved ? ('qualification_approved' as const) : ('qualification_rejected' as const),
    title: isApproved ? `${claim.kind}已确认` : `${claim.kind}没有通过`,
    text: isApproved ? `${row.name}的${claim.kind}已经核对，可以报名需要它的班次。` : answer.reason,
  }
  await writeNotices(tx, [notice], now)
  const action = isApproved ? 'qualification.approve' : 'qualification.reject'
  const detail = { kind: claim.kind, ...answer }
  await writeDeed(tx, { streetId, caller, now }, { role, action, id: claim.id, detail })
  return { ...claim, ...answer }
}

async function logOwn(
  tx: Tx,
  { streetId, personId, caller, now }: OwnCall,
  action: string,
  subjectId: string,
  detail: Record<string, unknown>,
): Promise<void> {
  const deed = { role: 'resident', action, id: subjectId, detail: { personId, ...detail } }
  await writeDeed(tx, { streetId, caller, now }, deed)
}
