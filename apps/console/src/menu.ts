export interface Section {
  name: string
  /** The addresses of its screens. */
  paths: readonly string[]
}

/** The menu, in the order of the day; a section nobody may see is left out. */
export const menu: readonly Section[] = [
  { name: '服务', paths: ['desk', 'calls', 'approvals', 'services', 'review', 'ratings', 'import'] },
  {
    name: '志愿服务',
    paths: [
      'board',
      'activities',
      'teams',
      'volunteers',
      'rosters',
      'corrections',
      'backfills',
      'records',
      'chain',
    ],
  },
  {
    name: '积分与证书',
    paths: ['redemptions', 'rewards', 'points', 'stars', 'certificates', 'uploads'],
  },
  { name: '街道', paths: ['roles', 'policy', 'audit'] },
]
