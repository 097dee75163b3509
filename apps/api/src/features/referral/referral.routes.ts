import type { Serving } from '../../platform/serve.ts'
import { listAsked, openReferral, openReferrals, readReferrals } from './referral.queries.ts'
import { referMatter, stepReferral } from './referral.service.ts'

export function bindReferral(on: Serving): void {
  on.read(
    'GET /v1/streets/:streetId/matters/:matterId/referrals',
    async ({ db, deps: { config }, params, caller, now }) => ({
      items: await readReferrals(db, config, { ...params, caller, now }),
    }),
  )

  on.read(
    'GET /v1/streets/:streetId/managed/matters/:matterId/referrals',
    async ({ db, deps: { config }, params, caller, now }) => ({
      items: await openReferrals(db, config, { ...params, caller, now }),
    }),
  )

  on.write(
    'POST /v1/streets/:streetId/managed/matters/:matterId/referrals',
    ({ tx, deps: { config }, params, body, caller, now }) =>
      referMatter(tx, config, { ...params, caller, wish: body, now }),
  )

  on.read('GET /v1/streets/:streetId/me/referrals', async ({ db, params, caller, now }) => ({
    items: await listAsked(db, { ...params, caller, now }),
  }))

  on.read(
    'GET /v1/streets/:streetId/referrals/:referralId',
    ({ db, deps: { config }, params, caller, now }) => openReferral(db, config, { ...params, caller, now }),
  )

  on.write(
    'POST /v1/streets/:streetId/referrals/:referralId/steps',
    ({ tx, deps: { config }, params, body, caller, now }) =>
      stepReferral(tx, config, { ...params, caller, wish: body, now }),
  )
}
