import type { Booking, Dependant, WaitlistEntry } from '@yunxuan/contract'
import type { Tone } from '../ui/Tag.tsx'
import { sayAhead, sayComing } from './when.ts'

export const bookingStates: Readonly<Record<Booking['status'], { tone: Tone; words: string }>> = {
  pending: { tone: 'gold', words: '等确认' },
  booked: { tone: 'ok', words: '已约好' },
  attended: { tone: 'blue', words: '已到场' },
  no_show: { tone: 'neutral', words: '没来' },
  excused: { tone: 'neutral', words: '请过假' },
  cancelled: { tone: 'neutral', words: '已取消' },
  late_cancelled: { tone: 'neutral', words: '临时取消' },
  rejected: { tone: 'red', words: '没通过' },
  slot_cancelled: { tone: 'red', words: '场次取消' },
}

export const waitlistStates: Readonly<Record<WaitlistEntry['status'], { tone: Tone; words: string }>> = {
  waiting: { tone: 'gold', words: '候补中' },
  offered: { tone: 'ok', words: '有名额了' },
  accepted: { tone: 'ok', words: '已约好' },
  declined: { tone: 'neutral', words: '已让出' },
  expired: { tone: 'neutral', words: '保留时间已过' },
  left: { tone: 'neutral', words: '已退出' },
  closed: { tone: 'neutral', words: '已结束' },
}

export function sayPosition(position: number | null): string {
  return position === null ? '' : `排在第 ${position} 位`
}

export const relationNames: Readonly<Record<Dependant['relation'], string>> = {
  parent: '父母',
  child: '孩子',
  spouse: '爱人',
  grandparent: '祖父母、外祖父母',
  other: '其他家人',
}

export const relationOptions = (['parent', 'child', 'spouse', 'grandparent', 'other'] as const).map(
  value => ({
    value,
    title: relationNames[value],
  }),
)

/**
 * Returns until when a booking can be cancelled freely, before there is one: of the time that was chosen, by its clock.
 * Who books later than that is told so first.
 */
export function sayCancelling(cutoffMinutes: number, startsAt: string | undefined, now: Date): string {
  if (startsAt === undefined) return `不能来了？${sayAhead(cutoffMinutes)}都可以取消。`
  const until = new Date(Date.parse(startsAt) - cutoffMinutes * 60_000)
  if (until <= now) return '这一场快开始了：约好再取消，算临时取消。'
  return `不能来了？${sayComing(until.toISOString(), now)}前都可以取消。`
}
