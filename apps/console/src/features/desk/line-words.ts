import type { RosterLine } from '@yunxuan/contract'
import { type BookingStatus, bookingSourceWords, type Reception } from '@yunxuan/domain'
import { sayClock } from '../../ui/say.ts'
import type { Tone } from '../../ui/Tag.tsx'

/** The word of each state of a booking. */
export const bookingStatusNames: Readonly<Record<BookingStatus, { name: string; tone: Tone }>> = {
  pending: { name: '待审核', tone: 'gold' },
  booked: { name: '待到', tone: 'blue' },
  attended: { name: '已到', tone: 'ok' },
  no_show: { name: '未到', tone: 'red' },
  excused: { name: '请假', tone: 'gold' },
  cancelled: { name: '已取消', tone: 'plain' },
  late_cancelled: { name: '临时取消', tone: 'plain' },
  rejected: { name: '未通过', tone: 'plain' },
  slot_cancelled: { name: '本场取消', tone: 'plain' },
}

/** Returns the state of a line in a word, with the time somebody came. */
export function sayStatus(line: RosterLine): { name: string; tone: Tone } {
  const { name, tone } = bookingStatusNames[line.status]
  const hasTime = line.status === 'attended' && line.receivedAt !== null
  return { name: hasTime && line.receivedAt !== null ? `${name} ${sayClock(line.receivedAt)}` : name, tone }
}

/** Returns who booked: the person, a family member by name, or the desk. */
export function saySource(line: RosterLine): string {
  if (line.bookedBy !== null && line.source !== 'desk') return `${line.bookedBy}代约`
  return bookingSourceWords[line.source]
}

export const receptionNames: Readonly<Record<Reception, string>> = {
  check_in: '签到',
  excuse: '请假',
  no_show: '未到',
  undo: '撤销',
}

/** What was done, said after it is done. */
export const receptionDone: Readonly<Record<Reception, string>> = {
  check_in: '已签到',
  excuse: '已记请假',
  no_show: '已记未到',
  undo: '已撤销，回到待到',
}

/** Returns what the desk may still do with a line; the server decides again. */
export function receptionsOf(status: BookingStatus): readonly Reception[] {
  if (status === 'booked') return ['check_in', 'excuse', 'no_show']
  if (status === 'attended' || status === 'excused' || status === 'no_show') return ['undo']
  return []
}

/** Returns whether a line answers a search by name, phone tail or code, in whatever width and spacing. */
export function isAnswer(line: RosterLine, wanted: string): boolean {
  const text = wanted.normalize('NFKC').replace(/[\s-]/g, '').toLowerCase()
  if (text === '') return true
  const isTail = /^\d{2,11}$/.test(text) && ((line.phone ?? '').endsWith(text) || line.phoneTail === text)
  return (
    isTail ||
    line.personName.toLowerCase().includes(text) ||
    (line.bookedBy ?? '').toLowerCase().includes(text) ||
    line.code.toLowerCase() === text
  )
}

/** Returns how many people some lines are: a party is counted by heads. */
export function countPeople(lines: readonly RosterLine[]): number {
  return lines.reduce((sum, line) => sum + line.party, 0)
}
