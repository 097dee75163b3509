import type { FigureValue, Reply } from '@yunxuan/contract'
import { type FigureId, shanghaiDate } from '@yunxuan/domain'
import { Link } from 'react-router'
import { useWorkplace } from '../../../shell/street.tsx'
import { AreaSelect } from '../../../ui/AreaSelect.tsx'
import { type Column, DataTable } from '../../../ui/DataTable.tsx'
import { FileButton } from '../../../ui/ExportButton.tsx'
import { Loaded } from '../../../ui/Loaded.tsx'
import { PageHead } from '../../../ui/PageHead.tsx'
import { sayInstant } from '../../../ui/say.ts'
import { useFilter } from '../../../ui/use-filter.ts'
import { Bars } from '../components/Bars.tsx'
import { DayLine } from '../components/DayLine.tsx'
import { FigureTile } from '../components/FigureTile.tsx'
import { MonthPick } from '../components/MonthPick.tsx'
import { type MonthFilter, useFigures, useParts } from '../figure.queries.ts'
import { linkOf, monthAfter, sayChange, sayMonth, sayValue } from '../figure-words.ts'

const foremost: readonly FigureId[] = [
  'slots-held',
  'people-served',
  'persons-served',
  'arrival-share',
  'volunteer-hours',
]

/** A month of the street at a glance; every number is the way to what it counts. */
export function Component() {
  const { streetId, street } = useWorkplace()
  const today = shanghaiDate(new Date())
  const filter = useFilter<MonthFilter>({ month: today.slice(0, 7), areaId: null })
  const figures = useFigures(streetId, filter.value)
  const month = filter.bind('month')
  const countedAt = figures.data?.countedAt
  return (
    <>
      <PageHead aside={`${countedAt === undefined ? '' : `截至 ${sayInstant(countedAt)} · `}每个数都点得开`}>
        <AreaSelect label="哪个社区" placeholder="全街道" width={180} {...filter.bind('areaId')} />
        <MonthPick month={month.value} last={today.slice(0, 7)} onMonth={month.onChange} />
        <FileButton
          name={`${street.name}${sayMonth(month.value)}数据`}
          file={figures.file}
          isEmpty={figures.data === undefined}
        />
      </PageHead>
      <Loaded query={figures}>{data => <Whole data={data} filter={filter.value} />}</Loaded>
    </>
  )
}

type Figures = Reply<'GET /v1/streets/:streetId/figures'>

function Whole({ data: { items }, filter }: { data: Figures; filter: MonthFilter }) {
  const to = useTo(filter)
  return (
    <div className="month">
      <div className="month-tiles">
        {foremost.flatMap(id => {
          const figure = items.find(each => each.id === id)
          return figure === undefined ? [] : [<FigureTile key={id} figure={figure} to={to(id)} />]
        })}
      </div>
      <div className="month-beside">
        <Days filter={filter} />
        <PartsOf title="各社区" figureId="people-served" by="area" filter={filter} />
      </div>
      <div className="month-thirds">
        <PartsOf title="各类别" figureId="people-served" by="category" filter={filter} />
        <PartsOf title="各单位" figureId="people-served" by="organization" filter={filter} />
        <PartsOf title="志愿时长怎么证明的" figureId="volunteer-hours" by="facet" filter={filter} />
      </div>
      <div>
        <h2>全部数字</h2>
        <DataTable label="全部数字" columns={columns(to)} rows={items} rowKey={each => each.id} />
      </div>
    </div>
  )
}

/** Where a number of this month leads. */
function useTo(filter: MonthFilter) {
  const { streetId } = useWorkplace()
  return (id: FigureId, part: Record<string, string> = {}) =>
    `/${streetId}/figures/${id}${linkOf(filter, part)}`
}

function Days({ filter }: { filter: MonthFilter }) {
  const { streetId } = useWorkplace()
  const monthBefore = monthAfter(filter.month, -1)
  const now = useParts(streetId, 'people-served', 'day', filter)
  const before = useParts(streetId, 'people-served', 'day', { ...filter, month: monthBefore })
  return (
    <section className="panel" aria-label="每天的服务人次">
      <h2>
        每天的服务人次 <small>虚线是上月</small>
      </h2>
      <Loaded query={now}>
        {({ parts }) => (
          <DayLine
            month={filter.month}
            parts={parts}
            monthBefore={monthBefore}
            before={before.data?.parts ?? []}
            until={shanghaiDate(new Date())}
            unit="人次"
          />
        )}
      </Loaded>
    </section>
  )
}

interface PartsProps {
  title: string
  figureId: FigureId
  by: 'area' | 'category' | 'organization' | 'facet'
  filter: MonthFilter
}

function PartsOf({ title, figureId, by, filter }: PartsProps) {
  const { streetId } = useWorkplace()
  const to = useTo(filter)
  return (
    <Loaded query={useParts(streetId, figureId, by, filter)}>
      {({ total, parts }) => (
        <Bars title={title} unit={total.unit} by={by} parts={parts} to={key => to(figureId, { by, key })} />
      )}
    </Loaded>
  )
}

const columns = (to: (id: FigureId) => string): readonly Column<FigureValue>[] => [
  { title: '数', width: 170, render: each => <b>{each.name}</b> },
  {
    title: '多少',
    align: 'right',
    width: 130,
    render: each => {
      const words = each.unit === '%' ? sayValue(each) : `${sayValue(each)} ${each.unit}`
      return each.isOpen ? <Link to={to(each.id)}>{words}</Link> : words
    },
  },
  { title: '和上月比', width: 190, render: each => sayChange(each) },
  { title: '怎么数的', render: each => <span className="soft">{each.definition}</span> },
]
