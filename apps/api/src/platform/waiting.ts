import type { WaitingLine } from '@yunxuan/contract'
import { addDays, dayMs, sayDate, sayTime, sayWhen, shanghaiDate } from '@yunxuan/domain'
import { type Answering, type Asking, askEach } from './asking.ts'
import type { Db, Executor } from './database.ts'

/** One thing that waits in a feature for those who hold a role. */
export interface Waiting extends Answering {
  count: (db: Db, ask: Asking) => Promise<readonly WaitingLine[]>
}

/** Returns what waits for somebody, and what could not be counted. */
export type AskWaiting = (
  ask: Omit<Asking, 'scope'>,
) => Promise<{ lines: WaitingLine[]; uncounted: string[] }>

/** Nobody reads a number beyond it, and to count on costs. */
export const mostCounted = 1000

/** Returns what asks each feature for what waits in it for somebody who may do something about it. */
export function askingWaiting(db: Db, waitings: readonly Waiting[], ms?: number): AskWaiting {
  return async ask => {
    const { answers, silent } = await askEach(
      waitings,
      ask.caller,
      (waiting, scope) => waiting.count(db, { ...ask, scope }),
      ms,
    )
    return { lines: answers, uncounted: silent }
  }
}

/** How many there are, up to one more than are counted, and when the first was or will be. */
export interface Counted {
  count: number
  first: Date | null
}

/** Counts rows of a named question that carry `first`; what `rows` asks is about one street, its first parameter. */
export async function countRows(
  db: Executor,
  { name, rows, values }: { name: string; rows: string; values: readonly unknown[] },
): Promise<Counted> {
  const found = await db.$client.query<Counted>({
    name,
    text: `select count(*)::int as count, min(first) as first from (${rows} limit ${mostCounted + 1}) counted`,
    values: [...values],
  })
  return found.rows[0] ?? { count: 0, first: null }
}

/** Returns a line of a number of things, none where there is nothing. */
export function lineOf(
  count: number,
  line: Pick<WaitingLine, 'band' | 'text' | 'hint' | 'way' | 'to'> & Partial<WaitingLine>,
): WaitingLine[] {
  if (count === 0) return []
  const isMore = count > mostCounted
  return [{ isLate: false, people: [], ...line, count: Math.min(count, mostCounted), isMore }]
}

/** Returns when something will be: 明天上午 9 点; beyond a week with its date, as weekdays come again. */
export function sayComing(instant: Date, now: Date): string {
  return instant.getTime() - now.getTime() < 6 * dayMs
    ? sayWhen(instant, now)
    : `${sayDate(instant)}${sayTime(instant)}`
}

/** Returns on which day something was, as it goes on in a sentence: 今天, 昨天, or a date with its space. */
export function sayPast(instant: Date, now: Date): string {
  const day = shanghaiDate(instant)
  if (day === shanghaiDate(now)) return '今天'
  return day === addDays(shanghaiDate(now), -1) ? '昨天' : ` ${sayDate(instant)}`
}

/** Returns whether something is before the day (in Shanghai) is over. */
export function isByTonight(instant: Date, now: Date): boolean {
  return shanghaiDate(instant) <= shanghaiDate(now)
}
