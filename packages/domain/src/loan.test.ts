import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  afterCounted,
  afterEnded,
  afterTaken,
  afterUsed,
  denyLoan,
  dueDateOf,
  endsLoan,
  type ItemFacts,
  type ItemStock,
  isOverdue,
  type LoanEnd,
  type LoanEnding,
  loanEnds,
  shelfOf,
  toldAt,
} from './loan.ts'
import { shanghaiInstant } from './shanghai.ts'

const today = '2026-11-28'
const policy = { loansAtOnce: 2, loanLateDays: 7 }
const nothing = { count: 0, firstDue: null }
const byPhone = { today, isByKeeper: false, isTold: false }
const umbrella: ItemFacts = {
  ...{ total: 3, out: 2, lost: 0, beyond: 0, countedAt: null },
  ...{ isWithdrawn: false, isUsedUp: false, needsPerson: false },
}

describe('what is lent', () => {
  test('the last piece is, none after it', () => {
    expect(denyLoan(umbrella, nothing, policy, byPhone)).toBeUndefined()
    expect(denyLoan({ ...umbrella, out: 3 }, nothing, policy, byPhone)).toBe('item_none_left')
    expect(denyLoan({ ...umbrella, lost: 1 }, nothing, policy, byPhone)).toBe('item_none_left')
  })

  test('nobody has more than two at once', () => {
    const two = { count: 2, firstDue: today }
    expect(denyLoan(umbrella, two, policy, byPhone)).toBe('loans_enough')
    expect(denyLoan(umbrella, { ...two, count: 1 }, policy, byPhone)).toBeUndefined()
  })

  test('seven days late is a pause, and the eighth is not', () => {
    const late = (firstDue: string) => denyLoan(umbrella, { count: 1, firstDue }, policy, byPhone)
    expect(late('2026-11-21')).toBeUndefined()
    expect(late('2026-11-20')).toBe('loan_overdue')
  })

  test('what needs its keeper is handed out by nobody else, and what is used up is not lent at all', () => {
    const drill = { ...umbrella, needsPerson: true }
    expect(denyLoan(drill, nothing, policy, byPhone)).toBe('item_by_keeper')
    expect(denyLoan(drill, nothing, policy, { ...byPhone, isByKeeper: true })).toBeUndefined()
    expect(denyLoan({ ...umbrella, isUsedUp: true }, nothing, policy, byPhone)).toBe('item_not_lent')
    expect(denyLoan({ ...umbrella, isWithdrawn: true }, nothing, policy, byPhone)).toBe('item_not_lent')
  })

  test('what somebody took without a network is in their hand, whatever the books say', () => {
    const told = { ...byPhone, isTold: true }
    const late = { count: 3, firstDue: '2026-10-01' }
    expect(denyLoan({ ...umbrella, out: 3 }, late, policy, told)).toBeUndefined()
    expect(denyLoan(umbrella, { ...late, count: 4 }, policy, told)).toBe('loans_enough')
  })
})

test('what is due on a day is late from the next on', () => {
  const dueDate = dueDateOf(shanghaiInstant('2026-11-27', '23:50'), 1)
  expect(dueDate).toBe(today)
  expect(isOverdue({ status: 'out', dueDate }, today)).toBe(false)
  expect(isOverdue({ status: 'out', dueDate }, '2026-11-29')).toBe(true)
  expect(isOverdue({ status: 'back', dueDate }, '2026-11-29')).toBe(false)
})

test('what a phone says of the past is told afterwards, of the future now, and of long ago as far as it is kept', () => {
  const now = shanghaiInstant(today, '12:00')
  const said = (clock: string, day = today) => toldAt(shanghaiInstant(day, clock), now, 5)
  expect(said('11:56')).toEqual({ at: now, isTold: false })
  expect(said('15:00')).toEqual({ at: now, isTold: false })
  expect(said('09:00')).toEqual({ at: shanghaiInstant(today, '09:00'), isTold: true })
  expect(said('09:00', '2026-11-01')).toEqual({ at: shanghaiInstant('2026-11-27', '12:00'), isTold: true })
})

