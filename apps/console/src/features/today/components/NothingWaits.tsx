import type { TodayDay } from '@yunxuan/contract'
import { Link } from 'react-router'
import { useWorkplace } from '../../../shell/street.tsx'
import { Nothing } from '../../../ui/Loaded.tsx'
import { sayClock } from '../../../ui/say.ts'

/** A calm day says what comes next. */
export function NothingWaits({ days }: { days: readonly TodayDay[] }) {
  const { streetId, may } = useWorkplace()
  const next = days.flatMap(({ first }, at) =>
    first
      .filter(slot => new Date(slot.startsAt) > new Date())
      .map(slot => `${at === 0 ? '今天' : '明天'} ${sayClock(slot.startsAt)} ${slot.title}`),
  )[0]
  return (
    <Nothing title="没有等着您办的事">
      <p>
        {next === undefined ? '有新的会自己出现在这里，不用一直刷新。' : `下一场：${next}。`}
        {next === undefined && may('edit') && (
          <>
            今明两天没有场次，可以到<Link to={`/${streetId}/services`}>服务与场次</Link>里排。
          </>
        )}
      </p>
    </Nothing>
  )
}
