import { referralActs, referralDenials, referralStatuses, referralStepDenials } from '@yunxuan/domain'
import Type, { type Static } from 'typebox'
import { anyStaff, endpoints } from './endpoint.ts'
import { day, id, inStreet, instant, line, list, oneOf, orNull, record, streetId } from './schema.ts'

const asked = {
  id,
  /** The organization that was asked. */
  organizationName: Type.String(),
  status: oneOf(referralStatuses),
  askedAt: instant,
  /** By which day it is to answer. */
  dueOn: day,
  /** By which day it does what it said. */
  promisedOn: orNull(day),
}

/** What an organization was asked, without a word of it: it is opened one by one. */
export const askedReferral = record(asked)
export type AskedReferral = Static<typeof askedReferral>

/** An organization asked to answer what an enterprise needs (请单位来答), with what was said; null where it was erased. */
export const referral = record({
  ...asked,
  matterNumber: Type.String(),
  /** What the office wrote to it. */
  ask: orNull(Type.String()),
  /** What it says it can do, or why it cannot. */
  answer: orNull(Type.String()),
  /** Why it was not taken, or came to nothing. */
  word: orNull(Type.String()),
  /** The other side, while both said yes and it is not over; null where they gave no number. */
  contact: orNull(
    record({
      name: Type.String(),
      organizationName: orNull(Type.String()),
      phone: orNull(Type.String()),
    }),
  ),
  acts: Type.Array(oneOf(referralActs)),
  version: Type.Integer(),
})
export type Referral = Static<typeof referral>

const inMatter = record({ streetId, matterId: id })
const inReferral = record({ streetId, referralId: id })

export const referralEndpoints = endpoints({
  'GET /v1/streets/:streetId/matters/:matterId/referrals': {
    summary: 'Whom the office asked to answer what my organization needs, and what they say',
    access: 'member',
    params: inMatter,
    reply: list(referral),
    refusals: ['not_found'],
  },
  'GET /v1/streets/:streetId/managed/matters/:matterId/referrals': {
    summary: 'The same as staff work on it; opening what was said in confidence is written down',
    access: anyStaff,
    params: inMatter,
    reply: list(referral),
    refusals: ['not_found', 'not_allowed'],
  },
  'POST /v1/streets/:streetId/managed/matters/:matterId/referrals': {
    summary:
      'Ask a bank, a department or a firm to answer what an enterprise needs; whoever speaks for it is told',
    access: anyStaff,
    params: inMatter,
    body: record({
      organizationId: id,
      /** What it reads: the words of the office, not those of the enterprise. */
      text: line(500, 5),
      dueOn: day,
    }),
    reply: record({ id, told: Type.Integer() }),
    status: 201,
    refusals: ['not_found', 'not_allowed', ...referralDenials],
  },
  'GET /v1/streets/:streetId/me/referrals': {
    summary: 'What the organizations were asked that I work or speak for, newest first',
    access: 'member',
    params: inStreet,
    reply: list(askedReferral),
    refusals: [],
  },
  'GET /v1/streets/:streetId/referrals/:referralId': {
    summary: 'One of these, opened; that is written down',
    access: 'member',
    params: inReferral,
    reply: referral,
    refusals: ['not_found'],
  },
  'POST /v1/streets/:streetId/referrals/:referralId/steps': {
    summary: 'Do the next thing with it; the only write once it was asked',
    access: 'member',
    params: inReferral,
    body: record({
      act: oneOf(referralActs),
      /** As the caller saw it. */
      version: Type.Integer({ minimum: 1 }),
      word: Type.Optional(line(500)),
      /** Of promising: by which day. */
      dueOn: Type.Optional(day),
    }),
    reply: record({ id, status: oneOf(referralStatuses), version: Type.Integer() }),
    refusals: ['not_found', 'not_allowed', 'changed_meanwhile', ...referralStepDenials],
  },
})
