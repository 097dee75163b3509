import { Select } from 'antd'
import { useSearchParams } from 'react-router'
import { useWorkplace } from '../../../shell/street.tsx'
import { Loaded, Nothing } from '../../../ui/Loaded.tsx'
import { More } from '../../../ui/More.tsx'
import { PageHead } from '../../../ui/PageHead.tsx'
import { useServices } from '../../publish/publish.queries.ts'
import { RatingCard } from '../components/RatingCard.tsx'
import { useRatings } from '../rating.queries.ts'

/** What residents said of a service, newest first, and the word back. */
export function Component() {
  const { streetId } = useWorkplace()
  const [search, setSearch] = useSearchParams()
  const services = useServices(streetId, { q: '', status: 'published', isUnconfirmed: false })
  const published = (services.data?.pages ?? []).flatMap(page => page.items)
  const serviceId = search.get('service') ?? published[0]?.id ?? ''
  return (
    <>
      <PageHead title="评价" aside="居民只显示姓，比如 王*兰">
        <Select
          aria-label="看哪项服务的评价"
          showSearch={{ optionFilterProp: 'label' }}
          style={{ width: 360 }}
          value={serviceId === '' ? null : serviceId}
          placeholder="选一项服务"
          onChange={id => setSearch({ service: id }, { replace: true })}
          options={published.map(service => ({
            value: service.id,
            label: `${service.edit.title} · ${service.organizationName}`,
          }))}
        />
      </PageHead>
      <Loaded
        query={services}
        isEmpty={() => published.length === 0}
        empty={
          <Nothing title="还没有发布的服务">
            <p>服务发布、有人来过之后，居民的评价会出现在这里。</p>
          </Nothing>
        }
      >
        {() => <RatingList serviceId={serviceId} />}
      </Loaded>
    </>
  )
}

function RatingList({ serviceId }: { serviceId: string }) {
  const { streetId } = useWorkplace()
  const ratings = useRatings(streetId, serviceId)
  return (
    <Loaded
      query={ratings}
      isEmpty={data => data.pages.every(page => page.items.length === 0)}
      empty={
        <Nothing title="这项服务还没有评价">
          <p>居民到场签到以后才能评价。换一项服务看看。</p>
        </Nothing>
      }
    >
      {data => (
        <>
          <ul className="stack">
            {data.pages
              .flatMap(page => page.items)
              .map(rating => (
                <RatingCard key={rating.id} rating={rating} serviceId={serviceId} />
              ))}
          </ul>
          <More pages={ratings} />
        </>
      )}
    </Loaded>
  )
}
