import type { ManagedActivity } from '@yunxuan/contract'
import { Link, useNavigate } from 'react-router'
import { useWorkplace } from '../../../shell/street.tsx'
import { type Column, DataTable } from '../../../ui/DataTable.tsx'
import { Tag } from '../../../ui/Tag.tsx'
import { NextTime } from '../../publish/components/NextTime.tsx'
import { serviceStatusNames } from '../../publish/service-words.ts'

const collator = new Intl.Collator('zh-CN')
const byText = (of: (activity: ManagedActivity) => string) => (a: ManagedActivity, b: ManagedActivity) =>
  collator.compare(of(a), of(b))
const last = '9999'

export function ActivityTable({ activities }: { activities: readonly ManagedActivity[] }) {
  const { streetId } = useWorkplace()
  const navigate = useNavigate()
  const columns: readonly Column<ManagedActivity>[] = [
    {
      key: 'status',
      title: '状态',
      render: activity => <ActivityState activity={activity} />,
      compare: byText(activity => activity.status),
      width: 96,
    },
    {
      key: 'title',
      title: '活动',
      render: activity => (
        <Link className="link-name" to={`/${streetId}/activities/${activity.id}`}>
          {activity.edit.title}
        </Link>
      ),
      compare: byText(activity => activity.edit.title),
    },
    ...placeColumns,
    {
      key: 'next',
      title: '下一班',
      render: activity => <NextTime startsAt={activity.nextStartsAt} />,
      compare: (a, b) => (a.nextStartsAt ?? last).localeCompare(b.nextStartsAt ?? last),
      width: 170,
    },
    {
      key: 'upcoming',
      title: '还有几班',
      align: 'right',
      render: activity => activity.upcomingShifts,
      compare: (a, b) => a.upcomingShifts - b.upcomingShifts,
      width: 96,
    },
    {
      key: 'places',
      title: '一班几位',
      align: 'right',
      render: activity => activity.edit.placesPerShift,
      compare: (a, b) => a.edit.placesPerShift - b.edit.placesPerShift,
      width: 96,
    },
  ]
  return (
    <DataTable
      label="活动"
      columns={columns}
      rows={activities}
      rowKey={activity => activity.id}
      onOpen={activity => void navigate(`/${streetId}/activities/${activity.id}`)}
    />
  )
}

const placeColumns: readonly Column<ManagedActivity>[] = [
  {
    key: 'team',
    title: '服务队',
    render: activity => activity.teamName ?? '—',
    compare: byText(activity => activity.teamName ?? ''),
  },
  {
    key: 'responsible',
    title: '负责人',
    render: activity => activity.leaders[0]?.name ?? '—',
    compare: byText(activity => activity.leaders[0]?.name ?? ''),
  },
  {
    key: 'location',
    title: '地点',
    render: activity => activity.locationName,
    compare: byText(activity => activity.locationName),
  },
]

export function ActivityState({ activity }: { activity: ManagedActivity }) {
  if (activity.edit.isTemplate) return <Tag tone="blue">模板</Tag>
  const { name, tone } = serviceStatusNames[activity.status]
  return <Tag tone={tone}>{name}</Tag>
}
