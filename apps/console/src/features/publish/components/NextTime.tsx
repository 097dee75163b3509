import { sayDate, sayWeekday } from '@yunxuan/domain'
import { sayClock } from '../../../ui/say.ts'

/** When an offering is next to be had. */
export function NextTime({ startsAt }: { startsAt: string | null }) {
  if (startsAt === null) return <span className="soft">没有排</span>
  const instant = new Date(startsAt)
  return (
    <span className="number">
      {sayDate(instant)} {sayWeekday(instant)} {sayClock(instant)}
    </span>
  )
}
