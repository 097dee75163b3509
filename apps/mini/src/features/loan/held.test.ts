import type { EndpointKey, Loan } from '@yunxuan/contract'
import { expect, test } from 'vitest'
import type { KeptWrite } from '../../writes/unanswered.ts'
import { heldNow } from './held.ts'

const streetId = '371602002'
const write = (
  endpoint: EndpointKey,
  path: string,
  body: object,
  more: Partial<KeptWrite> = {},
): KeptWrite => ({
  ...{ key: 'k', accountId: 'a', sentAtMs: 0 },
  request: {
    ...{ endpoint, method: 'POST', path: `/v1/streets/${streetId}${path}`, headers: {} },
    ...{ body: JSON.stringify(body), about: '雨伞' },
  },
  ...more,
})
const takenAt = '2026-11-28T00:00:00.000Z'
const taken = (id: string, more: Partial<KeptWrite> = {}) =>
  write('POST /v1/streets/:streetId/loans', '/loans', { id, itemId: 'i', takenAt }, more)
const ended = (id: string) =>
  write('POST /v1/streets/:streetId/loans/:loanId/return', `/loans/${id}/return`, { itemId: 'i', takenAt })
// Only what is looked at.
const known = (id: string) => ({ id, itemId: 'i', itemName: '雨伞', takenAt }) as Loan
const ids = (...of: Parameters<typeof heldNow>) => heldNow(...of).map(({ id }) => id)

test('what was taken without a network is in hand, and given back there it is not, before anybody heard of it', () => {
  expect(ids([], [taken('l1')], streetId)).toEqual(['l1'])
  expect(heldNow([], [taken('l1')], streetId)).toMatchObject([{ name: '雨伞', loan: null }])
  expect(ids([], [taken('l1'), ended('l1')], streetId)).toEqual([])
  expect(ids([known('l2')], [ended('l2')], streetId)).toEqual([])
})

test('what was heard of is there once, what was refused or is another street’s not at all', () => {
  expect(ids([known('l1')], [taken('l1')], streetId)).toEqual(['l1'])
  expect(ids([], [taken('l1', { answer: { status: 409, body: null } })], streetId)).toEqual([])
  expect(ids([], [taken('l1')], '510104030')).toEqual([])
})
