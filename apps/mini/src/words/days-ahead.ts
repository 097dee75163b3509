import { addDays, sayDay } from '@yunxuan/domain'
import { sayDay as sayDate } from './matter.ts'

/** Returns the coming days to choose from: today and tomorrow by their names, the others with their date. */
export function daysAhead(today: string, count: number): { value: string; title: string; note: string }[] {
  return Array.from({ length: count }, (_, ahead) => {
    const value = addDays(today, ahead)
    const near = sayDay(new Date(`${value}T12:00:00+08:00`), new Date())
    return { value, title: ahead < 2 ? near : sayDate(value), note: near }
  })
}
