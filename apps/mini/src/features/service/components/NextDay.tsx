import { addDays, shanghaiDate } from '@yunxuan/domain'
import { Button } from '../../../ui/Button.tsx'
import { sayDayHead } from '../../../words/when.ts'
import { type ServiceFilter, without } from '../filter.ts'
import { useSomeServices } from '../service.queries.ts'

export interface NextDayProps {
  /** What was asked for, with the last day that has nothing. */
  filter: ServiceFilter & { to: string }
  onChange: (filter: ServiceFilter) => void
}

/** The next day after an empty span that has something of what was asked for. */
export function NextDay({ filter, onChange }: NextDayProps) {
  const rest = without(filter, ['from', 'to', 'sort'])
  const next = useSomeServices({ ...rest, from: addDays(filter.to, 1), sort: 'soonest' }, 1)
  const startsAt = next.data?.items[0]?.nextSlot?.startsAt
  if (startsAt === undefined) return null
  const day = shanghaiDate(new Date(startsAt))
  return (
    <Button onPress={() => onChange({ ...rest, from: day, to: day })}>
      最近的在 {sayDayHead(startsAt, new Date())}，去看看
    </Button>
  )
}
