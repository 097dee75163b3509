import { coordinators, type DeskPerson, type LoanReturn, type LoanWish } from '@yunxuan/contract'
import {
  afterEnded,
  afterTaken,
  afterUsed,
  denyLoan,
  dueDateOf,
  endsLoan,
  type LoanEnd,
  shanghaiDate,
  toldAt,
} from '@yunxuan/domain'
import type { MemberCaller } from '../../platform/caller.ts'
import type { Tx } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { Refusal } from '../../platform/refuse.ts'
import { roleAt } from '../../platform/scope.ts'
import { writeDeed } from '../audit/audit.store.ts'
import { memberOf } from '../member/desk-person.service.ts'
import { loadPolicy } from '../policy/policy.store.ts'
import { insertItemMove, lockItem, writeStock } from './item.store.ts'
import {
  endLoan,
  findKeptLoan,
  findLoan,
  heldBy,
  insertLoan,
  type KeptLoanRow,
  lockBorrower,
  type PlacedLoanRow,
} from './loan.store.ts'

interface Asked {
  streetId: string
  caller: MemberCaller
  now: Date
}

/** Borrows a thing under the id that the phone gave it; told again it is the loan it was. */
export async function borrow(tx: Tx, ask: Asked & { wish: LoanWish }): Promise<PlacedLoanRow> {
  const { streetId, caller, wish } = ask
  await lockBorrower(tx, streetId, caller.member.id)
  return (await ownLoan(tx, ask, wish.id)) ?? (await take(tx, ask, wish))
}

/**
 * Gives a thing back, or says that it is lost or broken. It may arrive before the loan itself does, and then says all of
 * it; what ended already stays as it ended.
 */
export async function giveBack(
  tx: Tx,
  ask: Asked & { loanId: string; wish: LoanReturn },
): Promise<PlacedLoanRow> {
  const { streetId, caller, loanId, wish, now } = ask
  await lockBorrower(tx, streetId, caller.member.id)
  const before = (await ownLoan(tx, ask, loanId)) ?? (await take(tx, ask, { ...wish, id: loanId }, true))
  const { clockSkewMinutes } = await loadPolicy(tx, streetId)
  const { at } = toldAt(new Date(wish.endedAt), now, clockSkewMinutes)
  // Nothing comes back before it was taken, whatever a clock says.
  const endedAt = new Date(Math.max(at.getTime(), before.takenAt.getTime()))
  await end(tx, ask, { loan: before, status: wish.end, endedAt, backBy: null })
  return existing(await findLoan(tx, streetId, loanId))
}

/** Hands a thing out to somebody who is there. */
export async function handOut(
  tx: Tx,
  ask: Asked & { itemId: string; person: DeskPerson },
): Promise<KeptLoanRow> {
  const { streetId, caller, itemId, person, now } = ask
  const memberId = await memberOf(tx, { streetId, person, now })
  await lockBorrower(tx, streetId, memberId)
  const id = newId()
  const loan = { id, itemId, memberId, at: now, isTold: false, outBy: caller.member.id }
  const role = await lend(tx, ask, loan)
  await writeDeed(tx, ask, { role, action: 'loan.hand_out', id, detail: { itemId } })
  return existing(await findKeptLoan(tx, streetId, id))
}

/** Takes a thing back for whoever keeps it; what was lost or broken may come back later. */
export async function takeBack(tx: Tx, ask: Asked & { loanId: string; end: LoanEnd }): Promise<KeptLoanRow> {
  const { streetId, caller, loanId, now } = ask
  const loan = existing(await findLoan(tx, streetId, loanId))
  const item = existing(await lockItem(tx, streetId, { itemId: loan.itemId, today: shanghaiDate(now) }))
  const role = roleAt(caller, coordinators.roles, { areaIds: item.areaIds, organizationId: null }, now)
  const locked = existing(await findLoan(tx, streetId, loanId))
  if (!endsLoan(locked, ask.end)) throw new Refusal('loan_ended')
  await end(tx, ask, { loan: locked, status: ask.end, endedAt: now, backBy: caller.member.id })
  await writeDeed(tx, ask, { role, action: 'loan.take_back', id: loanId, detail: { status: ask.end } })
  return existing(await findKeptLoan(tx, streetId, loanId))
}

