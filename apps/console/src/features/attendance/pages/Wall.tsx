import { FullscreenOutlined } from '@ant-design/icons'
import type { BoardLine, CheckInCodeView } from '@yunxuan/contract'
import { Button, QRCode } from 'antd'
import { useParams } from 'react-router'
import { type Asked, Loaded, Trouble } from '../../../ui/Loaded.tsx'
import { useTitle } from '../../../ui/PageHead.tsx'
import { sayClock, sayDaySpan } from '../../../ui/say.ts'
import { useCheckInCode, useWallBoard } from '../attendance.queries.ts'
import { stateNames } from '../board-words.ts'
import { BoardFigures } from '../components/BoardFigures.tsx'

const latest = 12
const codePixels = 600

/** The screen of a hall: the code of now, how many have come, and who came last, masked. */
export function Component() {
  const { streetId = '', shiftId = '' } = useParams()
  const code = useCheckInCode(streetId, shiftId)
  const board = useWallBoard(streetId, shiftId)
  useTitle('签到码')
  return (
    <main className="wall">
      <section className="wall-code" aria-label="签到码">
        <Code query={code} />
      </section>
      <section className="wall-side" aria-label="签到情况">
        <Loaded query={board}>
          {({ shift, counts, lines }) => (
            <>
              <header>
                <h1>{shift.activityTitle}</h1>
                <p>{sayDaySpan(shift.startsAt, shift.endsAt)}</p>
                <p>
                  {shift.locationName} {shift.room}
                </p>
              </header>
              <BoardFigures counts={counts} />
              <Latest lines={lines.filter(line => line.arrivedAt !== null).slice(0, latest)} />
            </>
          )}
        </Loaded>
        <p className="wall-tools">
          <Button
            icon={<FullscreenOutlined aria-hidden />}
            onClick={() => void document.documentElement.requestFullscreen()}
          >
            全屏
          </Button>
        </p>
      </section>
    </main>
  )
}

/** A code that could not be renewed is not shown: whoever scans it would be refused. */
function Code({ query }: { query: Asked<CheckInCodeView> }) {
  const { data, error } = query
  if (error !== null) return <Trouble error={error} onRetry={query.refetch} isBusy={query.isFetching} />
  if (data === undefined) return <p role="status">正在取签到码…</p>
  return (
    <>
      <QRCode
        aria-label="签到二维码"
        value={data.code}
        type="svg"
        size={codePixels}
        errorLevel="L"
        color="#000000"
        bgColor="#ffffff"
        bordered={false}
      />
      <p className="wall-how">打开云选，点“扫码签到”扫这里</p>
      <p>每 {data.periodSeconds} 秒换一次，截图转发用不了。走的时候再扫一次，时长才算得准。</p>
    </>
  )
}

function Latest({ lines }: { lines: readonly BoardLine[] }) {
  if (lines.length === 0) return <p>还没有人签到，来得早的先扫。</p>
  return (
    <section aria-labelledby="latest-head">
      <h2 id="latest-head">刚扫过码的</h2>
      <ul className="wall-latest">
        {lines.map(line => (
          <li key={line.signupId}>
            <b>{line.personName}</b> {sayClock(line.leftAt ?? line.arrivedAt ?? '')}{' '}
            {stateNames[line.state].name}
          </li>
        ))}
      </ul>
    </section>
  )
}
