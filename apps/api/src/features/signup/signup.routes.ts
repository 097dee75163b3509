import type { ReplacementCall } from '@yunxuan/contract'
import { madeOf, type Serving } from '../../platform/serve.ts'
import type { PresentPlace } from '../booking/place-ask.ts'
import { readActivity } from './activity-page.ts'
import { callVolunteers, chooseCalls, declineCall, readCalls } from './call.service.ts'
import { type CallRow, listCallChoices } from './call.store.ts'
import { listOwnSignups, listReceivedCalls, presentOwnSignup, readOwnSignup } from './signup.queries.ts'
import { signUp, waitForShift, withdraw } from './signup.service.ts'
import { presentSignup, presentSignupWait } from './signup-present.ts'

export function bindSignup(on: Serving): void {
  on.read(
    'GET /v1/streets/:streetId/activities/:activityId',
    async ({ db, deps, params, query, caller, now }) =>
      madeOf(
        await readActivity(db, {
          config: deps.config,
          ...params,
          member: caller?.member ?? null,
          dependantId: query.dependantId,
          now,
        }),
      ),
  )

  on.batch(
    'POST /v1/streets/:streetId/shifts/:shiftId/signups',
    ({ params, body, caller, now, claim, deps }) => {
      const context = { config: deps.config, streetId: params.streetId, now }
      const present: PresentPlace = had => presentSignup(had.booking, had.slot, had.stall, context)
      return signUp(deps, { ...params, memberId: caller.member.id, wish: body, now, claim, present })
    },
  )

  on.write(
    'DELETE /v1/streets/:streetId/signups/:signupId',
    async ({ params, body, caller, now, tx, deps }) => {
      const ask = { ...params, memberId: caller.member.id, word: body.word ?? '', now }
      const context = { config: deps.config, streetId: params.streetId, now }
      return presentOwnSignup(tx, await withdraw(tx, ask), context)
    },
  )

  on.read('GET /v1/streets/:streetId/signups/:signupId', ({ params, caller, now, db, deps }) =>
    readOwnSignup(db, caller.member.id, params.signupId, {
      config: deps.config,
      streetId: params.streetId,
      now,
    }),
  )

  on.read('GET /v1/streets/:streetId/me/signups', ({ params, query, caller, now, db, deps }) =>
    listOwnSignups(db, caller.member.id, query, { config: deps.config, streetId: params.streetId, now }),
  )

  on.write(
    'POST /v1/streets/:streetId/shifts/:shiftId/waitlist',
    async ({ params, body, caller, now, tx, deps }) => {
      const { entry, slot } = await waitForShift(tx, {
        config: deps.config,
        ...params,
        memberId: caller.member.id,
        dependantId: body.dependantId ?? null,
        guardianConsents: body.guardianConsents ?? false,
        now,
      })
      return presentSignupWait(entry, slot)
    },
  )

  bindCalls(on)
}

function bindCalls(on: Serving): void {
  on.write('POST /v1/streets/:streetId/shifts/:shiftId/calls', async ({ params, caller, now, tx }) =>
    presentCall(await callVolunteers(tx, { ...params, caller, now })),
  )

  on.read('GET /v1/streets/:streetId/shifts/:shiftId/calls', async ({ params, caller, now, db }) => ({
    items: (await readCalls(db, { ...params, caller, now })).map(presentCall),
  }))

  on.read('GET /v1/streets/:streetId/me/calls', async ({ params, caller, now, db }) => {
    const of = { ...params, memberId: caller.member.id, now }
    const choices = await listCallChoices(db, of.streetId, of.memberId)
    return { items: await listReceivedCalls(db, of), choices }
  })

  on.write('PUT /v1/streets/:streetId/me/calls', ({ params, body, caller, now, tx }) =>
    chooseCalls(tx, {
      ...params,
      memberId: caller.member.id,
      dependantId: body.dependantId ?? null,
      isCalled: body.isCalled,
      now,
    }),
  )

  on.write(
    'POST /v1/streets/:streetId/replacement-calls/:callId/decline',
    async ({ params, body, caller, now, tx }) => {
      const dependantId = body.dependantId ?? null
      await declineCall(tx, { ...params, memberId: caller.member.id, dependantId, now })
      return null
    },
  )
}

function presentCall(call: CallRow): ReplacementCall {
  return {
    id: call.id,
    shiftId: call.slotId,
    status: call.status,
    waves: call.waves,
    called: call.called,
    declined: call.declined,
    isAutomatic: call.openedBy === null,
    nextWaveAt: call.status === 'open' ? call.nextWaveAt.toISOString() : null,
    createdAt: call.createdAt.toISOString(),
  }
}
