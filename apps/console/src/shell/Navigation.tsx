import {
  AuditOutlined,
  CalendarOutlined,
  CheckSquareOutlined,
  FileDoneOutlined,
  ImportOutlined,
  ProfileOutlined,
  SettingOutlined,
  StarOutlined,
  TeamOutlined,
} from '@ant-design/icons'
import type { ReactNode } from 'react'
import { NavLink } from 'react-router'
import type { Screen } from '../access.ts'
import { useApprovalCount } from '../features/booking/booking.queries.ts'
import { useReviewCount } from '../features/publish/publish.queries.ts'
import { useWorkplace } from './street.tsx'

interface Item {
  screen: Screen
  to: string
  name: string
  icon: ReactNode
}

const items: readonly Item[] = [
  { screen: 'desk', to: 'desk', name: '今日服务台', icon: <CheckSquareOutlined aria-hidden /> },
  { screen: 'approvals', to: 'approvals', name: '预约审核', icon: <FileDoneOutlined aria-hidden /> },
  { screen: 'services', to: 'services', name: '服务与场次', icon: <CalendarOutlined aria-hidden /> },
  { screen: 'review', to: 'review', name: '发布审核', icon: <AuditOutlined aria-hidden /> },
  { screen: 'import', to: 'import', name: '导入', icon: <ImportOutlined aria-hidden /> },
  { screen: 'ratings', to: 'ratings', name: '评价', icon: <StarOutlined aria-hidden /> },
  { screen: 'roles', to: 'roles', name: '居民与身份', icon: <TeamOutlined aria-hidden /> },
  { screen: 'policy', to: 'policy', name: '街道设置', icon: <SettingOutlined aria-hidden /> },
  { screen: 'audit', to: 'audit', name: '日志', icon: <ProfileOutlined aria-hidden /> },
]

export function Navigation() {
  const { may, streetId, street } = useWorkplace()
  const counts: Partial<Record<Screen, number>> = {
    approvals: useApprovalCount(streetId, may('approvals')).data ?? 0,
    review: useReviewCount(streetId, may('review')).data ?? 0,
  }
  return (
    <nav className="nav" aria-label="主菜单">
      <div className="nav-brand">
        云选 · <span>{street.name}</span>
      </div>
      {items
        .filter(item => may(item.screen))
        .map(item => (
          <NavLink key={item.to} to={`/${streetId}/${item.to}`} className="nav-item">
            {item.icon}
            <span>{item.name}</span>
            <Count of={counts[item.screen] ?? 0} />
          </NavLink>
        ))}
    </nav>
  )
}

function Count({ of }: { of: number }) {
  if (of === 0) return null
  return (
    <b className="nav-count">
      {of > 99 ? '99+' : of}
      <span className="unseen"> 件等您处理</span>
    </b>
  )
}
