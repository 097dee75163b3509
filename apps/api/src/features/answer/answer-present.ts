import type { AnswerReceipt, AnswerView, ManagedAnswer, OwnAnswer } from '@yunxuan/contract'
import {
  type AnswerParty,
  type AnswerStepDenial,
  agreedAnswerStatuses,
  answerActs,
  answerPartyFor,
  denyAnswerAct,
  isToBeDrafted,
  type MatterFacts,
} from '@yunxuan/domain'
import type { AnswerRow } from './answer.store.ts'

function presentOffered(row: AnswerRow) {
  return {
    id: row.id,
    matterId: row.matterId,
    voice: voiceOf(row),
    voiceName: row.voiceName,
    status: row.status,
    fromOn: row.fromOn,
    untilOn: row.untilOn,
    places: row.places,
    isWhole: row.isWhole,
    isPaid: row.isPaid,
    reason: row.reason,
    stars: row.stars,
    createdAt: row.createdAt.toISOString(),
    version: row.version,
  }
}

function voiceOf({ teamId, organizationId }: AnswerRow) {
  if (teamId !== null) return 'team' as const
  return organizationId === null ? ('member' as const) : ('organization' as const)
}

const saidOf = ({ text, placeNote, conditions }: AnswerRow) => ({ text, placeNote, conditions })

export const presentAnswerReceipt = ({ id, status, version }: AnswerRow): AnswerReceipt => ({
  id,
  status,
  version,
})

export const presentGiven = (row: AnswerRow): OwnAnswer => ({
  ...presentOffered(row),
  said: saidOf(row),
  matterTitle: row.matterTitle,
  matterNumber: row.matterNumber,
  matterStatus: row.matterStatus,
})

/** An answer with what stands beside it for whoever asks. */
export interface Seen {
  need: MatterFacts
  others: readonly AnswerRow[]
  parties: readonly AnswerParty[]
}

/** Denials that no face shows: the act is simply not there. */
const unsaid: readonly (AnswerStepDenial | undefined)[] = ['not_yours', 'act_not_possible', 'need_over']

function actsOf(row: AnswerRow, { need, others, parties }: Seen): AnswerView['acts'] {
  if (parties.length === 0) return []
  return answerActs.flatMap(act => {
    const denial = denyAnswerAct(row, { act, as: answerPartyFor(act, parties) }, { need, others })
    return unsaid.includes(denial) ? [] : [{ act, denial: denial ?? null }]
  })
}

/** Both sides said yes, and it is not over. */
export const isAgreed = ({ status }: AnswerRow): boolean =>
  agreedAnswerStatuses.some(agreed => agreed === status)

/** Whoever answers reaches whoever took it, and the other way round: no sooner than both said yes, no longer than it lasts. */
function contactFor(row: AnswerRow, parties: readonly AnswerParty[]): AnswerView['contact'] {
  if (!isAgreed(row)) return null
  if (parties.includes('answerer')) {
    return row.chosenByName === null ? null : { name: row.chosenByName, phone: row.chosenByPhone }
  }
  return parties.length > 0 ? { name: row.memberName, phone: row.memberPhone } : null
}

/** An answer as whoever may read the need reads it. */
export function presentAnswer(row: AnswerRow, seen: Seen): AnswerView {
  const isOwn = seen.parties.includes('answerer')
  const isAsker = seen.parties.includes('asker')
  // What whoever asked wrote to turn it down is for the office; of what was agreed on both sides read all.
  const isForAnswerer = row.endedAs !== 'asker' || row.status === 'delivered'
  return {
    ...presentOffered(row),
    text: row.publicText,
    isOwn,
    said: isOwn || (isAsker && isAgreed(row)) ? saidOf(row) : null,
    word: (isOwn && isForAnswerer) || (isAsker && row.endedAs === 'asker') ? row.word : null,
    contact: contactFor(row, seen.parties),
    acts: actsOf(row, seen),
  }
}

/** An answer as staff work on it. */
export const presentManagedAnswer = (row: AnswerRow, seen: Seen): ManagedAnswer => ({
  ...presentOffered(row),
  text: row.publicText,
  said: saidOf(row),
  organizationId: row.organizationId,
  byName: row.memberName,
  word: row.word,
  contact: contactFor(row, seen.parties),
  acts: actsOf(row, seen),
  service:
    row.serviceId === null || row.serviceStatus === null || row.serviceKind === null
      ? null
      : { id: row.serviceId, kind: row.serviceKind, status: row.serviceStatus },
  isToBeOpened: isToBeOpened(row, seen.parties),
})

/** Whether somebody may draft a service from an answer of which there is none yet. */
const isToBeOpened = (row: AnswerRow, parties: Seen['parties']): boolean =>
  row.serviceId === null && isToBeDrafted(row) && (parties.includes('keeper') || parties.includes('owner'))
