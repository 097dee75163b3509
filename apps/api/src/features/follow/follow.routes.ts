import type { Serving } from '../../platform/serve.ts'
import { followService, readFollows } from './follow.service.ts'
import { deleteFollow } from './follow.store.ts'

export function bindFollow(on: Serving): void {
  on.read('GET /v1/streets/:streetId/me/follows', async ({ params, caller, now, db }) => ({
    items: await readFollows(db, { ...params, memberId: caller.member.id, now }),
  }))

  on.write('PUT /v1/streets/:streetId/me/follows/:serviceId', async ({ tx, params, body, caller, now }) => {
    await followService(tx, { ...params, ...body, caller, now })
    return body
  })

  on.write('DELETE /v1/streets/:streetId/me/follows/:serviceId', async ({ tx, params, caller }) => {
    await deleteFollow(tx, { ...params, memberId: caller.member.id })
    return null
  })
}
