import { Segmented, Select } from 'antd'
import { useSearchParams } from 'react-router'
import { useWorkplace } from '../../../shell/street.tsx'
import { Loaded, Nothing } from '../../../ui/Loaded.tsx'
import { More } from '../../../ui/More.tsx'
import { PageHead } from '../../../ui/PageHead.tsx'
import { useServices } from '../../publish/publish.queries.ts'
import { RatingCard } from '../components/RatingCard.tsx'
import { useRatings } from '../rating.queries.ts'

type Standing = 'all' | 'unanswered'

/** What residents said of everything within reach, newest first, and the word back. */
export function Component() {
  const { streetId } = useWorkplace()
  const [search, setSearch] = useSearchParams()
  const serviceId = search.get('service') ?? ''
  const isUnanswered = search.has('unanswered')
  const { asked: ratings, items } = useRatings(streetId, { serviceId, isUnanswered })
  const { items: services } = useServices(streetId, { q: '', status: 'all', isUnconfirmed: false })
  const choose = (service: string, standing: Standing) =>
    setSearch(
      {
        ...(service === '' ? {} : { service }),
        ...(standing === 'unanswered' ? { unanswered: '' } : {}),
      },
      { replace: true },
    )
  const standing = isUnanswered ? 'unanswered' : 'all'
  return (
    <>
      <PageHead aside="居民只显示姓，比如 王*兰">
        <Select
          aria-label="看哪项服务的评价"
          showSearch={{ optionFilterProp: 'label' }}
          allowClear
          style={{ width: 360 }}
          value={serviceId === '' ? null : serviceId}
          placeholder="全部服务"
          onChange={id => choose(id ?? '', standing)}
          options={services.map(service => ({
            value: service.id,
            label: `${service.edit.title} · ${service.organizationName}`,
          }))}
        />
      </PageHead>
      <div className="filters">
        <Segmented<Standing>
          aria-label="看哪些评价"
          value={standing}
          onChange={next => choose(serviceId, next)}
          options={[
            { value: 'all', label: '全部' },
            { value: 'unanswered', label: '还没回复的' },
          ]}
        />
      </div>
      <Loaded
        query={ratings}
        isEmpty={() => items.length === 0}
        empty={
          <Nothing title={isUnanswered ? '都回复过了' : '还没有评价'}>
            <p>居民到场签到以后才能评价，新的会排在最前面。</p>
          </Nothing>
        }
      >
        {() => (
          <>
            <ul className="stack">
              {items.map(rating => (
                <RatingCard key={rating.id} rating={rating} />
              ))}
            </ul>
            <More pages={ratings} />
          </>
        )}
      </Loaded>
    </>
  )
}