test('plasters are taken whatever the books say, and never fewer than none are left', () => {
  expect(afterUsed({ ...umbrella, out: 0, total: 3 }, 5).total).toBe(0)
  // What was lost before a count is no longer covered by the books: that is counted.
  expect(afterUsed({ ...umbrella, out: 0, total: 5, lost: 2 }, 4)).toMatchObject({
    total: 1,
    lost: 2,
    beyond: 1,
  })
})

/** A day at a stand: what happens, and how much later the books hear of it. */
const happening = fc.record({
  act: fc.constantFrom('take', 'take', 'take', 'end', 'end', 'count', 'find'),
  which: fc.nat(9),
  end: fc.constantFrom<LoanEnd>('back', 'back', 'back', ...loanEnds),
  heardAfter: fc.oneof(fc.constant(0), fc.nat(12)),
})

interface Piece extends LoanEnding {
  takenAt: Date
  takenHeard: boolean
}

describe('whatever happens at a stand, told in whatever order', () => {
  const minute = (at: number) => new Date(shanghaiInstant(today).getTime() + at * 60_000)

  test('the books end with what is really on the shelf and really out', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 4 }), fc.array(happening, { maxLength: 40 }), (pieces, day) => {
        let shelf = pieces
        let really = 0
        let books: ItemStock = { total: pieces, out: 0, lost: 0, beyond: 0, countedAt: null }
        const loans: Piece[] = []
        const held: Piece[] = []
        const heard: { at: number; tell: () => void }[] = []
        const hearTaken = (loan: Piece) => {
          if (loan.takenHeard) return
          loan.takenHeard = true
          books = afterTaken(books, loan.takenAt)
        }
        const hearEnd = (loan: Piece, end: LoanEnd, at: Date) => {
          // What tells of the end tells of the beginning.
          hearTaken(loan)
          books = afterEnded(books, loan, end, at)
          if (endsLoan(loan, end)) Object.assign(loan, { status: end, endedAt: at })
        }
        const hear = (until: number) => {
          for (const one of heard.filter(({ at }) => at <= until)) one.tell()
          heard.splice(0, heard.length, ...heard.filter(({ at }) => at > until))
        }
        day.forEach(({ act, which, end, heardAfter }, position) => {
          const now = position * 2
          hear(now)
          const at = minute(now)
          if (act === 'take' && shelf > 0) {
            shelf -= 1
            really += 1
            const loan: Piece = { status: 'out', endedAt: null, takenAt: at, takenHeard: false }
            loans.push(loan)
            held.push(loan)
            heard.push({ at: now + heardAfter, tell: () => hearTaken(loan) })
          } else if (act === 'end' && held.length > 0) {
            const [loan] = held.splice(which % held.length, 1)
            really -= 1
            if (end === 'back') shelf += 1
            if (loan) heard.push({ at: now + heardAfter, tell: () => hearEnd(loan, end, at) })
          } else if (act === 'count') {
            books = afterCounted(books, shelf, at)
          } else if (act === 'find') {
            // A keeper finds what the books have as lost or broken, and puts it back.
            const gone = loans.find(({ status }) => status === 'lost' || status === 'broken')
            if (gone) {
              shelf += 1
              hearEnd(gone, 'back', at)
            }
          }
          expect(books.out + books.lost).toBeLessThanOrEqual(books.total + books.beyond)
          expect(Math.min(books.total, books.out, books.lost, books.beyond)).toBeGreaterThanOrEqual(0)
        })
        hear(Number.POSITIVE_INFINITY)
        expect([shelfOf(books), books.out, books.beyond]).toEqual([shelf, really, 0])
      }),
      { numRuns: 500, seed: 12 },
    )
  })
})
