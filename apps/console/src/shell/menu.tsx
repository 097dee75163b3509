import {
  AuditOutlined,
  CalendarOutlined,
  CheckSquareOutlined,
  FileDoneOutlined,
  ImportOutlined,
  PhoneOutlined,
  ProfileOutlined,
  SettingOutlined,
  StarOutlined,
  TeamOutlined,
} from '@ant-design/icons'
import type { ReactNode } from 'react'
import type { Screen } from '../access.ts'

interface Item {
  screen: Screen
  to: string
  name: string
  icon: ReactNode
}

interface Section {
  name: string
  items: readonly Item[]
}

/** The menu, in the order of the day; a section nobody may see is left out. */
export const menu: readonly Section[] = [
  {
    name: '服务',
    items: [
      { screen: 'desk', to: 'desk', name: '今日服务台', icon: <CheckSquareOutlined aria-hidden /> },
      { screen: 'calls', to: 'calls', name: '待电话联系', icon: <PhoneOutlined aria-hidden /> },
      { screen: 'approvals', to: 'approvals', name: '预约审核', icon: <FileDoneOutlined aria-hidden /> },
      { screen: 'services', to: 'services', name: '服务与场次', icon: <CalendarOutlined aria-hidden /> },
      { screen: 'review', to: 'review', name: '发布审核', icon: <AuditOutlined aria-hidden /> },
      { screen: 'ratings', to: 'ratings', name: '评价', icon: <StarOutlined aria-hidden /> },
      { screen: 'import', to: 'import', name: '导入', icon: <ImportOutlined aria-hidden /> },
    ],
  },
  {
    name: '街道',
    items: [
      { screen: 'roles', to: 'roles', name: '居民与身份', icon: <TeamOutlined aria-hidden /> },
      { screen: 'policy', to: 'policy', name: '街道设置', icon: <SettingOutlined aria-hidden /> },
      { screen: 'audit', to: 'audit', name: '日志', icon: <ProfileOutlined aria-hidden /> },
    ],
  },
]
