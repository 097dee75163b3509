import {
  counterAccount,
  type EvidenceGrade,
  lastYearRunOut,
  type PointsKind,
  pointsOf,
  pointsRanOutTooMany,
  shanghaiDate,
} from '@yunxuan/domain'
import chineseDays from 'chinese-days'
import type { Tx } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { loadPolicyVersion } from '../policy/policy.store.ts'
import {
  type AccountRow,
  insertTransfers,
  listEarned,
  listRanOut,
  lockAccounts,
  type NewTransfer,
} from './points.store.ts'

/** What moves a person's points, once for each source. */
export interface PointsMoveWish {
  kind: PointsKind
  sourceId: string
  personId: string
  /** What the person gains; below zero when they lose. */
  amount: number
}

/** A record of hours, or the reversal of one, as far as points are given for it. */
interface Served {
  id: string
  personId: string
  /** YYYY-MM-DD on a Shanghai calendar. */
  servedOn: string
  /** Negative in a reversal. */
  minutes: number
  grade: EvidenceGrade
  reverses: string | null
  replaces: string | null
}

/** What scans prove of hours that were corrected, however many minutes somebody's word makes of them. */
export type Proved = Pick<Served, 'minutes' | 'grade'>

/**
 * Gives the points of records, and takes back exactly what a reversed one gave, whatever the rules say by now. A
 * balance may fall below zero by that: a debt that new hours make up for. What replaces a record gives no less than
 * what is proved of it.
 */
export async function postForRecords(
  tx: Tx,
  made: { streetId: string; records: readonly Served[]; proved?: Proved | undefined; now: Date },
): Promise<void> {
  const { streetId, records, proved, now } = made
  const { settings, version } = await loadPolicyVersion(tx, streetId)
  const taken = records.flatMap(record => record.reverses ?? [])
  const earned = await listEarned(tx, streetId, taken)
  const minutesTaken = new Map(records.map(record => [record.reverses, -record.minutes]))
  // A correction that raises minutes on somebody's word earns nothing by that, and costs nothing that was proved.
  const keptPoints = ({ replaces, minutes }: Served) =>
    replaces !== null && minutes >= (minutesTaken.get(replaces) ?? Infinity) ? (earned.get(replaces) ?? 0) : 0
  const moves = records.map((record): PointsMoveWish => {
    const { id: sourceId, personId, reverses } = record
    if (reverses !== null) {
      return { kind: 'reversal', sourceId, personId, amount: -(earned.get(reverses) ?? 0) }
    }
    const isHoliday = isPublicHoliday(record.servedOn)
    const points = pointsOf({ ...record, isHoliday }, settings)
    const most = Math.min(record.minutes, proved?.minutes ?? 0)
    const worth = proved === undefined ? 0 : pointsOf({ ...proved, minutes: most, isHoliday }, settings)
    return { kind: 'record', sourceId, personId, amount: Math.max(points, worth, keptPoints(record)) }
  })
  const persons = moves.filter(move => move.amount !== 0).map(move => move.personId)
  if (persons.length === 0) return
  const accounts = await lockAccounts(tx, streetId, [...new Set(persons)])
  const move = { streetId, accounts, policyVersion: version, now }
  await movePoints(tx, { ...move, moves })
  if (taken.length === 0) return
  const year = lastYearRunOut(shanghaiDate(now), settings.pointsKeptYears)
  const ranOut = await listRanOut(tx, { streetId, year, personIds: persons })
  const back = ranOut.map(account => ({
    kind: 'expiry' as const,
    sourceId: newId(),
    personId: account.personId,
    amount: pointsRanOutTooMany(account),
  }))
  await movePoints(tx, { ...move, moves: back })
}

/** Moves points between persons and the street, on accounts this transaction has locked; every movement sums to zero. */
export async function movePoints(
  tx: Tx,
  move: {
    streetId: string
    accounts: readonly AccountRow[]
    moves: readonly PointsMoveWish[]
    policyVersion: number
    now: Date
  },
): Promise<void> {
  const { streetId, accounts, policyVersion, now } = move
  const ofPerson = new Map(accounts.map(account => [account.personId, account.id]))
  const ofStreet = new Map(
    accounts.flatMap(account => (account.personId === null ? [[account.kind, account.id] as const] : [])),
  )
  const transfers = move.moves.flatMap((wish): NewTransfer[] => {
    if (wish.amount === 0) return []
    const personAccountId = ofPerson.get(wish.personId)
    const streetAccountId = ofStreet.get(counterAccount[wish.kind])
    if (personAccountId === undefined || streetAccountId === undefined) {
      throw new Error('points moved on an account that was not locked')
    }
    const { kind, sourceId, amount } = wish
    return [{ id: newId(), kind, sourceId, policyVersion, personAccountId, streetAccountId, amount }]
  })
  await insertTransfers(tx, streetId, transfers, now)
}

/** A public holiday itself; a weekend day that is worked in its place is none. */
function isPublicHoliday(day: string): boolean {
  const { name, work } = chineseDays.getDayDetail(day)
  return !work && name.includes(',')
}
