import type { Station } from '@yunxuan/contract'
import { sayDate, sayTime, sayWhen } from '@yunxuan/domain'
import type { Tone } from '../ui/Tag.tsx'

interface OpenWords {
  tone: Tone
  tag: string
  /** Until when, or from when again; empty where nothing more is known. */
  more: string
}

/** Whether one may come in, as a neighbour says it across the street. */
export function openWords(openness: Station['openness'], now: Date): OpenWords {
  switch (openness.state) {
    case 'open':
      return {
        tone: 'ok',
        tag: '开着',
        more: openness.until === null ? '24 小时' : sayUntil(openness.until, now),
      }
    case 'closed':
      return {
        tone: 'neutral',
        tag: '关着',
        more: openness.opens === null ? '' : `${sayWhen(new Date(openness.opens), now)}开`,
      }
    case 'shut':
      return { tone: 'red', tag: '停用', more: `${openness.reason}${sayLastDay(openness.until)}` }
    case 'unknown':
      return { tone: 'gold', tag: '不清楚', more: '几点开门还没人写，先打电话问问' }
  }
}

/** At midnight a day is over, not the next begun. */
function sayUntil(until: string, now: Date): string {
  const end = new Date(until)
  const isMidnight = sayTime(end) === sayTime(new Date('2026-01-01T00:00:00+08:00'))
  return isMidnight ? '到半夜 12 点' : `到${sayWhen(end, now).replace(/^今天/, '')}`
}

const sayLastDay = (until: string | null) =>
  until === null ? '' : `，停到 ${sayDate(new Date(`${until}T12:00:00+08:00`))}`
