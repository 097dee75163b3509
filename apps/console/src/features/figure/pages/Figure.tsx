import type { FigureRow } from '@yunxuan/contract'
import {
  type FigureFold,
  type FigureId,
  figureFolds,
  figureIds,
  figures,
  shanghaiDate,
} from '@yunxuan/domain'
import { Link, useNavigate, useParams } from 'react-router'
import { useWorkplace } from '../../../shell/street.tsx'
import { BackLink } from '../../../ui/BackLink.tsx'
import { Chips } from '../../../ui/Chips.tsx'
import { type Column, DataTable } from '../../../ui/DataTable.tsx'
import { List } from '../../../ui/List.tsx'
import { Loaded, Nothing } from '../../../ui/Loaded.tsx'
import { PageHead } from '../../../ui/PageHead.tsx'
import { sayInstant } from '../../../ui/say.ts'
import { Tag } from '../../../ui/Tag.tsx'
import { useFilter } from '../../../ui/use-filter.ts'
import { Bars } from '../components/Bars.tsx'
import { type MonthFilter, type Part, useParts, useRows } from '../figure.queries.ts'
import { linkOf, sayMonth, sayPart, sayValue } from '../figure-words.ts'

/** What of a number is looked at: a month, and one of its parts where one was pressed. */
interface FigureFilter extends MonthFilter {
  by: FigureFold
  key: string | null
}

/** A number: what it counts, laid out by its parts, and the rows that were folded into it. */
export function Component() {
  const { figureId } = useParams()
  const id = figureIds.find(each => each === figureId)
  return id === undefined ? <Nothing title="没有这个数" /> : <Whole id={id} />
}

function Whole({ id }: { id: FigureId }) {
  const { streetId, may } = useWorkplace()
  const navigate = useNavigate()
  const filter = useFilter<FigureFilter>(
    { month: shanghaiDate(new Date()).slice(0, 7), areaId: null, by: 'area', key: null },
    { by: figureFolds },
  )
  const { by, key, month, areaId } = filter.value
  const parts = useParts(streetId, id, by, { month, areaId })
  const { name, definition, unit } = figures[id]
  const part = key === null ? null : { by, key }
  return (
    <>
      <BackLink to="figures" />
      <PageHead title={`${name} · ${sayMonth(month)}`} />
      <Loaded query={parts}>
        {({ total, parts: shown, countedAt }) => (
          <section className="panel figure-head">
            <p>
              <b className="figure-value">{sayValue(total)}</b> {unit !== '%' && unit}
              {total.unnamed > 0 && <span className="soft">另有 {total.unnamed} 人次未留名</span>}
            </p>
            <p className="soft">
              {definition}截至 {sayInstant(countedAt)}。
            </p>
            <Chips
              label="怎么分"
              options={foldsOf(id)}
              value={by}
              onChange={next => navigate(linkOf({ month, areaId }, { by: next }), { replace: true })}
            />
            <Bars
              title={by === 'facet' ? foldNames[by] : `按${foldNames[by]}`}
              unit={unit}
              by={by}
              parts={shown}
              most={40}
              to={each => linkOf({ month, areaId }, { by, key: each })}
            />
          </section>
        )}
      </Loaded>
      {may('figureRows') && (
        <Rows id={id} filter={{ month, areaId }} part={part} name={partName(parts.data?.parts, part)} />
      )}
    </>
  )
}

function partName(
  parts: readonly { key: string | null; name: string | null }[] | undefined,
  part: Part | null,
): string | null {
  if (part === null) return null
  const found = parts?.find(each => (each.key ?? '') === part.key)
  return sayPart(part.by, found ?? { key: part.key, name: null })
}

interface RowsProps {
  id: FigureId
  filter: MonthFilter
  part: Part | null
  name: string | null
}

function Rows({ id, filter, part, name }: RowsProps) {
  const { streetId } = useWorkplace()
  return (
    <div className="stack">
      <h2>
        一条一条看{name !== null && `：${name}`}{' '}
        {part !== null && <Link to={linkOf(filter, { by: part.by })}>看全部</Link>}
      </h2>
      <List
        list={useRows(streetId, id, filter, part)}
        what="记录"
        sheetName={`${sayMonth(filter.month)}${figures[id].name}`}
        empty={<Nothing title="这段时间里一条也没有" />}
      >
        {rows => (
          <DataTable
            label="一条一条看"
            columns={columnsOf(id, streetId)}
            rows={rows}
            rowKey={row => row.id}
          />
        )}
      </List>
    </div>
  )
}

const foldNames: Readonly<Record<FigureFold, string>> = {
  area: '社区',
  organization: '单位',
  category: '类别',
  day: '天',
  month: '月',
  facet: '怎么证明的',
}

/** Ways to lay a number out; hours by what proves them, too. */
const foldsOf = (id: FigureId) =>
  ([...plainFolds, ...(figures[id].source === 'records' ? (['facet'] as const) : [])] as const).map(
    fold => [fold, fold === 'facet' ? foldNames[fold] : `按${foldNames[fold]}`] as const,
  )

const plainFolds = ['area', 'organization', 'category', 'day'] as const

function columnsOf(id: FigureId, streetId: string): readonly Column<FigureRow>[] {
  const { fold, isInMinutes } = figures[id]
  return [
    { title: '什么时候', width: 200, align: 'number', render: ({ at }) => sayInstant(at) },
    { title: '什么', render: row => <Thing row={row} streetId={streetId} /> },
    { title: '在哪里', render: ({ place }) => place ?? '—' },
    { title: '谁', width: 120, render: ({ personName }) => personName ?? '—' },
    ...(fold === 'rows'
      ? []
      : [
          {
            title: isInMinutes ? '小时' : '人次',
            width: 90,
            align: 'right' as const,
            render: ({ weight }: FigureRow) => Math.round(weight * 10) / 10,
          },
        ]),
    ...(fold === 'share'
      ? [
          {
            title: '算不算',
            width: 90,
            render: ({ isMet }: FigureRow) => <Tag tone={isMet ? 'ok' : 'red'}>{isMet ? '算' : '不算'}</Tag>,
          },
        ]
      : []),
  ]
}

/** What was counted, as the way to it where it has a page. */
function Thing({ row, streetId }: { row: FigureRow; streetId: string }) {
  const to = addressOf(row)
  return to === null ? row.title || '—' : <Link to={`/${streetId}/${to}`}>{row.title}</Link>
}

function addressOf({ source, id, partOf, at }: FigureRow): string | null {
  switch (source) {
    case 'receptions':
    case 'expected':
    case 'waits':
      return `desk?day=${shanghaiDate(new Date(at))}&slot=${partOf}`
    case 'records':
      return partOf === null ? null : `shifts/${partOf}`
    case 'matters-taken':
    case 'matters-ended':
      return `matters/${id}`
    case 'answers-offered':
    case 'answers-delivered':
      return `matters/${partOf}`
    case 'articles':
      return `articles/${id}`
    case 'confided-ended':
    case 'ratings':
    case 'volunteers':
    case 'teams':
    case 'stars':
      return null
  }
}
