import type { AuditEntry } from '@yunxuan/contract'
import { fromCursor, toPage } from '../../platform/cursor.ts'
import type { Serving } from '../../platform/serve.ts'
import { type AuditRow, listAudit } from './audit.store.ts'

const usualLimit = 50

export function bindAudit(on: Serving): void {
  on.read('GET /v1/streets/:streetId/audit', async ({ db, params, query }) => {
    const { cursor, limit = usualLimit, ...filter } = query
    const before = cursor === undefined ? undefined : String(fromCursor(cursor, 1)[0])
    const rows = await listAudit(db, params.streetId, { ...filter, before, limit: limit + 1 })
    const { items, nextCursor } = toPage(rows, limit, row => [row.id])
    return { items: items.map(presentEntry), nextCursor }
  })
}

function presentEntry(row: AuditRow): AuditEntry {
  return { ...row, at: row.at.toISOString(), actorName: row.actorName ?? '系统' }
}
