import type { Notice } from '@yunxuan/contract'
import { fromCursor, toPage } from '../../platform/cursor.ts'
import { Refusal } from '../../platform/refuse.ts'
import type { Serving } from '../../platform/serve.ts'
import { listNotices, type NoticeRow, readNotices } from './notice.store.ts'

const usualLimit = 20

export function bindNotice(on: Serving): void {
  on.read('GET /v1/streets/:streetId/me/notices', async ({ db, params, query, caller }) => {
    const { cursor, limit = usualLimit } = query
    const before = cursor === undefined ? undefined : String(fromCursor(cursor, 1)[0])
    const of = { streetId: params.streetId, memberId: caller.member.id }
    const rows = await listNotices(db, of, { before, limit: limit + 1 })
    const { items, nextCursor } = toPage(rows, limit, row => [row.id])
    return { items: items.map(presentNotice), nextCursor }
  })

  on.write('POST /v1/streets/:streetId/me/notices/read', async ({ tx, params, body, caller, now }) => {
    const of = { streetId: params.streetId, memberId: caller.member.id }
    if (!(await readNotices(tx, of, body.upTo, now))) throw new Refusal('not_found')
    return null
  })
}

function presentNotice({ createdAt, readAt, ...notice }: NoticeRow): Notice {
  return { ...notice, createdAt: createdAt.toISOString(), readAt: readAt?.toISOString() ?? null }
}
