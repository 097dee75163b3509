import type { DeskDay } from '@yunxuan/contract'
import { addDays } from '@yunxuan/domain'
import { Button, Select } from 'antd'
import { Chips } from '../../../ui/Chips.tsx'
import { DayInput } from '../../../ui/DayInput.tsx'
import { sayClock } from '../../../ui/say.ts'
import type { DeskNarrowing } from '../desk.queries.ts'

/** What of the desk is looked at, besides what is typed. */
export type DeskFilter = Omit<DeskNarrowing, 'q'>

interface Props {
  slots: DeskDay['slots']
  day: string
  onDay: (day: string) => void
  filter: DeskFilter
  onFilter: (filter: DeskFilter) => void
}

const standings = [
  ['all', '全部'],
  ['expected', '待到'],
  ['attended', '已到'],
] as const

/** Which day, which of its slots, and who of them. */
export function DeskFilters({ slots, day, onDay, filter, onFilter }: Props) {
  return (
    <div className="filters">
      <Button onClick={() => onDay(addDays(day, -1))} aria-label="前一天">
        ‹
      </Button>
      <DayInput label="日期" value={day} allowClear={false} onChange={next => next !== null && onDay(next)} />
      <Button onClick={() => onDay(addDays(day, 1))} aria-label="后一天">
        ›
      </Button>
      <Select
        aria-label="只看一场"
        value={filter.slotId ?? 'all'}
        style={{ minWidth: 240 }}
        onChange={value => onFilter({ ...filter, slotId: value === 'all' ? null : value })}
        options={[
          { value: 'all', label: '全部场次' },
          ...slots.map(slot => ({
            value: slot.id,
            label: `${sayClock(slot.startsAt)} ${slot.serviceTitle}`,
          })),
        ]}
      />
      <Chips
        label="看哪些人"
        options={standings}
        value={filter.standing}
        onChange={standing => onFilter({ ...filter, standing })}
      />
    </div>
  )
}
