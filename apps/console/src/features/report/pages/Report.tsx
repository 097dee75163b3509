import type { Report } from '@yunxuan/contract'
import { reportTemplates, saySpan } from '@yunxuan/domain'
import { Link, useParams } from 'react-router'
import { useWorkplace } from '../../../shell/street.tsx'
import { BackLink } from '../../../ui/BackLink.tsx'
import { Loaded } from '../../../ui/Loaded.tsx'
import { PageHead } from '../../../ui/PageHead.tsx'
import { sayInstant } from '../../../ui/say.ts'
import { Tag } from '../../../ui/Tag.tsx'
import { useFilter } from '../../../ui/use-filter.ts'
import { useEditing } from '../../publish/use-editing.tsx'
import { Beside } from '../components/Beside.tsx'
import { ReportClaims } from '../components/ReportClaims.tsx'
import { ReportEditor } from '../components/ReportEditor.tsx'
import { ReportFigures } from '../components/ReportFigures.tsx'
import { ReportMoves } from '../components/ReportMoves.tsx'
import { ReportText } from '../components/ReportText.tsx'
import { useReport } from '../report.queries.ts'
import { reportStatusNames, sayNumber } from '../report-words.ts'

export function Component() {
  const { reportId = '' } = useParams()
  const { streetId } = useWorkplace()
  const { against } = useFilter<{ against: string }>({ against: '' }).value
  return (
    <Loaded query={useReport(streetId, reportId, against)}>
      {data => <View key={data.id} report={data} />}
    </Loaded>
  )
}

/** A 简报: its text, and beside it its numbers, counted now or as they were when it was released. */
function View({ report }: { report: Report }) {
  const { may } = useWorkplace()
  const { held, isDirty, setDirty, guard } = useEditing(report)
  const isOpen = report.status === 'draft' || report.status === 'in_review'
  return (
    <>
      <BackLink to="reports" />
      <PageHead title={report.title} aside={<StatusLine report={report} />}>
        <ReportMoves report={report} isDirty={isDirty} />
      </PageHead>
      <Notices report={report} />
      <div className="report">
        <section className="panel" aria-label="正文">
          {isOpen && may('writeReport') ? (
            <ReportEditor key={held.version} report={held} isDirty={isDirty} onDirty={setDirty} />
          ) : (
            <ReportText report={report} />
          )}
        </section>
        <div className="stack">
          <Beside report={report} />
          <ReportFigures report={report} />
          <ReportClaims report={report} />
        </div>
      </div>
      {guard}
    </>
  )
}

function StatusLine({ report }: { report: Report }) {
  const { status, template, writerNames, releasedByName, countedAt } = report
  return (
    <>
      <Tag {...reportStatusNames[status]} /> <span className="soft">{sayNumber(report)}</span>{' '}
      <span className="soft">
        {reportTemplates[template].name} · {saySpan(report)} · 截至 {sayInstant(countedAt)}
        {writerNames.length > 0 && ` · ${writerNames.join('、')}撰写`}
        {releasedByName !== null && ` · ${releasedByName}发布`}
      </span>
    </>
  )
}

function Notices({ report }: { report: Report }) {
  const { streetId } = useWorkplace()
  const { status, statusReason, reason, correctsId, correctsNumber, correctedById, correctedByNumber } =
    report
  return (
    <>
      {status === 'draft' && statusReason !== '' && (
        <p className="notice notice-gold">退回的说明：{statusReason}</p>
      )}
      {correctsId !== null && (
        <p className="notice notice-blue">
          更正<Link to={`/${streetId}/reports/${correctsId}`}>第 {correctsNumber} 期</Link>：{reason}
        </p>
      )}
      {correctedById !== null && correctedByNumber !== null && (
        <p className="notice notice-gold">
          这一期已由<Link to={`/${streetId}/reports/${correctedById}`}>第 {correctedByNumber} 期</Link>
          更正，请看新的。
        </p>
      )}
    </>
  )
}
