import type { Loan, LoanWish } from '@yunxuan/contract'
import { type KeptWrite, paramOf } from '../../writes/unanswered.ts'

/** What somebody has in hand, as far as this phone knows. */
export type Held = Pick<Loan, 'id' | 'itemId' | 'takenAt'> & {
  name: string
  /** Null where the server has not heard of it yet. */
  loan: Loan | null
}

/** Returns what somebody has in hand: what the server knows, and what was taken or given back here without a network. */
export function heldNow(known: readonly Loan[], kept: readonly KeptWrite[], streetId: string): Held[] {
  const waiting = kept.filter(write => write.answer === undefined && paramOf(write, 'streetId') === streetId)
  const taken = waiting.flatMap(takenBy).filter(({ id }) => known.every(loan => loan.id !== id))
  const ended = new Set(waiting.flatMap(endedBy))
  const held = known.map(loan => ({ ...loan, name: loan.itemName, loan }))
  return [...held, ...taken].filter(({ id }) => !ended.has(id))
}

function takenBy({ request }: KeptWrite): Held[] {
  if (request.endpoint !== 'POST /v1/streets/:streetId/loans') return []
  // As this app wrote it, typed by the same contract.
  const wish = JSON.parse(request.body ?? '{}') as LoanWish
  return [{ ...wish, name: request.about ?? '', loan: null }]
}

function endedBy(write: KeptWrite): string[] {
  if (write.request.endpoint !== 'POST /v1/streets/:streetId/loans/:loanId/return') return []
  return [paramOf(write, 'loanId') ?? '']
}
