import type { ItemMoveLine, LentItem, Loan, ManagedItem, ManagedLoan } from '@yunxuan/contract'
import { coordinators } from '@yunxuan/contract'
import {
  dayMs,
  denyLoan,
  dueDateOf,
  type HeldLoans,
  type ItemSort,
  isAllowed,
  isOverdue,
  type LoanSort,
  type Policy,
  shanghaiDate,
  shelfOf,
} from '@yunxuan/domain'
import type { MemberCaller } from '../../platform/caller.ts'
import { Refusal } from '../../platform/refuse.ts'
import { requireScope, scopeOf } from '../../platform/scope.ts'
import type { Serving } from '../../platform/serve.ts'
import { orderOf, toSortedPage } from '../../platform/sorting.ts'
import { presentLocation } from '../directory/location-present.ts'
import { loadPolicy } from '../policy/policy.store.ts'
import { addItem, countItem, editItem } from './item.service.ts'
import {
  countItems,
  findItem,
  type ItemMoveRow,
  type ItemRow,
  listItemMoves,
  listItems,
  listItemsAt,
} from './item.store.ts'
import { borrow, giveBack, handOut, takeBack, use } from './loan.service.ts'
import {
  countLoans,
  heldBy,
  type KeptLoanRow,
  listLoans,
  listOwnLoans,
  type PlacedLoanRow,
} from './loan.store.ts'

const usualLimit = 50
const nothingHeld: HeldLoans = { count: 0, firstDue: null }

export function bindLoan(on: Serving): void {
  bindBorrowing(on)
  bindItems(on)
  bindKept(on)
}

function bindBorrowing(on: Serving): void {
  on.read('GET /v1/streets/:streetId/stations/:locationId/items', async ({ db, params, caller, now }) => {
    const { streetId, locationId } = params
    const items = await listItemsAt(db, streetId, { locationId, today: shanghaiDate(now) })
    const memberId = caller?.member?.id
    const held = memberId === undefined ? nothingHeld : await heldBy(db, streetId, memberId)
    const policy = await loadPolicy(db, streetId)
    return { items: items.map(row => presentItem(row, held, policy, now)) }
  })

  on.read('GET /v1/streets/:streetId/me/loans', async ({ db, params, query, caller, now }) => {
    const { state = 'out', cursor, limit = usualLimit } = query
    const order = orderOf<'out' | 'ended'>(state, { cursor })
    const of = { memberId: caller.member.id, state, after: order.after, limit: limit + 1 }
    const page = toSortedPage(await listOwnLoans(db, params.streetId, of), limit, order, row => row.id)
    return { ...page, items: page.items.map(row => presentLoan(row, now)) }
  })

  on.write('POST /v1/streets/:streetId/loans', async ({ tx, params, body, caller, now }) =>
    presentLoan(await borrow(tx, { ...params, caller, wish: body, now }), now),
  )

  on.write('POST /v1/streets/:streetId/loans/:loanId/return', async ({ tx, params, body, caller, now }) =>
    presentLoan(await giveBack(tx, { ...params, caller, wish: body, now }), now),
  )

  on.write('POST /v1/streets/:streetId/items/:itemId/uses', async ({ tx, params, body, caller, now }) => {
    await use(tx, { ...params, ...body, caller, now })
    return null
  })
}

function bindItems(on: Serving): void {
  on.read('GET /v1/streets/:streetId/managed/items', async ({ db, params, query, caller, now }) => {
    const { q = '', locationId, due, limit = usualLimit } = query
    const order = orderOf<ItemSort>('place', query)
    const policy = await loadPolicy(db, params.streetId)
    const dated = { today: shanghaiDate(now), since: countedSince(policy, now) }
    const asked = { q, locationId, due, ...dated, order, limit: limit + 1 }
    const page = toSortedPage(await listItems(db, params.streetId, asked), limit, order, row => row.id)
    const total = await countItems(db, params.streetId, asked)
    return { ...page, total, items: page.items.map(row => presentManaged(row, policy, caller, now)) }
  })

  on.write('POST /v1/streets/:streetId/managed/items', async ({ tx, params, body, caller, now }) => {
    const row = await addItem(tx, { ...params, ...body, caller, now })
    return presentManaged(row, await loadPolicy(tx, params.streetId), caller, now)
  })

  on.write('PUT /v1/streets/:streetId/managed/items/:itemId', async ({ tx, params, body, caller, now }) => {
    const row = await editItem(tx, { ...params, ...body, caller, now })
    return presentManaged(row, await loadPolicy(tx, params.streetId), caller, now)
  })

  on.read('GET /v1/streets/:streetId/managed/items/:itemId/moves', async ({ db, params, caller, now }) => {
    const { streetId, itemId } = params
    const item = await findItem(db, streetId, { itemId, today: shanghaiDate(now) })
    if (item === undefined) throw new Refusal('not_found')
    requireScope(caller, coordinators.roles, { areaIds: item.areaIds, organizationId: null }, now)
    return { items: (await listItemMoves(db, streetId, itemId)).map(presentMove) }
  })

  on.write(
    'POST /v1/streets/:streetId/managed/items/:itemId/counts',
    async ({ tx, params, body, caller, now }) => {
      const row = await countItem(tx, { ...params, ...body, caller, now })
      return presentManaged(row, await loadPolicy(tx, params.streetId), caller, now)
    },
  )
}