/** Counts what somebody took for good, once under its id; nobody is named. */
export async function use(
  tx: Tx,
  ask: Asked & { itemId: string; id: string; pieces: number },
): Promise<void> {
  const { streetId, itemId, id, pieces, now } = ask
  const item = existing(await lockItem(tx, streetId, { itemId, today: shanghaiDate(now) }))
  if (!item.isUsedUp || item.isWithdrawn) throw new Refusal('item_not_lent')
  const move = { id, itemId, kind: 'used', pieces, difference: -pieces, note: '', by: null, at: now } as const
  if (!(await insertItemMove(tx, streetId, move))) return
  await writeStock(tx, streetId, { itemId, stock: afterUsed(item, pieces) })
}

/** Takes a thing by phone, now or, without a network, a while ago; what comes back already was taken. */
async function take(tx: Tx, ask: Asked, wish: LoanWish, isBack = false): Promise<PlacedLoanRow> {
  const { streetId, caller, now } = ask
  const { clockSkewMinutes } = await loadPolicy(tx, streetId)
  const { at, isTold } = toldAt(new Date(wish.takenAt), now, clockSkewMinutes)
  const { id, itemId } = wish
  await lend(tx, ask, {
    ...{ id, itemId, memberId: caller.member.id, at, outBy: null },
    isTold: isTold || isBack,
  })
  return existing(await findLoan(tx, streetId, id))
}

interface Lending {
  id: string
  itemId: string
  memberId: string
  at: Date
  isTold: boolean
  /** Who hands it out; null where somebody takes it alone. */
  outBy: string | null
}

/** Writes a loan of a borrower who is locked; returns the role in which it was handed out, a resident's where it was not. */
async function lend(tx: Tx, { streetId, caller, now }: Asked, lending: Lending): Promise<string> {
  const { id, itemId, memberId, at, isTold, outBy } = lending
  const today = shanghaiDate(now)
  // Locked before counting: two may reach for the last one.
  const item = existing(await lockItem(tx, streetId, { itemId, today }))
  const isByKeeper = outBy !== null
  const place = { areaIds: item.areaIds, organizationId: null }
  const role = isByKeeper ? roleAt(caller, coordinators.roles, place, now) : 'resident'
  const policy = await loadPolicy(tx, streetId)
  const held = await heldBy(tx, streetId, memberId)
  const denial = denyLoan(item, held, policy, { today, isByKeeper, isTold })
  if (denial !== undefined) throw new Refusal(denial)
  const dueDate = dueDateOf(at, item.daysMax)
  const row = { id, itemId, memberId, takenAt: at, dueDate, isTold, outBy }
  // Somebody else's loan has that id: it is none of theirs.
  if (!(await insertLoan(tx, streetId, row))) throw new Refusal('not_found')
  await writeStock(tx, streetId, { itemId, stock: afterTaken(item, at) })
  return role
}

/** Ends a loan, once: of two who end it at once the second finds it ended. */
async function end(
  tx: Tx,
  { streetId, now }: Asked,
  { loan: seen, ...ending }: { loan: PlacedLoanRow; status: LoanEnd; endedAt: Date; backBy: string | null },
): Promise<void> {
  const { id, itemId } = seen
  const item = existing(await lockItem(tx, streetId, { itemId, today: shanghaiDate(now) }))
  // Read again under the lock.
  const loan = existing(await findLoan(tx, streetId, id))
  if (!endsLoan(loan, ending.status)) return
  await endLoan(tx, streetId, { id, ...ending })
  await writeStock(tx, streetId, { itemId, stock: afterEnded(item, loan, ending.status, ending.endedAt) })
}

async function ownLoan(
  tx: Tx,
  { streetId, caller }: Asked,
  loanId: string,
): Promise<PlacedLoanRow | undefined> {
  const loan = await findLoan(tx, streetId, loanId)
  if (loan !== undefined && loan.memberId !== caller.member.id) throw new Refusal('not_found')
  return loan
}

function existing<T>(found: T | undefined): T {
  if (found === undefined) throw new Refusal('not_found')
  return found
}
