import type { LedShift } from '@yunxuan/contract'
import { sayDate, sayWeekday } from '@yunxuan/domain'
import { Link, useNavigate } from 'react-router'
import { useWorkplace } from '../../../shell/street.tsx'
import { type Column, DataTable } from '../../../ui/DataTable.tsx'
import { ListPage } from '../../../ui/List.tsx'
import { Nothing } from '../../../ui/Loaded.tsx'
import { saySpan } from '../../../ui/say.ts'
import { Tag } from '../../../ui/Tag.tsx'
import { useLeading } from '../attendance.queries.ts'

/** The shifts of today, with how many have come. */
export function Component() {
  const { streetId } = useWorkplace()
  const navigate = useNavigate()
  const asked = useLeading(streetId)
  const now = new Date()
  return (
    <ListPage
      aside={`${sayDate(now)} ${sayWeekday(now)}，今天的班次`}
      what="班次"
      list={{ asked, items: asked.data?.items ?? [] }}
      empty={
        <Nothing title="今天没有班次">
          <p>
            别的日子的名册在<Link to={`/${streetId}/activities`}>活动与班次</Link>
            里，打开活动的“班次”就能看到。
          </p>
        </Nothing>
      }
    >
      {rows => (
        <DataTable
          label="今天的班次"
          columns={columnsOf(streetId, now)}
          rows={rows}
          rowKey={shift => shift.id}
          onOpen={shift => void navigate(`/${streetId}/shifts/${shift.id}`)}
        />
      )}
    </ListPage>
  )
}

function ShiftState({ shift, now }: { shift: LedShift; now: Date }) {
  if (now < new Date(shift.startsAt)) return <Tag>还没开始</Tag>
  return now < new Date(shift.endsAt) ? <Tag tone="ok">正在进行</Tag> : <Tag tone="blue">结束了</Tag>
}

function columnsOf(streetId: string, now: Date): readonly Column<LedShift>[] {
  return [
    {
      title: '时间',
      width: 130,
      value: shift => shift.startsAt,
      render: shift => <span className="slot-time">{saySpan(shift.startsAt, shift.endsAt)}</span>,
    },
    { title: '状态', width: 110, render: shift => <ShiftState shift={shift} now={now} /> },
    {
      title: '活动',
      value: shift => shift.activityTitle,
      render: shift => (
        <Link className="link-name" to={`/${streetId}/shifts/${shift.id}`}>
          {shift.activityTitle}
        </Link>
      ),
    },
    {
      title: '地点',
      value: shift => shift.locationName,
      render: shift => `${shift.locationName} ${shift.room}`,
    },
    {
      title: '已到 / 应到',
      width: 120,
      align: 'right',
      value: each => each.counts.arrived,
      render: ({ counts }) => `${counts.arrived} / ${counts.expected}`,
    },
    {
      title: '现场申请',
      width: 130,
      align: 'right',
      value: each => each.counts.asking,
      render: ({ counts }) => (counts.asking === 0 ? '—' : <Tag tone="gold">{counts.asking} 位等答复</Tag>),
    },
  ]
}
