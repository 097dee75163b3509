import { PhoneOutlined, PlusOutlined } from '@ant-design/icons'
import type { Reply, WaitingLine } from '@yunxuan/contract'
import { shanghaiDate } from '@yunxuan/domain'
import { Link } from 'react-router'
import { useWorkplace } from '../../../shell/street.tsx'
import { Loaded } from '../../../ui/Loaded.tsx'
import { NewLink } from '../../../ui/NewLink.tsx'
import { PageHead } from '../../../ui/PageHead.tsx'
import { sayDayInFull } from '../../../ui/say.ts'
import { Day } from '../components/Day.tsx'
import { LatePeople } from '../components/LatePeople.tsx'
import { NothingWaits } from '../components/NothingWaits.tsx'
import { WaitingBand } from '../components/WaitingBand.tsx'
import { useToday } from '../today.queries.ts'

type Today = Reply<'GET /v1/streets/:streetId/today'>

const bands: readonly (readonly [WaitingLine['band'], string])[] = [
  ['now', '现在'],
  ['today', '今天要做'],
  ['week', '这周'],
]

/** What waits for whoever looks, by when it has to be done, and the slots of today and tomorrow beside it. */
export function Component() {
  const { streetId } = useWorkplace()
  return (
    <>
      <PageHead aside={sayDayInFull(shanghaiDate(new Date()))}>
        <Ways />
      </PageHead>
      <Loaded query={useToday(streetId)}>{today => <Whole today={today} />}</Loaded>
    </>
  )
}

function Ways() {
  const { streetId, may } = useWorkplace()
  return (
    <>
      {may('desk') && (
        <>
          <Link to={`/${streetId}/desk?book=walk_in`} className="main-link plain">
            <PlusOutlined aria-hidden /> 现场登记
          </Link>
          <Link to={`/${streetId}/desk?book=phone`} className="main-link plain">
            <PhoneOutlined aria-hidden /> 电话代约
          </Link>
        </>
      )}
      {may('edit') && <NewLink to="services/new">发布服务</NewLink>}
    </>
  )
}

function Whole({ today: { lines, uncounted, days } }: { today: Today }) {
  const isCalm = lines.length === 0 && uncounted.length === 0
  return (
    <div className={days.length === 0 ? 'today' : 'today today-beside'}>
      <div className="today-column">
        {uncounted.length > 0 && (
          <p className="notice notice-gold" role="status">
            暂时没有数出来：{uncounted.join('、')}。过一会儿会再数，也可以从左边的菜单进去看。
          </p>
        )}
        {isCalm && <NothingWaits days={days} />}
        {bands.map(([band, name]) => (
          <WaitingBand key={band} name={name} lines={lines.filter(line => line.band === band)} />
        ))}
      </div>
      {days.length > 0 && (
        <div className="today-column">
          <LatePeople lines={lines} />
          {days.map((day, at) => (
            <Day key={day.day} day={day} name={at === 0 ? '今天' : '明天'} />
          ))}
        </div>
      )}
    </div>
  )
}
