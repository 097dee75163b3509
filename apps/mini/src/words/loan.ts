import type { LentItem, Loan } from '@yunxuan/contract'
import { addDays, sayDate, shanghaiDate } from '@yunxuan/domain'
import type { Tone } from '../ui/Tag.tsx'
import { denialWords } from './refusals.ts'

/** Returns a day as one says until when: 今天, 明天, 12 月 5 日. */
export function sayDue(dueDate: string, now: Date): string {
  const today = shanghaiDate(now)
  if (dueDate === today) return '今天'
  return dueDate === addDays(today, 1) ? '明天' : sayDate(new Date(`${dueDate}T12:00:00+08:00`))
}

/** Returns what is owed: 今天还, 12 月 5 日前还, 过了 3 天. */
export function sayOwed(dueDate: string, now: Date): string {
  const days = daysLate(dueDate, now)
  if (days > 0) return `过了 ${days} 天`
  return days === 0 ? '今天还' : `${sayDue(dueDate, now)}前还`
}

function daysLate(dueDate: string, now: Date): number {
  return Math.round((Date.parse(shanghaiDate(now)) - Date.parse(dueDate)) / 86_400_000)
}

/** Returns under a thing how many there are and until when it is lent, or why not. */
export function sayItem({ left, isUsedUp, dueDate, denial }: LentItem, now: Date): string {
  if (isUsedUp) return left === 0 ? '用完了，正要补' : `还有 ${left} 件，要用就拿`
  if (denial === null) return `还有 ${left} 件，${sayDue(dueDate, now)}前还`
  return denialWords(denial)
}

/** How something that was lent ended. */
export const loanStatusWords: Readonly<Record<Loan['status'], { tone: Tone; words: string }>> = {
  out: { tone: 'blue', words: '借着' },
  back: { tone: 'ok', words: '还了' },
  broken: { tone: 'gold', words: '坏了' },
  lost: { tone: 'red', words: '丢了' },
}
