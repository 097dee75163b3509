import { matterStaff } from '@yunxuan/contract'
import { matterKindNames, readMatterNumber, shanghaiDate } from '@yunxuan/domain'
import { type Finder, mostOfEach, type PublicFinder } from '../../platform/finding.ts'
import { listDesk, listPublicNamed, orderOfDesk } from './matter-list.store.ts'
import { deskScopeOf } from './matter-people.ts'

/** What people raised, by its number, and what is not over by its words; of what is confidential by its number alone. */
export const matterFinder: Finder = {
  name: '事项',
  roles: matterStaff.roles,
  async find(db, { streetId, caller, q, now }) {
    const number = readMatterNumber(q)
    const ask = {
      scope: deskScopeOf(caller),
      kind: undefined,
      words: number === undefined ? q.trim() : undefined,
      number,
      today: shanghaiDate(now),
      limit: mostOfEach,
    }
    const open = await listDesk(db, streetId, { ...ask, view: 'open', order: orderOfDesk('open', {}) })
    const isFound = number === undefined || open.length > 0
    const ended = { view: 'ended', order: orderOfDesk('ended', {}) } as const
    const rows = isFound ? open : await listDesk(db, streetId, { ...ask, ...ended })
    return rows.map(row => ({
      kind: 'matter' as const,
      title: row.publicTitle ?? row.text ?? `${matterKindNames[row.kind]} ${row.number}`,
      hint: [matterKindNames[row.kind], row.areaName ?? '全街道', row.number].join(' · '),
      to: `matters/${row.id}`,
    }))
  },
}

const mostPublic = 3

/** Matters that everybody sees, by the words of their public titles, the most wanted first. */
export const publicMatterFinder: PublicFinder = async (db, { streetId, q }) => {
  const rows = await listPublicNamed(db, streetId, { words: q.trim(), limit: mostPublic })
  return rows.map(({ id, kind, publicTitle, areaName }) => ({
    kind: 'matter' as const,
    id,
    title: publicTitle ?? '',
    hint: [matterKindNames[kind], areaName ?? '全街道'].join(' · '),
  }))
}
