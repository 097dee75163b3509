import { bookingDenials, callDenials, callStatuses, signupDenials } from '@yunxuan/domain'
import Type, { type Static } from 'typebox'
import { inShift } from './activity.ts'
import { bookedSlot, bookingCore, waitCore } from './booking.ts'
import { endpoints } from './endpoint.ts'
import {
  id,
  inStreet,
  instant,
  line,
  list,
  nothing,
  oneOf,
  orNull,
  page,
  paging,
  record,
  streetId,
} from './schema.ts'
import { named } from './service.ts'

const { serviceId: activityId, ...ofShift } = bookedSlot.properties

/** What a volunteer needs to know of the shift they signed up or wait for. */
export const signedShift = record({ ...ofShift, activityId })
export type SignedShift = Static<typeof signedShift>

export const signup = record({
  ...bookingCore.properties,
  shift: signedShift,
  /** The stall that was chosen on a market day. */
  stall: orNull(named),
  /** Withdrawing is free until then; null when it cannot be withdrawn any more. */
  freelyWithdrawnUntil: orNull(instant),
  /** A withdrawal now would be late, and others may be called. */
  isLateToWithdraw: Type.Boolean(),
})
export type Signup = Static<typeof signup>

/** A volunteer who waits for a place of a shift; an offer is answered at the endpoints of the waitlist. */
export const signupWait = record({ ...waitCore.properties, shift: signedShift })
export type SignupWait = Static<typeof signupWait>

export const signupWish = record({
  dependantId: Type.Optional(id),
  stallId: Type.Optional(id),
  /** The guardian of a child under 14 agrees to this activity (个人信息保护法 §31). */
  guardianConsents: Type.Optional(Type.Boolean()),
})
export type SignupWish = Static<typeof signupWish>

/** A search for somebody who steps in. */
export const replacementCall = record({
  id,
  shiftId: id,
  status: oneOf(callStatuses),
  /** How many waves were sent, and how many volunteers were called in all. */
  waves: Type.Integer(),
  called: Type.Integer(),
  declined: Type.Integer(),
  /** Whether somebody's late withdrawal began it, rather than a leader. */
  isAutomatic: Type.Boolean(),
  nextWaveAt: orNull(instant),
  createdAt: instant,
})
export type ReplacementCall = Static<typeof replacementCall>

/** A call that reached the caller or one of their children. */
export const receivedCall = record({
  id,
  personName: Type.String(),
  dependantId: orNull(id),
  shift: signedShift,
  placesLeft: Type.Integer(),
  calledAt: instant,
})
export type ReceivedCall = Static<typeof receivedCall>

/** Whether a volunteer wants to be called. */
export const callChoice = record({ personId: id, dependantId: orNull(id), isCalled: Type.Boolean() })

const inSignup = record({ streetId, signupId: id })
const inCall = record({ streetId, callId: id })
const signupRefusals = ['not_found', ...signupDenials, ...bookingDenials] as const

export const signupEndpoints = endpoints({
  'POST /v1/streets/:streetId/shifts/:shiftId/signups': {
    summary: 'Sign up for a shift, oneself or a child',
    access: 'member',
    params: inShift,
    body: signupWish,
    reply: signup,
    status: 201,
    refusals: signupRefusals,
  },
  'DELETE /v1/streets/:streetId/signups/:signupId': {
    summary: 'Withdraw; late, the leaders are told and others may be called',
    access: 'member',
    params: inSignup,
    body: record({ word: Type.Optional(line(200, 0)) }),
    bodyOptional: true,
    reply: signup,
    refusals: ['not_found', 'booking_not_active', 'slot_over'],
  },
  'GET /v1/streets/:streetId/signups/:signupId': {
    summary: 'One own sign-up',
    access: 'member',
    params: inSignup,
    reply: signup,
    refusals: ['not_found'],
  },
  'GET /v1/streets/:streetId/me/signups': {
    summary: 'Own sign-ups: coming (soonest first, with what one waits for) or past (newest first)',
    access: 'member',
    params: inStreet,
    query: record({ when: Type.Optional(oneOf(['coming', 'past'])), ...paging }),
    reply: record({ ...page(signup).properties, waiting: Type.Array(signupWait) }),
    refusals: ['invalid_request'],
  },
  'POST /v1/streets/:streetId/shifts/:shiftId/waitlist': {
    summary: 'Wait for a place of a full shift',
    access: 'member',
    params: inShift,
    body: record({
      dependantId: Type.Optional(id),
      guardianConsents: Type.Optional(Type.Boolean()),
    }),
    reply: signupWait,
    status: 201,
    refusals: [...signupRefusals, 'slot_not_full', 'already_waiting', 'too_many_waits'],
  },
  'POST /v1/streets/:streetId/shifts/:shiftId/calls': {
    summary: 'Call free, fitting, nearby volunteers to a shift that lacks some, in waves; for its leaders',
    access: 'member',
    params: inShift,
    reply: replacementCall,
    status: 201,
    refusals: ['not_found', 'not_allowed', 'slot_cancelled', 'service_not_published', ...callDenials],
  },
  'GET /v1/streets/:streetId/shifts/:shiftId/calls': {
    summary: 'The searches for replacements of a shift, newest first; for its leaders',
    access: 'member',
    params: inShift,
    reply: list(replacementCall),
    refusals: ['not_found', 'not_allowed'],
  },
  'GET /v1/streets/:streetId/me/calls': {
    summary: 'Calls to step in that one may still follow, and whether one wants any',
    access: 'member',
    params: inStreet,
    reply: record({ items: Type.Array(receivedCall), choices: Type.Array(callChoice) }),
    refusals: [],
  },
  'PUT /v1/streets/:streetId/me/calls': {
    summary: 'Say whether one wants to be called',
    access: 'member',
    params: inStreet,
    body: record({ dependantId: Type.Optional(id), isCalled: Type.Boolean() }),
    reply: callChoice,
    refusals: ['not_found'],
  },
  'POST /v1/streets/:streetId/replacement-calls/:callId/decline': {
    summary: 'Say no to a call; one is not asked again for this shift',
    access: 'member',
    params: inCall,
    body: record({ dependantId: Type.Optional(id) }),
    bodyOptional: true,
    reply: nothing,
    status: 204,
    refusals: ['not_found'],
  },
})
