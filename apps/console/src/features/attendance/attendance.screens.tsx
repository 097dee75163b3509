import { QrcodeOutlined } from '@ant-design/icons'
import type { Screen } from '../../screen.ts'

export const attendanceScreens: readonly Screen[] = [
  {
    path: 'board',
    title: '签到看板',
    Icon: QrcodeOutlined,
    may: 'edit',
    load: () => import('./pages/Board.tsx'),
  },
  { path: 'shifts/:shiftId', under: 'board', load: () => import('./pages/ShiftPage.tsx') },
  { path: 'wall/:shiftId', isBare: true, load: () => import('./pages/Wall.tsx') },
]
