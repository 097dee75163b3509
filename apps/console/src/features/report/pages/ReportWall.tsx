import { FullscreenOutlined } from '@ant-design/icons'
import type { Report } from '@yunxuan/contract'
import { sayFigure, saySpan } from '@yunxuan/domain'
import { Button } from 'antd'
import { useParams } from 'react-router'
import { Loaded } from '../../../ui/Loaded.tsx'
import { useTitle } from '../../../ui/PageHead.tsx'
import { sayInstant } from '../../../ui/say.ts'
import { useReport } from '../report.queries.ts'
import { reportStatusNames, sayNumber } from '../report-words.ts'

/** A 简报 on the screen of a hall: its numbers, read from the last row. */
export function Component() {
  const { streetId = '', reportId = '' } = useParams()
  useTitle('简报大屏')
  return (
    <main className="report-wall">
      <Loaded query={useReport(streetId, reportId)}>{report => <Wall report={report} />}</Loaded>
    </main>
  )
}

function Wall({ report }: { report: Report }) {
  const { title, status, figures, countedAt } = report
  return (
    <>
      <header>
        <h1>{title}</h1>
        <p>
          {status === 'released' ? sayNumber(report) : reportStatusNames[status].name} · {saySpan(report)} ·
          截至 {sayInstant(countedAt)}
        </p>
      </header>
      <dl>
        {figures.map(figure => (
          <div key={figure.id}>
            <dt>{figure.name}</dt>
            <dd>{sayFigure(figure)}</dd>
          </div>
        ))}
      </dl>
      <p className="wall-tools">
        <Button
          icon={<FullscreenOutlined aria-hidden />}
          onClick={() => void document.documentElement.requestFullscreen()}
        >
          全屏
        </Button>
      </p>
    </>
  )
}
