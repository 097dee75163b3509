import type { Claim, Report } from '@yunxuan/contract'
import { type Column, DataTable } from '../../../ui/DataTable.tsx'
import { sayClaim } from '../report-words.ts'

/** What the street says of itself, with the words it was read from. */
export function ReportClaims({ report: { claims } }: { report: Report }) {
  if (claims.length === 0) return null
  return (
    <section id="claims" className="stack">
      <h2>
        街道填报 <small>系统没有数过，照原话抄，不和系统的数相加</small>
      </h2>
      <DataTable label="街道填报" columns={columns} rows={claims} rowKey={each => each.id} />
    </section>
  )
}

const columns: readonly Column<Claim>[] = [
  { title: '项目', width: 160, value: each => each.name },
  { title: '填报', width: 120, align: 'right', render: each => sayClaim(each) },
  { title: '原话', render: each => <q>{each.quote}</q> },
  { title: '出处', width: 170, value: each => each.source },
]
