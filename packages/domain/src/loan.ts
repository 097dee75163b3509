import { addDays, shanghaiDate } from './shanghai.ts'

/** The life of a loan (借用): with somebody, back on its shelf, lost, or back and of no use. */
export const loanStatuses = ['out', 'back', 'lost', 'broken'] as const
export type LoanStatus = (typeof loanStatuses)[number]

/** How a loan ends; one that was lost or broken may still come back whole. */
export const loanEnds = ['back', 'lost', 'broken'] as const satisfies readonly LoanStatus[]
export type LoanEnd = (typeof loanEnds)[number]

/** Why the pieces of an item changed: counted by its keeper, or taken for good, as plasters are. */
export const itemMoves = ['counted', 'used'] as const
export type ItemMove = (typeof itemMoves)[number]

/** Pieces of one item. Whatever is neither out nor lost stands on the shelf. */
export interface ItemStock {
  total: number
  out: number
  /** Lost or broken since the last count, which takes them off. */
  lost: number
  /** So many more are out than the books had: told afterwards, and to be counted. */
  beyond: number
  countedAt: Date | null
}

/** What else decides whether an item is lent. */
export interface ItemFacts extends ItemStock {
  isWithdrawn: boolean
  /** Taken for good and only counted; nobody is asked who, or why. */
  isUsedUp: boolean
  /** Handed out by its keeper only. */
  needsPerson: boolean
}

/** What somebody has of all items, and the day by which the first of it was due; null of nothing. */
export interface HeldLoans {
  count: number
  firstDue: string | null
}

export interface LoanPolicy {
  loansAtOnce: number
  /** Days after the due day from which on nothing more is lent to somebody until it is back. */
  loanLateDays: number
}

/** Why something is not lent. */
export const loanDenials = [
  'item_not_lent',
  'item_by_keeper',
  'item_none_left',
  'loan_overdue',
  'loans_enough',
] as const
export type LoanDenial = (typeof loanDenials)[number]

/** What a person has in hand without a network is written down as it is, up to so many times what is lent at once. */
const toldFactor = 2

/** Returns how many pieces stand on the shelf, as far as the books know. */
export function shelfOf({ total, out, lost, beyond }: ItemStock): number {
  return total - out - lost + beyond
}

/**
 * Decides why an item is not lent to somebody on a day. What was taken without a network and is `told` afterwards is in
 * somebody's hand: to refuse it would not put it back, so neither the shelf nor other loans speak against it.
 */
export function denyLoan(
  item: ItemFacts,
  held: HeldLoans,
  { loansAtOnce, loanLateDays }: LoanPolicy,
  { today, isByKeeper, isTold }: { today: string; isByKeeper: boolean; isTold: boolean },
): LoanDenial | undefined {
  if (item.isWithdrawn || item.isUsedUp) return 'item_not_lent'
  if (item.needsPerson && !isByKeeper) return 'item_by_keeper'
  if (isTold) return held.count < toldFactor * loansAtOnce ? undefined : 'loans_enough'
  if (shelfOf(item) < 1) return 'item_none_left'
  if (held.firstDue !== null && addDays(held.firstDue, loanLateDays) < today) return 'loan_overdue'
  return held.count < loansAtOnce ? undefined : 'loans_enough'
}

/** Returns the last day on which something lent at an instant for so many days is not late. */
export function dueDateOf(takenAt: Date, daysMax: number): string {
  return addDays(shanghaiDate(takenAt), daysMax)
}

/** Whether something is late on a day. */
export function isOverdue(
  { status, dueDate }: { status: LoanStatus; dueDate: string },
  today: string,
): boolean {
  return status === 'out' && dueDate < today
}

/**
 * Returns the pieces after one was taken at an instant. Of what was taken before the last count and is told after it,
 * the count saw that it was gone without knowing where: it is found.
 */
export function afterTaken(stock: ItemStock, takenAt: Date): ItemStock {
  const found = isBeforeCount(stock, takenAt) ? 1 : 0
  return squared({ ...stock, total: stock.total + found, out: stock.out + 1 })
}

/** A loan as far as its end changes pieces. */
export interface LoanEnding {
  status: LoanStatus
  endedAt: Date | null
}

/** Whether an end changes a loan: what is out ends, and what was lost or broken may come back; nothing else does. */
export function endsLoan({ status }: Pick<LoanEnding, 'status'>, end: LoanEnd): boolean {
  return status === 'out' || (status !== 'back' && end === 'back')
}

/**
 * Returns the pieces after a loan ended so at an instant, or was found again. Of what came back before the last count
 * and is told after it, the count saw the piece: it was on the shelf and out at once in the books.
 */
export function afterEnded(stock: ItemStock, loan: LoanEnding, end: LoanEnd, at: Date): ItemStock {
  if (!endsLoan(loan, end)) return stock
  const isKnown = isInBooks(stock, loan)
  const rest = isKnown ? withoutHeld(stock, loan) : stock
  if (isBeforeCount(stock, at)) return squared(isKnown ? { ...rest, total: rest.total - 1 } : rest)
  if (end === 'back') return squared(isKnown ? rest : { ...rest, total: rest.total + 1 })
  return squared({ ...rest, lost: rest.lost + 1 })
}

/** Whether a piece that is not on its shelf is still in the books: what was lost before a count was taken off by it. */
function isInBooks(stock: ItemStock, { status, endedAt }: LoanEnding): boolean {
  return status === 'out' || (stock.lost > 0 && endedAt !== null && !isBeforeCount(stock, endedAt))
}

function withoutHeld(stock: ItemStock, { status }: LoanEnding): ItemStock {
  return status === 'out' ? { ...stock, out: stock.out - 1 } : { ...stock, lost: stock.lost - 1 }
}

/** Returns the pieces after somebody counted those on the shelf: what was lost is no longer expected there. */
export function afterCounted({ out }: ItemStock, pieces: number, countedAt: Date): ItemStock {
  return { total: out + pieces, out, lost: 0, beyond: 0, countedAt }
}

/** Returns the pieces after some were taken for good; nobody is refused a plaster because of the books. */
export function afterUsed(stock: ItemStock, pieces: number): ItemStock {
  return squared({ ...stock, total: Math.max(0, stock.total - pieces) })
}

const isBeforeCount = ({ countedAt }: ItemStock, at: Date) => countedAt !== null && at < countedAt

const squared = (stock: ItemStock): ItemStock => ({
  ...stock,
  beyond: Math.max(0, stock.out + stock.lost - stock.total),
})

/** How far back something that happened without a network may lie, hours: as long as a phone keeps it. */
const toldWithinHours = 24

/**
 * Returns when something a phone tells happened, and whether it is told afterwards: later than clocks differ. What lies
 * in the future is now, what lies further back than a phone keeps it as far back as that.
 */
export function toldAt(said: Date, now: Date, clockSkewMinutes: number): { at: Date; isTold: boolean } {
  const isTold = now.getTime() - said.getTime() > clockSkewMinutes * 60_000
  if (!isTold) return { at: now, isTold }
  return { at: new Date(Math.max(said.getTime(), now.getTime() - toldWithinHours * 3_600_000)), isTold }
}
