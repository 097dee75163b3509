import type { AuditEntry } from '@yunxuan/contract'
import type { AuditSort, StaffRole } from '@yunxuan/domain'
import { Refusal } from '../../platform/refuse.ts'
import { scopeOf } from '../../platform/scope.ts'
import type { Serving } from '../../platform/serve.ts'
import { orderOf, toSortedPage } from '../../platform/sorting.ts'
import { type AuditRow, listAudit, writeDeed } from './audit.store.ts'

const usualLimit = 50
const readers = ['reviewer', 'administrator'] as const satisfies readonly StaffRole[]

export function bindAudit(on: Serving): void {
  on.read('GET /v1/streets/:streetId/audit', async ({ db, params, query, caller }) => {
    // A line names no area: a role that reaches only one would read what was done in all the others.
    if (!scopeOf(caller, readers).isWholeStreet) throw new Refusal('not_allowed')
    const { limit = usualLimit, ...filter } = query
    const order = orderOf<AuditSort>('-at', query)
    const rows = await listAudit(db, params.streetId, { ...filter, order, limit: limit + 1 })
    const { items, nextCursor } = toSortedPage(rows, limit, order, row => row.id)
    return { items: items.map(presentEntry), nextCursor }
  })

  on.write('POST /v1/streets/:streetId/exports', async ({ tx, params, body, caller, now }) => {
    const role = caller.grants[0]?.role
    if (role === undefined) throw new Refusal('not_allowed')
    const done = { action: 'export.save', subject: 'export', detail: body }
    await writeDeed(tx, { ...params, caller, now }, { ...done, role, id: null })
    return null
  })
}

function presentEntry(row: AuditRow): AuditEntry {
  return { ...row, at: row.at.toISOString(), actorName: row.actorName ?? '系统' }
}
