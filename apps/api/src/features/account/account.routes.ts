import type { Serving } from '../../platform/serve.ts'
import { keepWeChatAccount } from './account.store.ts'
import { originOf } from './device.ts'
import { beginSetup, changePassword, finishSetup, signInByPassword } from './login.service.ts'
import {
  beginSession,
  endOwnSessions,
  endSession,
  listOwnSessions,
  refreshSession,
} from './session.service.ts'

export function bindAccount(on: Serving): void {
  on.signIn('POST /v1/auth/wechat', async ({ deps, db, body, request, now }) => {
    const identity = await deps.wechat.identify(body.code)
    const accountId = await keepWeChatAccount(db, identity, now)
    return beginSession(db, deps, { accountId, kind: 'wechat', origin: originOf(request), now })
  })

  on.signIn('POST /v1/auth/refresh', ({ deps, body, now }) => refreshSession(deps, body.refreshToken, now))

  on.write('POST /v1/auth/sign-out', async ({ tx, caller, body, now }) => {
    await endSession(tx, caller, { everywhere: body.everywhere ?? false, now })
    return null
  })

  on.signIn('POST /v1/auth/password', ({ deps, body, request, now }) =>
    signInByPassword(deps, { ...body, origin: originOf(request) }, now),
  )

  on.signIn('POST /v1/auth/setup', ({ deps, body, now }) => beginSetup(deps, body, now))

  on.signIn('POST /v1/auth/setup/confirmation', ({ deps, body, request, now }) =>
    finishSetup(deps, { ...body, origin: originOf(request) }, now),
  )

  bindOwn(on)
}

function bindOwn(on: Serving): void {
  on.signIn('PUT /v1/me/password', async ({ deps, body, caller, now }) => {
    await changePassword(deps, { ...body, token: caller }, now)
    return null
  })

  on.read('GET /v1/me/sessions', async ({ db, caller, now }) => ({
    items: await listOwnSessions(db, caller, now),
  }))

  on.write('DELETE /v1/me/sessions', async ({ tx, caller, now }) => {
    await endOwnSessions(tx, caller, {}, now)
    return null
  })

  on.write('DELETE /v1/me/sessions/:sessionId', async ({ tx, params, caller, now }) => {
    await endOwnSessions(tx, caller, params, now)
    return null
  })
}
