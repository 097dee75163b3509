import type { Serving } from '../../platform/serve.ts'
import { keepWeChatAccount } from './account.store.ts'
import { beginSetup, finishSetup, signInByPassword } from './login.service.ts'
import { beginSession, endSession, refreshSession } from './session.service.ts'

export function bindAccount(on: Serving): void {
  on.signIn('POST /v1/auth/wechat', async ({ deps, db, body, now }) => {
    const identity = await deps.wechat.identify(body.code)
    const accountId = await keepWeChatAccount(db, identity, now)
    return beginSession(db, deps, { accountId, kind: 'wechat', now })
  })

  on.signIn('POST /v1/auth/refresh', ({ deps, body, now }) => refreshSession(deps, body.refreshToken, now))

  on.write('POST /v1/auth/sign-out', async ({ tx, caller, body, now }) => {
    await endSession(tx, caller, { everywhere: body.everywhere ?? false, now })
    return null
  })

  on.signIn('POST /v1/auth/password', ({ deps, body, now }) => signInByPassword(deps, body, now))

  on.signIn('POST /v1/auth/setup', ({ deps, body, now }) => beginSetup(deps, body, now))

  on.signIn('POST /v1/auth/setup/confirmation', ({ deps, body, now }) => finishSetup(deps, body, now))
}
