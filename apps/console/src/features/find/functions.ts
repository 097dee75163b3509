import type { Permission } from '../../access.ts'
import type { SeenSection } from '../../menu.ts'

/** Something the console does, as it is found by name. */
export interface ConsoleFunction {
  title: string
  hint: string
  to: string
}

/** What begins something at once, wherever one is. */
const beginnings: readonly (ConsoleFunction & { may?: Permission })[] = [
  { title: '现场登记', hint: '给站在面前的居民登记', to: 'desk?book=walk_in', may: 'desk' },
  { title: '电话代约', hint: '替打电话来的居民约', to: 'desk?book=phone', may: 'desk' },
  { title: '发布服务', hint: '新写一项服务', to: 'services/new', may: 'edit' },
  { title: '新活动', hint: '新写一个志愿活动', to: 'activities/new', may: 'edit' },
  { title: '我的账号', hint: '密码和登录的设备', to: 'account' },
]

/** Returns everything that somebody may open or begin: what begins something, and every screen of their menu. */
export function functionsOf(
  menu: readonly SeenSection[],
  may: (permission: Permission) => boolean,
): ConsoleFunction[] {
  const begun = beginnings.filter(each => each.may === undefined || may(each.may))
  const screens = menu.flatMap(section =>
    section.entries.flatMap(entry =>
      entry.tabs.map(({ path, title = '' }) => ({
        title,
        hint: [section.name, entry.title === title ? '' : entry.title]
          .filter(part => part !== '')
          .join(' · '),
        to: path,
      })),
    ),
  )
  return [...screens, ...begun]
}

/** Whether what was typed is in a name, or stands for it by its letters (pinyin, or initials). */
export type MatchLetters = (name: string, typed: string) => boolean

/** Returns the functions that are meant; without anything typed all of them. */
export function findFunctions(
  functions: readonly ConsoleFunction[],
  typed: string,
  matchLetters: MatchLetters,
): ConsoleFunction[] {
  const wanted = typed.normalize('NFKC').replace(/\s/g, '').toLowerCase()
  if (wanted === '') return [...functions]
  const isLetters = /^[a-z]+$/.test(wanted)
  return functions.filter(
    ({ title }) => title.toLowerCase().includes(wanted) || (isLetters && matchLetters(title, wanted)),
  )
}
