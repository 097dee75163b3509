import type { EndpointKey } from '@yunxuan/contract'
import type { Client } from '@yunxuan/contract/client'
import { expect, test, vi } from 'vitest'
import { lookUp } from './look-up.ts'
import type { KeptWrite } from './unanswered.ts'

// Not a phone: what is kept there is not looked at.
vi.mock('@tarojs/taro', () => ({ default: {} }))
vi.mock('../api.ts', () => ({ api: () => Promise.reject(new Error('asked by itself')) }))

const street = '/v1/streets/510104030'
const written = (endpoint: EndpointKey, path: string, body?: object): KeptWrite => ({
  key: 'k',
  accountId: 'a',
  sentAtMs: 0,
  request: { endpoint, method: 'POST', path: street + path, headers: {}, body: body && JSON.stringify(body) },
})

/** Answers reads by their path's last word; whatever else is asked fails. */
const reading = (replies: Record<string, unknown>): Client =>
  ((key: string) => {
    const name = key.split('/').at(-1) ?? ''
    return key.startsWith('GET ') && name in replies
      ? Promise.resolve(replies[name])
      : Promise.reject(new Error(`asked ${key}`))
  }) as Client

const booking = (body?: object) =>
  written('POST /v1/streets/:streetId/slots/:slotId/bookings', '/slots/s1/bookings', body)
const held = (slotId: string, status: string, dependantId: string | null = null) => ({
  items: [{ slot: { id: slotId }, shift: { id: slotId }, status, dependantId }],
})

test.each([
  ['own', booking({}), held('s1', 'booked'), 'done'],
  ['cancelled since', booking({}), held('s1', 'cancelled'), 'not_done'],
  ['of another slot', booking({}), held('s2', 'booked'), 'not_done'],
  ['for a child, and there is one’s own', booking({ dependantId: 'd1' }), held('s1', 'booked'), 'not_done'],
  ['for a child', booking({ dependantId: 'd1' }), held('s1', 'pending', 'd1'), 'done'],
] as const)('a booking %s is looked up among one’s bookings', async (_, write, bookings, came) => {
  expect(await lookUp(write, reading({ bookings }))).toBe(came)
})

test('a sign-up is looked up among one’s sign-ups', async () => {
  const write = written('POST /v1/streets/:streetId/shifts/:shiftId/signups', '/shifts/h1/signups', {})
  expect(await lookUp(write, reading({ signups: held('h1', 'booked') }))).toBe('done')
  expect(await lookUp(write, reading({ signups: held('h2', 'booked') }))).toBe('not_done')
})

test.each([
  ['DELETE /v1/streets/:streetId/bookings/:bookingId', '/bookings/b1', ':bookingId'],
  ['DELETE /v1/streets/:streetId/signups/:signupId', '/signups/b1', ':signupId'],
] as const)('%s is done when it does not stand any more', async (endpoint, path, name) => {
  const write = written(endpoint, path)
  expect(await lookUp(write, reading({ [name]: { status: 'booked' } }))).toBe('not_done')
  expect(await lookUp(write, reading({ [name]: { status: 'late_cancelled' } }))).toBe('done')
})

test('what is followed is looked up as it was wanted', async () => {
  const follows = { items: [{ service: { id: 'v1' }, isTold: false }] }
  const put = (path: string, isTold: boolean) =>
    lookUp(written('PUT /v1/streets/:streetId/me/follows/:serviceId', path, { isTold }), reading({ follows }))
  expect(await put('/me/follows/v1', false)).toBe('done')
  expect(await put('/me/follows/v1', true)).toBe('not_done')
  expect(await put('/me/follows/v2', false)).toBe('not_done')
  const drop = 'DELETE /v1/streets/:streetId/me/follows/:serviceId'
  expect(await lookUp(written(drop, '/me/follows/v1'), reading({ follows }))).toBe('not_done')
  expect(await lookUp(written(drop, '/me/follows/v2'), reading({ follows }))).toBe('done')
})

test('a loan is looked up by the id this phone gave it', async () => {
  const loans = { items: [{ id: 'l1' }] }
  const taken = (id: string) =>
    lookUp(written('POST /v1/streets/:streetId/loans', '/loans', { id }), reading({ loans }))
  expect([await taken('l1'), await taken('l2')]).toEqual(['done', 'not_done'])
  const ended = 'POST /v1/streets/:streetId/loans/:loanId/return'
  expect(await lookUp(written(ended, '/loans/l1/return', {}), reading({ loans }))).toBe('done')
  expect(await lookUp(written(ended, '/loans/l2/return', {}), reading({ loans }))).toBe('not_done')
})

test('of what leaves nothing to look up nobody claims to know', async () => {
  const write = written('POST /v1/streets/:streetId/matters', '/matters', {})
  expect(await lookUp(write, reading({}))).toBe('unknown')
})
