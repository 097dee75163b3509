import type { Screen } from '../../screen.ts'

export const accountScreens: readonly Screen[] = [
  { path: 'account', title: '我的账号', load: () => import('./pages/Account.tsx') },
]
