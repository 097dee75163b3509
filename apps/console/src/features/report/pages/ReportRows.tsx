import type { FigureRow } from '@yunxuan/contract'
import { type FigureId, figureIds, figures, type ReportPart, reportParts } from '@yunxuan/domain'
import { Link, useParams } from 'react-router'
import { useWorkplace } from '../../../shell/street.tsx'
import { type Column, DataTable } from '../../../ui/DataTable.tsx'
import { List } from '../../../ui/List.tsx'
import { Nothing } from '../../../ui/Loaded.tsx'
import { PageHead } from '../../../ui/PageHead.tsx'
import { sayInstant } from '../../../ui/say.ts'
import { useFilter } from '../../../ui/use-filter.ts'
import { useReport, useReportRows } from '../report.queries.ts'

const partNames: Readonly<Record<ReportPart, string>> = {
  all: '一条一条看',
  came: '更正后多出来的',
  went: '更正后去掉的',
  late: '上期补计的',
  taken: '上期更正的',
}

/** The rows of a number of a 简报, or exactly those by which it differs from another issue. */
export function Component() {
  const { figureId } = useParams()
  const id = figureIds.find(each => each === figureId)
  return id === undefined ? <Nothing title="没有这个数" /> : <Rows id={id} />
}

function Rows({ id }: { id: FigureId }) {
  const { reportId = '' } = useParams()
  const { streetId } = useWorkplace()
  const start: { part: ReportPart; against: string } = { part: 'all', against: '' }
  const { part, against } = useFilter(start, { part: reportParts }).value
  const report = useReport(streetId, reportId, against)
  return (
    <>
      <p>
        <Link to={`/${streetId}/reports/${reportId}${against === '' ? '' : `?against=${against}`}`}>
          ‹ 回到这一期
        </Link>
      </p>
      <PageHead title={`${figures[id].name} · ${partNames[part]}`} aside={report.data?.title} />
      <List
        list={useReportRows(streetId, { reportId, figureId: id, part, against })}
        what="记录"
        unit="条"
        empty={<Nothing title="一条也没有" />}
      >
        {rows => (
          <DataTable label={partNames[part]} columns={columnsOf(id)} rows={rows} rowKey={row => row.id} />
        )}
      </List>
    </>
  )
}

const columnsOf = (id: FigureId): readonly Column<FigureRow>[] => [
  { title: '什么时候', width: 220, align: 'number', render: ({ at }) => sayInstant(at) },
  { title: '什么', value: ({ title }) => title || null },
  { title: '在哪里', value: ({ place }) => place },
  {
    title: figures[id].isInMinutes === true ? '分钟' : '计',
    width: 90,
    align: 'right',
    value: ({ weight }) => weight,
  },
]
