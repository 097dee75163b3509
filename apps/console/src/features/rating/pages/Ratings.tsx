import { Select } from 'antd'
import { useWorkplace } from '../../../shell/street.tsx'
import { Chips } from '../../../ui/Chips.tsx'
import { ListPage } from '../../../ui/List.tsx'
import { Nothing } from '../../../ui/Loaded.tsx'
import { useFilter } from '../../../ui/use-filter.ts'
import { useServices } from '../../publish/publish.queries.ts'
import { RatingCard } from '../components/RatingCard.tsx'
import { type RatingFilter, useRatings } from '../rating.queries.ts'

/** What residents said of everything within reach, newest first, and the word back; what is shown stands in the address. */
export function Component() {
  const { streetId } = useWorkplace()
  const filter = useFilter<RatingFilter>(
    { serviceId: '', standing: 'all' },
    { standing: ['all', 'waiting', 'set_aside'] },
  )
  return (
    <ListPage
      aside="居民只显示姓，比如 王*兰"
      what="评价"
      list={useRatings(streetId, filter.settled)}
      actions={<ServiceOfRatings {...filter.bind('serviceId')} />}
      narrow={<Chips label="看哪些评价" options={standings} {...filter.bind('standing')} />}
      empty={
        <Nothing title={nothing[filter.value.standing]}>
          {filter.value.standing === 'all' && <p>居民到场签到以后才能评价，新的会排在最前面。</p>}
        </Nothing>
      }
    >
      {rows => (
        <ul className="stack">
          {rows.map(rating => (
            <RatingCard key={rating.id} rating={rating} />
          ))}
        </ul>
      )}
    </ListPage>
  )
}

const standings = [
  ['all', '全部'],
  ['waiting', '等回复的'],
  ['set_aside', '不回复的'],
] as const

const nothing = { all: '还没有评价', waiting: '都处理过了', set_aside: '没有不回复的' }

function ServiceOfRatings({ value, onChange }: { value: string; onChange: (serviceId: string) => void }) {
  const { streetId } = useWorkplace()
  const { items } = useServices(streetId, { q: '', status: 'all', unconfirmed: false, sort: 'title' })
  return (
    <Select
      aria-label="看哪项服务的评价"
      showSearch={{ optionFilterProp: 'label' }}
      allowClear
      style={{ width: 360 }}
      value={value === '' ? null : value}
      placeholder="全部服务"
      onChange={id => onChange(id ?? '')}
      options={items.map(service => ({
        value: service.id,
        label: `${service.edit.title} · ${service.organizationName}`,
      }))}
    />
  )
}
