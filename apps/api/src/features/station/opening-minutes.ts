import { type OpeningTime, wholeDay } from '@yunxuan/domain'

/** Returns the times of a week as the minutes of it, as PostgreSQL reads them: {[510,690),[840,1050)}. */
export function toMinutes(hours: readonly OpeningTime[]): string {
  const ranges = hours.map(({ weekday, opensAt, closesAt }) => {
    const midnight = (weekday - 1) * wholeDay
    return `[${midnight + opensAt},${midnight + closesAt})`
  })
  return `{${ranges.join(',')}}`
}

/** Returns the minutes of a week as the times of its days: what goes on past midnight ends and begins with the day. */
export function fromMinutes(minutes: string): OpeningTime[] {
  return [...minutes.matchAll(/\[(\d+),(\d+)\)/g)].flatMap(([, from, until]) =>
    splitByDay(Number(from), Number(until)),
  )
}

function splitByDay(from: number, until: number): OpeningTime[] {
  const times: OpeningTime[] = []
  for (let at = from; at < until; ) {
    const day = Math.floor(at / wholeDay)
    const end = Math.min(until, (day + 1) * wholeDay)
    times.push({ weekday: day + 1, opensAt: at - day * wholeDay, closesAt: end - day * wholeDay })
    at = end
  }
  return times
}
