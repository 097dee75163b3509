import type { UnreadChange } from '@yunxuan/contract'
import type { Executor } from '../../platform/database.ts'
import type { Scope } from '../../platform/scope.ts'
import { listExtras } from '../activity/activity.store.ts'
import { materialOfExtras } from '../activity/activity-material.ts'
import { listReferred, listUnread, type UnreadRow, type Written } from '../publish/unread.store.ts'

type Change = Omit<UnreadRow, 'edit'> & Pick<UnreadChange, 'title' | 'after' | 'referred'>

/** Returns what is unread within a scope, beside things as they are now. */
export async function listChanges(db: Executor, streetId: string, scope: Scope): Promise<Change[]> {
  const rows = await listUnread(db, streetId, scope)
  const activities = rows.filter(row => row.kind === 'activity').map(row => row.serviceId)
  const extras = await listExtras(db, streetId, activities)
  const changes = rows.map(({ edit, ...row }) => {
    const own = extras.get(row.serviceId)
    const now = { ...edit, ...(own === undefined ? {} : materialOfExtras(own)) }
    return { ...row, title: edit.title, after: partOf(now, row.before) }
  })
  const referred = await listReferred(db, streetId, changes.flatMap(idsIn))
  return changes.map(change => {
    const ids = new Set(idsIn(change))
    return { ...change, referred: referred.filter(one => ids.has(one.id)) }
  })
}

function partOf(now: Written, before: Partial<Written>): Partial<Written> {
  return Object.fromEntries(Object.entries(now).filter(([field]) => field in before))
}

/** Returns the ids of the members and teams that a change refers to. */
function idsIn({ before, after }: { before: Partial<Written>; after: Partial<Written> }): string[] {
  return [before, after]
    .flatMap(({ responsibleId, leaderIds, teamId }) => [responsibleId, teamId, ...(leaderIds ?? [])])
    .flatMap(id => id ?? [])
}
