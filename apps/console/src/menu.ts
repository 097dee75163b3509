import type { Permission } from './access.ts'
import { screens } from './features.ts'
import type { Screen } from './screen.ts'

/** One line of the menu: a screen, or siblings that are tabs of one. */
export interface Entry {
  /** Where no siblings share it, what the screen itself is called. */
  title?: string
  /** The addresses of its screens; the first that somebody may see is where the line leads. */
  paths: readonly string[]
}

export interface Section {
  /** Empty where its entries stand by themselves. */
  name: string
  entries: readonly Entry[]
}

const one = (path: string): Entry => ({ paths: [path] })

/** The menu, by how often a day a section is opened; one in which somebody may see nothing is left out. */
export const menu: readonly Section[] = [
  { name: '', entries: [one('today')] },
  { name: '接待', entries: [one('desk'), one('calls'), one('approvals'), one('rooms')] },
  { name: '群众事项', entries: [one('matters')] },
  {
    name: '服务与内容',
    entries: [one('services'), one('articles'), one('review'), one('ratings'), one('import')],
  },
  {
    name: '志愿服务',
    entries: [
      one('board'),
      one('activities'),
      one('teams'),
      one('volunteers'),
      { title: '时长确认', paths: ['rosters', 'corrections', 'backfills'] },
      { title: '服务记录', paths: ['records', 'chain', 'uploads'] },
      { title: '积分与礼品', paths: ['redemptions', 'rewards', 'points'] },
      { title: '评星与证书', paths: ['stars', 'certificates'] },
    ],
  },
  {
    name: '街道',
    entries: [
      { title: '简报与数据', paths: ['figures', 'reports', 'claims'] },
      { title: '地点', paths: ['locations', 'stations', 'items', 'loans'] },
      one('roles'),
      one('delegates'),
      one('policy'),
      one('audit'),
    ],
  },
]

/** A line of the menu as somebody sees it. */
export interface SeenEntry {
  title: string
  tabs: readonly Screen[]
}

export interface SeenSection {
  name: string
  entries: readonly SeenEntry[]
}

/** Returns the menu of somebody who may see so much. */
export function menuFor(may: (permission: Permission) => boolean): SeenSection[] {
  return menu
    .map(({ name, entries }) => ({ name, entries: entries.flatMap(entry => seenEntry(entry, may)) }))
    .filter(section => section.entries.length > 0)
}

function seenEntry({ title, paths }: Entry, may: (permission: Permission) => boolean): SeenEntry[] {
  const tabs = paths
    .flatMap(path => screens.find(screen => screen.path === path) ?? [])
    .filter(screen => screen.may !== undefined && may(screen.may))
  const [first] = tabs
  // Of siblings that somebody sees but one of, that one is called by its own name.
  return first === undefined ? [] : [{ title: (tabs.length > 1 && title) || (first.title ?? ''), tabs }]
}
