import type { LedShift } from '@yunxuan/contract'
import { sayDate, sayWeekday } from '@yunxuan/domain'
import { Link, useNavigate } from 'react-router'
import { useWorkplace } from '../../../shell/street.tsx'
import { type Column, DataTable } from '../../../ui/DataTable.tsx'
import { Loaded, Nothing } from '../../../ui/Loaded.tsx'
import { PageHead } from '../../../ui/PageHead.tsx'
import { saySpan } from '../../../ui/say.ts'
import { Tag } from '../../../ui/Tag.tsx'
import { useLeading } from '../attendance.queries.ts'

/** The shifts of today, with how many have come. */
export function Component() {
  const { streetId } = useWorkplace()
  const navigate = useNavigate()
  const leading = useLeading(streetId)
  const now = new Date()
  return (
    <>
      <PageHead aside={`${sayDate(now)} ${sayWeekday(now)}，今天的班次`} />
      <Loaded
        query={leading}
        isEmpty={({ items }) => items.length === 0}
        empty={
          <Nothing title="今天没有班次">
            <p>
              别的日子的名册在<Link to={`/${streetId}/activities`}>活动与班次</Link>
              里，打开活动的“班次”就能看到。
            </p>
          </Nothing>
        }
      >
        {({ items }) => (
          <DataTable
            label="今天的班次"
            columns={columnsOf(streetId, now)}
            rows={items}
            rowKey={shift => shift.id}
            onOpen={shift => void navigate(`/${streetId}/shifts/${shift.id}`)}
          />
        )}
      </Loaded>
    </>
  )
}

function ShiftState({ shift, now }: { shift: LedShift; now: Date }) {
  if (now < new Date(shift.startsAt)) return <Tag>还没开始</Tag>
  return now < new Date(shift.endsAt) ? <Tag tone="ok">正在进行</Tag> : <Tag tone="blue">结束了</Tag>
}

function columnsOf(streetId: string, now: Date): readonly Column<LedShift>[] {
  return [
    {
      key: 'time',
      title: '时间',
      render: shift => <span className="slot-time">{saySpan(shift.startsAt, shift.endsAt)}</span>,
      compare: (a, b) => a.startsAt.localeCompare(b.startsAt),
      width: 130,
    },
    {
      key: 'state',
      title: '状态',
      render: shift => <ShiftState shift={shift} now={now} />,
      width: 110,
    },
    {
      key: 'title',
      title: '活动',
      render: shift => (
        <Link className="link-name" to={`/${streetId}/shifts/${shift.id}`}>
          {shift.activityTitle}
        </Link>
      ),
      compare: (a, b) => a.activityTitle.localeCompare(b.activityTitle, 'zh'),
    },
    {
      key: 'place',
      title: '地点',
      render: shift => `${shift.locationName} ${shift.room}`,
      compare: (a, b) => a.locationName.localeCompare(b.locationName, 'zh'),
    },
    {
      key: 'arrived',
      title: '已到 / 应到',
      align: 'right',
      render: ({ counts }) => `${counts.arrived} / ${counts.expected}`,
      compare: (a, b) => a.counts.arrived - b.counts.arrived,
      width: 120,
    },
    {
      key: 'asking',
      title: '现场申请',
      align: 'right',
      render: ({ counts }) => (counts.asking === 0 ? '—' : <Tag tone="gold">{counts.asking} 位等答复</Tag>),
      compare: (a, b) => a.counts.asking - b.counts.asking,
      width: 130,
    },
  ]
}
