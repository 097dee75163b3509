import { QrcodeOutlined } from '@ant-design/icons'
import { useState } from 'react'
import { Link, useParams } from 'react-router'
import { useWorkplace } from '../../../shell/street.tsx'
import { AddressTabs } from '../../../ui/AddressTabs.tsx'
import { BackLink } from '../../../ui/BackLink.tsx'
import { PageHead } from '../../../ui/PageHead.tsx'
import { sayDaySpan } from '../../../ui/say.ts'
import { useSettled } from '../../../ui/use-settled.ts'
import { CallsTab } from '../../signup/components/CallsTab.tsx'
import { type BoardFilter, useBoard } from '../attendance.queries.ts'
import { BoardTab } from '../components/BoardTab.tsx'

const everybody: BoardFilter = { show: 'all', q: '' }

/** A shift as those who run it need it: who is there, and who else could come. */
export function Component() {
  const { shiftId = '' } = useParams()
  const { streetId } = useWorkplace()
  const [filter, setFilter] = useState(everybody)
  const board = useBoard(streetId, shiftId, { ...filter, q: useSettled(filter.q.trim()) })
  const shift = board.data?.shift
  return (
    <>
      <BackLink to="board" />
      <PageHead
        title={shift?.activityTitle ?? '班次'}
        aside={shift && `${sayDaySpan(shift.startsAt, shift.endsAt)} · ${shift.locationName} ${shift.room}`}
      >
        <Link className="main-link" to={`/${streetId}/wall/${shiftId}`} target="_blank">
          <QrcodeOutlined aria-hidden /> 大屏签到码
        </Link>
      </PageHead>
      <AddressTabs
        tabs={[
          {
            key: 'board',
            label: '名册和签到',
            children: <BoardTab shiftId={shiftId} board={board} filter={filter} onFilter={setFilter} />,
          },
          { key: 'calls', label: '补位', children: <CallsTab shiftId={shiftId} /> },
        ]}
      />
    </>
  )
}
