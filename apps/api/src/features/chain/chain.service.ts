import { createHash } from 'node:crypto'
import {
  addDays,
  type ChainKind,
  canonicalJson,
  chainOrigin,
  chainText,
  monthOf,
  shanghaiDate,
  shanghaiInstant,
} from '@yunxuan/domain'
import { eachApart } from '../../platform/apart.ts'
import { type Db, inTransaction, type Tx, together } from '../../platform/database.ts'
import {
  type ChainEntry,
  findHead,
  findHeadBefore,
  insertEntries,
  insertMonth,
  listChains,
  lockChain,
} from './chain.store.ts'

/** Something to be kept so that nobody can alter it unseen. */
export interface ChainFact {
  kind: ChainKind
  subjectId: string
  body: Parameters<typeof canonicalJson>[0]
}

/**
 * Appends facts to a street's chain, as the last that the transaction writes which makes them true: from here to the
 * commit nobody else appends to this street's chain.
 */
export async function appendToChain(
  tx: Tx,
  streetId: string,
  facts: readonly ChainFact[],
  now: Date,
): Promise<void> {
  if (facts.length === 0) return
  // Asked together: the head is read once the lock is had.
  const [, head] = await together([lockChain(tx, streetId), findHead(tx, streetId)])
  // Never earlier than the entry before it: clocks of two instances may differ by a little.
  const at = new Date(Math.max(now.getTime(), head?.at.getTime() ?? 0)).toISOString()
  let prevHash = head?.hash ?? sha256(chainOrigin(streetId))
  let seq = head?.seq ?? 0
  const entries = facts.map((fact): ChainEntry => {
    seq += 1
    const { kind, subjectId } = fact
    const link = { streetId, seq, at, kind, subjectId, body: canonicalJson(fact.body), prevHash }
    prevHash = sha256(chainText(link))
    return { ...link, hash: prevHash }
  })
  await insertEntries(tx, entries)
}

/** Publishes the head of every month that is over and not yet published. */
export async function publishMonths({ db }: { db: Db }, now: Date): Promise<void> {
  const thisMonth = monthOf(shanghaiDate(now))
  await eachApart(
    await listChains(db),
    chain => chain.streetId,
    async chain => {
      const firstOpen =
        chain.publishedMonth === null ? monthOf(shanghaiDate(chain.firstAt)) : nextMonth(chain.publishedMonth)
      for (let month = firstOpen; month < thisMonth; month = nextMonth(month)) {
        await inTransaction(db, tx => publishMonth(tx, chain.streetId, month, now))
      }
    },
  )
}

async function publishMonth(tx: Tx, streetId: string, month: string, now: Date): Promise<void> {
  // Whoever is still writing an entry of that month commits first.
  await lockChain(tx, streetId)
  const head = await findHeadBefore(tx, streetId, shanghaiInstant(`${nextMonth(month)}-01`))
  if (head === undefined) return
  await insertMonth(tx, streetId, { month, seq: head.seq, hash: head.hash, publishedAt: now })
}

/** Any 31 days after the first of a month lie in the next one or on its threshold. */
function nextMonth(month: string): string {
  return monthOf(addDays(`${month}-01`, 31))
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
