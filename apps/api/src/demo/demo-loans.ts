import { addDays, dayMs, dueDateOf, type LoanStatus, shanghaiDate, shanghaiInstant } from '@yunxuan/domain'
import { item, itemMove, loan } from '../features/loan/loan.table.ts'
import type { Tx } from '../platform/database.ts'
import { crowdOf } from './demo-crowd.ts'
import { demoId } from './demo-ids.ts'
import { insertAll } from './demo-insert.ts'
import { memberIdOf } from './demo-people.ts'
import { fraction } from './demo-slots.ts'
import type { DemoStreet } from './demo-source.ts'

interface Thing {
  name: string
  pieces: number
  daysMax: number
  isUsedUp?: true
  needsPerson?: true
}

/** What a 红蜂 station has to lend, as the street tells of it. */
const things: readonly Thing[] = [
  { name: '打气筒', pieces: 2, daysMax: 0 },
  { name: '雨伞', pieces: 6, daysMax: 7 },
  { name: '雨衣', pieces: 4, daysMax: 7 },
  { name: '常用工具', pieces: 1, daysMax: 1, needsPerson: true },
  { name: '应急医疗箱', pieces: 20, daysMax: 0, isUsedUp: true },
]

/** How a loan of the demo lies to now: taken so many days ago, back after so many. */
interface Life {
  status: LoanStatus
  takenDays: number
  endedDays: number | null
}

const back = (takenDays: number, endedDays: number): Life => ({ status: 'back', takenDays, endedDays })
const out = (takenDays: number): Life => ({ status: 'out', takenDays, endedDays: null })

/** The loans of one thing at the station of a number; some are late, one was lost, one came back broken. */
function livesOf({ name }: Thing, number: number): Life[] {
  const past = [back(24, 22), back(17, 16), back(9, 3)].slice(0, number % 4)
  if (name === '打气筒') return number % 3 === 0 ? [...past, out(0)] : past
  if (name === '雨衣') return number === 4 ? [...past, out(12)] : past
  if (name !== '雨伞') return []
  const lives = number % 2 === 0 ? [...past, out(number % 6)] : past
  if (number === 3) lives.push(out(18))
  if (number === 5) lives.push({ status: 'lost', takenDays: 11, endedDays: 2 })
  if (number === 7) lives.push({ status: 'broken', takenDays: 6, endedDays: 1 })
  return lives
}

/** Writes what a street's numbered stations lend, and to whom; what is there stays as it is. */
export async function loadLoans(tx: Tx, street: DemoStreet, now: Date): Promise<void> {
  const people: People = {
    keeperId: keeperOf(street),
    borrowers: crowdOf(street)
      .filter(({ guardianKey, usesApp }) => guardianKey === null && usesApp)
      .map(({ key }) => memberIdOf(street.code, key)),
  }
  const rows = street.stationKinds
    .flatMap(({ name, count }) => Array.from({ length: count }, (_, index) => ({ name, number: index + 1 })))
    .flatMap(stop => things.map(thing => rowsOf({ street, people, now }, stop, thing)))
  await insertAll(
    tx,
    item,
    rows.map(row => row.item),
  )
  await insertAll(
    tx,
    itemMove,
    rows.map(row => row.move),
  )
  await insertAll(
    tx,
    loan,
    rows.flatMap(row => row.loans),
  )
}

interface People {
  keeperId: string | null
  borrowers: readonly string[]
}

interface Lending {
  street: DemoStreet
  people: People
  now: Date
}

function rowsOf(of: Lending, stop: { name: string; number: number }, thing: Thing) {
  const { street, people, now } = of
  const { code: streetId } = street
  const { name, pieces, daysMax, isUsedUp = false, needsPerson = false } = thing
  const key = `${street.code} item ${stop.name} ${stop.number} ${name}`
  const itemId = demoId(key)
  // Counted within the month but for one, at which somebody is to look.
  const countedDays = stop.number === 6 ? 40 : 5 + (stop.number % 20)
  const countedAt = new Date(now.getTime() - countedDays * dayMs)
  const lives = livesOf(thing, stop.number)
  const loans = lives.map((life, at) => loanRow(of, { key: `${key} ${at}`, itemId, daysMax, life }))
  const has = (...statuses: LoanStatus[]) => lives.filter(({ status }) => statuses.includes(status)).length
  // Of plasters, one box in ten has run out.
  const total = isUsedUp ? (stop.number % 10 === 8 ? 0 : pieces - (stop.number % 7)) : pieces
  return {
    loans,
    item: {
      ...{
        streetId,
        id: itemId,
        locationId: demoId(`${streetId} station ${stop.name} ${stop.number}`),
        name,
      },
      ...{ total, daysMax, isUsedUp, needsPerson, isWithdrawn: false, countedAt, isSample: true },
      ...{ out: has('out'), lost: has('lost', 'broken') },
    },
    move: {
      ...{ streetId, id: demoId(`${key} counted`), itemId, kind: 'counted' as const, at: countedAt },
      ...{ pieces, difference: 0, note: '', by: people.keeperId },
    },
  }
}

function keeperOf(street: DemoStreet): string | null {
  const keeper = street.staff.find(({ role }) => role === 'coordinator')
  return keeper === undefined ? null : memberIdOf(street.code, keeper.key)
}

function loanRow(
  { street, people: { borrowers }, now }: Lending,
  of: { key: string; itemId: string; daysMax: number; life: Life },
): typeof loan.$inferInsert {
  const { status, takenDays, endedDays } = of.life
  const takenAt = daysAgo(takenDays, of.key, now)
  const memberId = borrowers[Math.floor(fraction(of.key) * borrowers.length)]
  if (memberId === undefined) throw new Error(`demo data: nobody to borrow in ${street.code}`)
  return {
    ...{ streetId: street.code, id: demoId(of.key), itemId: of.itemId, memberId, status, takenAt },
    ...{ dueDate: dueDateOf(takenAt, of.daysMax), isTold: false, isSample: true },
    endedAt: endedDays === null ? null : daysAgo(endedDays, `${of.key} ended`, now),
  }
}

/** Some time by day, so many days ago; of today, a little while ago. */
function daysAgo(days: number, key: string, now: Date): Date {
  if (days === 0) return new Date(now.getTime() - 20 * 60_000)
  const hour = String(8 + Math.floor(fraction(key) * 11)).padStart(2, '0')
  return shanghaiInstant(addDays(shanghaiDate(now), -days), `${hour}:15`)
}
