import {
  AccountBookOutlined,
  ApartmentOutlined,
  AuditOutlined,
  CalendarOutlined,
  CheckSquareOutlined,
  CloudUploadOutlined,
  CommentOutlined,
  FieldTimeOutlined,
  FileDoneOutlined,
  FormOutlined,
  GiftOutlined,
  HeartOutlined,
  IdcardOutlined,
  ImportOutlined,
  LinkOutlined,
  PhoneOutlined,
  ProfileOutlined,
  QrcodeOutlined,
  ReadOutlined,
  SafetyCertificateOutlined,
  SettingOutlined,
  StarOutlined,
  SwapOutlined,
  TeamOutlined,
  TrophyOutlined,
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
    name: '志愿服务',
    items: [
      { screen: 'edit', to: 'board', name: '签到看板', icon: <QrcodeOutlined aria-hidden /> },
      { screen: 'activities', to: 'activities', name: '活动与班次', icon: <HeartOutlined aria-hidden /> },
      { screen: 'teams', to: 'teams', name: '服务队', icon: <ApartmentOutlined aria-hidden /> },
      { screen: 'volunteers', to: 'volunteers', name: '志愿者', icon: <IdcardOutlined aria-hidden /> },
      { screen: 'hours', to: 'hours', name: '时长审核', icon: <FieldTimeOutlined aria-hidden /> },
      { screen: 'corrections', to: 'corrections', name: '纠错申诉', icon: <CommentOutlined aria-hidden /> },
      { screen: 'backfills', to: 'backfills', name: '补录', icon: <FormOutlined aria-hidden /> },
      { screen: 'records', to: 'records', name: '服务记录', icon: <ReadOutlined aria-hidden /> },
      { screen: 'chain', to: 'chain', name: '时间链', icon: <LinkOutlined aria-hidden /> },
    ],
  },
  {
    name: '积分与证书',
    items: [
      { screen: 'redemptions', to: 'redemptions', name: '兑换', icon: <SwapOutlined aria-hidden /> },
      { screen: 'rewards', to: 'rewards', name: '礼品', icon: <GiftOutlined aria-hidden /> },
      { screen: 'points', to: 'points', name: '积分', icon: <AccountBookOutlined aria-hidden /> },
      { screen: 'stars', to: 'star-runs', name: '评星', icon: <TrophyOutlined aria-hidden /> },
      {
        screen: 'certificates',
        to: 'certificates',
        name: '证书',
        icon: <SafetyCertificateOutlined aria-hidden />,
      },
      { screen: 'uploads', to: 'uploads', name: '上报', icon: <CloudUploadOutlined aria-hidden /> },
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
