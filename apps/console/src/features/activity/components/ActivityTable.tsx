import type { ManagedActivity } from '@yunxuan/contract'
import { Link, useNavigate } from 'react-router'
import { useWorkplace } from '../../../shell/street.tsx'
import { type Column, DataTable } from '../../../ui/DataTable.tsx'
import { Tag } from '../../../ui/Tag.tsx'
import { NextTime } from '../../publish/components/NextTime.tsx'
import { serviceStatusNames } from '../../publish/service-words.ts'

export function ActivityTable({ activities }: { activities: readonly ManagedActivity[] }) {
  const { streetId } = useWorkplace()
  const navigate = useNavigate()
  return (
    <DataTable
      label="活动"
      columns={columns(streetId)}
      rows={activities}
      rowKey={activity => activity.id}
      onOpen={activity => void navigate(`/${streetId}/activities/${activity.id}`)}
    />
  )
}

const columns = (streetId: string): readonly Column<ManagedActivity>[] => [
  {
    title: '状态',
    sort: 'status',
    width: 96,
    value: activity => activity.status,
    render: activity => <ActivityState activity={activity} />,
  },
  {
    title: '活动',
    sort: 'title',
    isFixed: true,
    value: activity => activity.edit.title,
    render: activity => (
      <Link className="link-name" to={`/${streetId}/activities/${activity.id}`}>
        {activity.edit.title}
      </Link>
    ),
  },
  { title: '服务队', sort: 'team', value: activity => activity.teamName },
  { title: '负责人', render: activity => activity.leaders[0]?.name ?? '—' },
  { title: '地点', sort: 'location', value: activity => activity.locationName },
  {
    title: '下一班',
    sort: 'next',
    width: 170,
    value: activity => activity.nextStartsAt,
    render: activity => <NextTime startsAt={activity.nextStartsAt} />,
  },
  {
    title: '还有几班',
    sort: 'upcoming',
    align: 'right',
    width: 96,
    value: activity => activity.upcomingShifts,
  },
  {
    title: '一班几位',
    sort: 'places',
    align: 'right',
    width: 96,
    value: activity => activity.edit.placesPerShift,
  },
]

export function ActivityState({ activity }: { activity: ManagedActivity }) {
  return <Tag {...(activity.edit.isTemplate ? template : serviceStatusNames[activity.status])} />
}

const template = { name: '模板', tone: 'blue' } as const
