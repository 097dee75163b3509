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
import type { Screen } from '../access.ts'

interface Item {
  screen: Screen
  to: string
  name: string
  Icon: typeof PhoneOutlined
}

export interface Section {
  name: string
  items: readonly Item[]
}

/** The menu, in the order of the day; a section nobody may see is left out. */
export const menu: readonly Section[] = [
  {
    name: '服务',
    items: [
      { screen: 'desk', to: 'desk', name: '今日服务台', Icon: CheckSquareOutlined },
      { screen: 'calls', to: 'calls', name: '待电话联系', Icon: PhoneOutlined },
      { screen: 'approvals', to: 'approvals', name: '预约审核', Icon: FileDoneOutlined },
      { screen: 'services', to: 'services', name: '服务与场次', Icon: CalendarOutlined },
      { screen: 'review', to: 'review', name: '发布审核', Icon: AuditOutlined },
      { screen: 'ratings', to: 'ratings', name: '评价', Icon: StarOutlined },
      { screen: 'import', to: 'import', name: '导入', Icon: ImportOutlined },
    ],
  },
  {
    name: '志愿服务',
    items: [
      { screen: 'edit', to: 'board', name: '签到看板', Icon: QrcodeOutlined },
      { screen: 'activities', to: 'activities', name: '活动与班次', Icon: HeartOutlined },
      { screen: 'teams', to: 'teams', name: '服务队', Icon: ApartmentOutlined },
      { screen: 'volunteers', to: 'volunteers', name: '志愿者', Icon: IdcardOutlined },
      { screen: 'hours', to: 'hours', name: '时长审核', Icon: FieldTimeOutlined },
      { screen: 'corrections', to: 'corrections', name: '纠错申诉', Icon: CommentOutlined },
      { screen: 'backfills', to: 'backfills', name: '补录', Icon: FormOutlined },
      { screen: 'records', to: 'records', name: '服务记录', Icon: ReadOutlined },
      { screen: 'chain', to: 'chain', name: '时间链', Icon: LinkOutlined },
    ],
  },
  {
    name: '积分与证书',
    items: [
      { screen: 'redemptions', to: 'redemptions', name: '兑换', Icon: SwapOutlined },
      { screen: 'rewards', to: 'rewards', name: '礼品', Icon: GiftOutlined },
      { screen: 'points', to: 'points', name: '积分', Icon: AccountBookOutlined },
      { screen: 'stars', to: 'star-runs', name: '评星', Icon: TrophyOutlined },
      {
        screen: 'certificates',
        to: 'certificates',
        name: '证书',
        Icon: SafetyCertificateOutlined,
      },
      { screen: 'uploads', to: 'uploads', name: '上报', Icon: CloudUploadOutlined },
    ],
  },
  {
    name: '街道',
    items: [
      { screen: 'roles', to: 'roles', name: '居民与身份', Icon: TeamOutlined },
      { screen: 'policy', to: 'policy', name: '街道设置', Icon: SettingOutlined },
      { screen: 'audit', to: 'audit', name: '日志', Icon: ProfileOutlined },
    ],
  },
]
