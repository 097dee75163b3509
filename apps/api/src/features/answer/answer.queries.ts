import type { AnswerView, ManagedAnswer, Reply } from '@yunxuan/contract'
import { denyOffering } from '@yunxuan/domain'
import type { Caller, MemberCaller } from '../../platform/caller.ts'
import type { Db } from '../../platform/database.ts'
import { Refusal } from '../../platform/refuse.ts'
import { findMatter } from '../matter/matter.store.ts'
import { loadPolicy } from '../policy/policy.store.ts'
import { type AnswerRow, listAnswers, listVoices } from './answer.store.ts'
import { type Beside, besideOf, partiesTo } from './answer-people.ts'
import { presentAnswer, presentManagedAnswer } from './answer-present.ts'
import { offererOf } from './offer.service.ts'

interface Of {
  streetId: string
  matterId: string
  now: Date
}

/** Whoever has not said who they are. */
const anybody: Beside = { memberId: '', ofNeed: [], isStaff: false, voiceIds: [] }

const unknownOfferer = { memberId: '', open: 0, ageYears: null }

/** Returns what is offered for a need, as far as whoever asks may read it, and whether they may answer it. */
export async function readAnswers(
  db: Db,
  of: Of & { caller: Caller | null },
): Promise<Reply<'GET /v1/streets/:streetId/matters/:matterId/answers'>> {
  const { streetId, matterId, caller, now } = of
  const need = await findMatter(db, streetId, matterId)
  const member = caller?.member ?? null
  const isSeen = need !== undefined && (need.isPublic || need.raisedBy === member?.id)
  if (!isSeen) throw new Refusal('not_found')
  const isKnown = caller !== null && member !== null
  // On the phone nobody is staff: what is a keeper's is done at the desk.
  const asMember = isKnown ? { ...caller, member, grants: [] } : null
  const beside =
    asMember === null ? anybody : await besideOf(db, { streetId, matter: need, caller: asMember, now })
  const rows = await listAnswers(db, streetId, matterId)
  const items = rows.flatMap((row): AnswerView[] => {
    const parties = partiesTo(row, beside)
    if (!(parties.includes('answerer') || isShown(row))) return []
    return [presentAnswer(row, { need, others: othersThan(row, rows), parties })]
  })
  const policy = await loadPolicy(db, streetId)
  if (member === null) {
    return { items, denial: denyOffering(need, unknownOfferer, policy) ?? null, voices: [] }
  }
  const offerer = await offererOf(db, streetId, member.id, now)
  const voices = await listVoices(db, streetId, member.id, now)
  return {
    items,
    denial: denyOffering(need, offerer, policy) ?? null,
    voices: [{ voice: 'member', id: member.id, name: member.name }, ...voices],
  }
}

/** What everybody reads: what a reader has read, and nobody has turned down or taken back. */
const isShown = ({ isRead, status }: AnswerRow): boolean =>
  isRead && status !== 'declined' && status !== 'withdrawn'

const othersThan = (row: AnswerRow, rows: readonly AnswerRow[]) => rows.filter(({ id }) => id !== row.id)

/** Returns the answers to a need as staff work on them. */
export async function openAnswers(db: Db, of: Of & { caller: MemberCaller }): Promise<ManagedAnswer[]> {
  const { streetId, matterId, caller, now } = of
  const need = await findMatter(db, streetId, matterId)
  if (need === undefined) throw new Refusal('not_found')
  const beside = await besideOf(db, { streetId, matter: need, caller, now })
  if (!beside.isStaff) throw new Refusal('not_allowed')
  const rows = await listAnswers(db, streetId, matterId)
  return rows.map(row =>
    presentManagedAnswer(row, { need, others: othersThan(row, rows), parties: partiesTo(row, beside) }),
  )
}
