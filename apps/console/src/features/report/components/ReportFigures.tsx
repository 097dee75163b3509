import type { Report, ReportFigure } from '@yunxuan/contract'
import { type ReportPart, sayFigure } from '@yunxuan/domain'
import { Link } from 'react-router'
import { useWorkplace } from '../../../shell/street.tsx'
import { type Column, DataTable } from '../../../ui/DataTable.tsx'
import { sayClaim } from '../report-words.ts'
import { FigureTrend } from './FigureTrend.tsx'

/** The numbers of a 简报: each leads to its rows, and to those by which it differs from another issue. */
export function ReportFigures({ report }: { report: Report }) {
  return (
    <DataTable label="系统计数" columns={columnsOf(report)} rows={report.figures} rowKey={each => each.id} />
  )
}

function columnsOf(report: Report): readonly Column<ReportFigure>[] {
  const { before, against } = report
  return [
    {
      title: '系统计数',
      width: 240,
      render: ({ name, definition, version }) => (
        <>
          <b>{name}</b>
          <br />
          <span className="soft">
            {definition}
            {version > 1 && `（口径第 ${version} 版）`}
          </span>
        </>
      ),
    },
    {
      title: '多少',
      align: 'right',
      width: 120,
      render: figure => <RowsLink report={report} figure={figure} part="all" words={sayFigure(figure)} />,
    },
    ...(against === null ? [] : [besideColumn(report, against.number)]),
    ...(before === null ? [] : [lateColumn(report, before.number)]),
    {
      title: '街道填报',
      width: 130,
      render: ({ id }) => {
        const own = report.claims.filter(claim => claim.figureId === id)
        return own.length === 0 ? (
          '—'
        ) : (
          <Link to="#claims" title="看原话和出处">
            {own.map(sayClaim).join('、')}
          </Link>
        )
      },
    },
    { title: '前几期', width: 130, render: figure => <FigureTrend figure={figure} from={report.from} /> },
  ]
}

const besideColumn = (report: Report, number: number): Column<ReportFigure> => ({
  title: `第 ${number} 期是`,
  width: 140,
  render: figure => {
    const { corrected } = figure
    if (corrected === null) return '—'
    return (
      <>
        {corrected.was ?? '—'}
        <Change
          report={report}
          figure={figure}
          came={corrected.came}
          went={corrected.went}
          parts={['came', 'went']}
        />
      </>
    )
  },
})

const lateColumn = (report: Report, number: number): Column<ReportFigure> => ({
  title: `第 ${number} 期现为`,
  width: 140,
  render: figure => {
    const { late } = figure
    if (late === null) return '—'
    if (late.came + late.went === 0) return <span className="soft">没有变化</span>
    return (
      <>
        {late.was ?? '—'} → {late.now ?? '—'}
        <Change report={report} figure={figure} came={late.came} went={late.went} parts={['late', 'taken']} />
      </>
    )
  },
})

interface ChangeProps {
  report: Report
  figure: ReportFigure
  came: number
  went: number
  parts: readonly [ReportPart, ReportPart]
}

function Change({ report, figure, came, went, parts: [cameAs, wentAs] }: ChangeProps) {
  const isLate = cameAs === 'late'
  return (
    <span className="report-change">
      {came > 0 && (
        <RowsLink
          report={report}
          figure={figure}
          part={cameAs}
          words={`${isLate ? '补计' : '增'} ${came} 条`}
        />
      )}{' '}
      {went > 0 && (
        <RowsLink
          report={report}
          figure={figure}
          part={wentAs}
          words={`${isLate ? '更正' : '减'} ${went} 条`}
        />
      )}
    </span>
  )
}

interface LinkProps {
  report: Report
  figure: ReportFigure
  part: ReportPart
  words: string
}

function RowsLink({ report, figure, part, words }: LinkProps) {
  const { streetId, may } = useWorkplace()
  if (!figure.isOpen || !may('reportRows')) return words
  const { against, correctsId } = report
  const beside = against === null || against.id === correctsId ? '' : `&against=${against.id}`
  return (
    <Link to={`/${streetId}/reports/${report.id}/figures/${figure.id}?part=${part}${beside}`}>{words}</Link>
  )
}
