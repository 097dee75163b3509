import type { PhoneCall } from '@yunxuan/contract'
import { scopeOf } from '../../platform/scope.ts'
import type { Serving } from '../../platform/serve.ts'
import { calling, noteCalled, noteUncalled } from './call.service.ts'
import { type CallRow, listCalled, listToCall } from './call.store.ts'

export function bindCall(on: Serving): void {
  on.read('GET /v1/streets/:streetId/calls', async ({ db, params: { streetId }, query, caller, now }) => {
    const scope = scopeOf(caller, calling)
    const rows =
      query.done === true
        ? await listCalled(db, streetId, scope)
        : await listToCall(db, { streetId, scope, now })
    return { items: rows.map(presentCall) }
  })

  on.write('POST /v1/streets/:streetId/calls/:noticeId/done', async ({ tx, params, caller, now }) => {
    await noteCalled(tx, { ...params, caller, now })
    return null
  })

  on.write('DELETE /v1/streets/:streetId/calls/:noticeId/done', async ({ tx, params, caller, now }) => {
    await noteUncalled(tx, { ...params, caller, now })
    return null
  })
}

function presentCall({ calledAt, calledBy, ...row }: CallRow): PhoneCall {
  const { id, memberName, personName, phone, hasAccount, serviceTitle, slots, text } = row
  return {
    id,
    memberName,
    personName,
    phone,
    hasAccount,
    serviceTitle,
    slots,
    text,
    startsAt: row.startsAt.toISOString(),
    createdAt: row.createdAt.toISOString(),
    called: calledAt === null ? null : { at: calledAt.toISOString(), byName: calledBy ?? '系统' },
  }
}