function bindKept(on: Serving): void {
  on.read('GET /v1/streets/:streetId/managed/loans', async ({ db, params, query, caller, now }) => {
    const { q = '', itemId, state, limit = usualLimit } = query
    const order = orderOf<LoanSort>('-taken', query)
    const { isWholeStreet, areaIds } = scopeOf(caller, coordinators.roles)
    const today = shanghaiDate(now)
    const asked = { q, itemId, state, today, isWholeStreet, areaIds, order, limit: limit + 1 }
    const page = toSortedPage(await listLoans(db, params.streetId, asked), limit, order, row => row.id)
    const total = await countLoans(db, params.streetId, asked)
    return { ...page, total, items: page.items.map(row => presentKept(row, now)) }
  })

  on.write('POST /v1/streets/:streetId/managed/loans', async ({ tx, params, body, caller, now }) =>
    presentKept(await handOut(tx, { ...params, ...body, caller, now }), now),
  )

  on.write(
    'POST /v1/streets/:streetId/managed/loans/:loanId/return',
    async ({ tx, params, body, caller, now }) =>
      presentKept(await takeBack(tx, { ...params, ...body, caller, now }), now),
  )
}

function countedSince({ itemCountDays }: Policy, now: Date): Date {
  return new Date(now.getTime() - itemCountDays * dayMs)
}

function presentItem(row: ItemRow, held: HeldLoans, policy: Policy, now: Date): LentItem {
  const { id, name, isUsedUp, needsPerson, daysMax } = row
  const how = { today: shanghaiDate(now), isByKeeper: false, isTold: false }
  const denial = isUsedUp ? null : (denyLoan(row, held, policy, how) ?? null)
  const dueDate = dueDateOf(now, daysMax)
  return { id, name, left: shelfOf(row), isUsedUp, needsPerson, dueDate, denial }
}

function presentLoan(row: PlacedLoanRow, now: Date): Loan {
  const { id, itemId, itemName, dueDate, status } = row
  return {
    ...{ id, itemId, itemName, dueDate, status },
    location: presentLocation(row),
    takenAt: row.takenAt.toISOString(),
    endedAt: row.endedAt?.toISOString() ?? null,
    isOverdue: isOverdue(row, shanghaiDate(now)),
  }
}

function presentManaged(row: ItemRow, policy: Policy, caller: MemberCaller, now: Date): ManagedItem {
  const { id, version, locationId, locationName, total, out, lost, beyond, overdue, countedAt } = row
  const { name, daysMax, isUsedUp, needsPerson, isWithdrawn } = row
  const isOld = countedAt === null || countedAt < countedSince(policy, now)
  return {
    ...{ id, version, locationId, locationName, total, out, lost, beyond, overdue },
    edit: { name, daysMax, isUsedUp, needsPerson, isWithdrawn },
    left: shelfOf(row),
    countedAt: countedAt?.toISOString() ?? null,
    isCountDue: !isWithdrawn && (beyond > 0 || isOld),
    isOwn: isAllowed(caller.grants, coordinators.roles, { areaIds: row.areaIds, organizationId: null }, now),
  }
}

function presentMove({ at, ...move }: ItemMoveRow & { byName: string | null }): ItemMoveLine {
  return { ...move, at: at.toISOString() }
}

function presentKept({ memberId: _memberId, ...row }: KeptLoanRow, now: Date): ManagedLoan {
  return {
    ...row,
    takenAt: row.takenAt.toISOString(),
    endedAt: row.endedAt?.toISOString() ?? null,
    isOverdue: isOverdue(row, shanghaiDate(now)),
  }
}
