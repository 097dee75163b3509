import type { Client } from '@yunxuan/contract/client'
import { api } from '../api.ts'
import { type KeptWrite, paramOf } from './unanswered.ts'

const live = ['pending', 'booked', 'attended', 'no_show', 'excused']

/** Tells from what stands now whether a write was done whose key is too old to ask by. */
export async function lookUp(write: KeptWrite, ask: Client = api): Promise<'done' | 'not_done' | 'unknown'> {
  const streetId = paramOf(write, 'streetId') ?? ''
  switch (write.request.endpoint) {
    case 'POST /v1/streets/:streetId/slots/:slotId/bookings': {
      const ofSlot = (await listBookings(ask, streetId)).filter(
        ({ slot }) => slot.id === paramOf(write, 'slotId'),
      )
      return isHeldBy(write, ofSlot)
    }
    case 'DELETE /v1/streets/:streetId/bookings/:bookingId': {
      const bookingId = paramOf(write, 'bookingId') ?? ''
      const { status } = await ask('GET /v1/streets/:streetId/bookings/:bookingId', {
        params: { streetId, bookingId },
      })
      return live.includes(status) ? 'not_done' : 'done'
    }
    case 'POST /v1/streets/:streetId/shifts/:shiftId/signups': {
      const ofShift = (await listSignups(ask, streetId)).filter(
        ({ shift }) => shift.id === paramOf(write, 'shiftId'),
      )
      return isHeldBy(write, ofShift)
    }
    case 'DELETE /v1/streets/:streetId/signups/:signupId': {
      const signupId = paramOf(write, 'signupId') ?? ''
      const { status } = await ask('GET /v1/streets/:streetId/signups/:signupId', {
        params: { streetId, signupId },
      })
      return live.includes(status) ? 'not_done' : 'done'
    }
    case 'PUT /v1/streets/:streetId/me/follows/:serviceId':
      return (await isFollowed(write, ask)) ? 'done' : 'not_done'
    case 'DELETE /v1/streets/:streetId/me/follows/:serviceId':
      return (await isFollowed(write, ask)) ? 'not_done' : 'done'
    case 'POST /v1/streets/:streetId/loans': {
      const wish: unknown = JSON.parse(write.request.body ?? '{}')
      const isThere = (id: string) =>
        typeof wish === 'object' && wish !== null && 'id' in wish && wish.id === id
      const lists = [await listLoans(ask, streetId, 'out'), await listLoans(ask, streetId, 'ended')]
      return lists.flat().some(({ id }) => isThere(id)) ? 'done' : 'not_done'
    }
    case 'POST /v1/streets/:streetId/loans/:loanId/return': {
      const ended = await listLoans(ask, streetId, 'ended')
      return ended.some(({ id }) => id === paramOf(write, 'loanId')) ? 'done' : 'not_done'
    }
    default:
      return 'unknown'
  }
}

/** Whether the service of a write is followed, as the write wanted it to be. */
async function isFollowed(write: KeptWrite, ask: Client): Promise<boolean> {
  const params = { streetId: paramOf(write, 'streetId') ?? '' }
  const { items } = await ask('GET /v1/streets/:streetId/me/follows', { params })
  const one = items.find(({ service }) => service.id === paramOf(write, 'serviceId'))
  const { body } = write.request
  return one !== undefined && (body === undefined || JSON.stringify({ isTold: one.isTold }) === body)
}

async function listBookings(ask: Client, streetId: string) {
  const of = (when: 'coming' | 'past') =>
    ask('GET /v1/streets/:streetId/me/bookings', { params: { streetId }, query: { when } })
  const lists = await Promise.all([of('coming'), of('past')])
  return lists.flatMap(({ items }) => items)
}

async function listSignups(ask: Client, streetId: string) {
  const of = (when: 'coming' | 'past') =>
    ask('GET /v1/streets/:streetId/me/signups', { params: { streetId }, query: { when } })
  const lists = await Promise.all([of('coming'), of('past')])
  return lists.flatMap(({ items }) => items)
}

async function listLoans(ask: Client, streetId: string, state: 'out' | 'ended') {
  return (await ask('GET /v1/streets/:streetId/me/loans', { params: { streetId }, query: { state } })).items
}

/** Whether one of these is still the place that was asked for, for whom it was asked. */
function isHeldBy(
  { request }: KeptWrite,
  held: readonly { status: string; dependantId: string | null }[],
): 'done' | 'not_done' {
  const asked: unknown = JSON.parse(request.body ?? '{}')
  const whose =
    typeof asked === 'object' && asked !== null && 'dependantId' in asked ? asked.dependantId : null
  return held.some(one => one.dependantId === whose && live.includes(one.status)) ? 'done' : 'not_done'
}
