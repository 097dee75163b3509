import type { ItemEdit, RoomEdit, RoomWish, StationEdit } from '@yunxuan/contract'
import { newId } from '../../src/platform/ids.ts'
import { fileForm } from '../file-form.ts'
import type { House } from '../house.ts'
import { photograph } from '../send-picture.ts'
import type { SownMember, SownStreet } from '../sow.ts'
import { sowSignup } from '../sow-shift.ts'
import type { People } from './callers.ts'

const hourMs = 3_600_000

/** What a station says that is open around the clock. */
export const anyStation: StationEdit = {
  ...{ kind: 'rest_stop', phone: null, note: '', closure: null },
  hours: [{ weekday: 1, opensAt: 0, closesAt: 1440 }],
  facilities: [{ facility: 'seats', state: 'working' }],
}

/** What somebody lends. */
export const anyItem: ItemEdit = {
  ...{ name: '雨伞', daysMax: 7 },
  ...{ isUsedUp: false, needsPerson: false, isWithdrawn: false },
}

/** What somebody says of a room. */
export const anyRoom: RoomEdit = {
  ...{ name: '共享客厅', capacity: 30, features: [], bufferMinutes: 0, rules: '' },
  ...{ needsApproval: true, isWithdrawn: false },
  segments: [1, 2, 3, 4, 5, 6, 7].map(weekday => ({ weekday, opensAt: 540, closesAt: 720 })),
}

/** What somebody asks a room for on a day. */
export const anyRoomWish = (day: string): RoomWish => ({
  ...{ startsAt: `${day}T01:00:00Z`, endsAt: `${day}T04:00:00Z` },
  ...{ purpose: '合唱排练', heads: 10, groupName: '' },
})

export interface Scene {
  house: House
  street: SownStreet
  people: People
}

/** Rows of services and whoever comes to them: all of the community and the organization that is "here". */
export async function sowServiceRows({ house, street, people }: Scene) {
  const { streetId } = street
  const params = { streetId }
  const admin = await house.as(people.administrator)
  const resident = await house.as(people.resident)
  const book = (slotId: string, body = {}) =>
    resident('POST /v1/streets/:streetId/slots/:slotId/bookings', { params: { streetId, slotId }, body })
  const begun = (minutes: number) => ({ startsAt: new Date(house.clock.now.getTime() - minutes * 60_000) })
  await admin('PUT /v1/streets/:streetId/managed/stations/:locationId', {
    params: { streetId, locationId: street.locationId },
    body: { version: 0, edit: anyStation },
  })
  const lent = await lendSomething(house, street, people)
  const rooms = await aRoom(house, street, people)
  // Each at a time of its own: nobody may be in two places at once.
  const inHours = (hours: number) => begun(-hours * 60)
  const { slotId: freeSlotId, serviceId } = await house.sow.aSlot(street, { places: 1000, ...inHours(24) })
  const { slotId: bookedSlotId } = await house.sow.aSlot(street, inHours(27))
  const booked = await book(bookedSlotId)
  const late = await house.sow.aSlot(street, begun(30))
  const receivedId = await sowSignup(house, { ...late, shiftId: late.slotId }, people.resident)
  const received = { params: { streetId, bookingId: receivedId } }
  await admin('POST /v1/streets/:streetId/bookings/:bookingId/check-in', received)
  const here = await house.sow.aSlot(street, begun(60))
  const expectedId = await sowSignup(house, { ...here, shiftId: here.slotId }, people.resident)
  const expected = await resident('GET /v1/streets/:streetId/bookings/:bookingId', {
    params: { streetId, bookingId: expectedId },
  })
  const asked = await house.sow.aSlot(street, { ...inHours(30), service: { needsApproval: true } })
  const pending = await book(asked.slotId)
  const rated = await house.sow.aSlot(street, begun(20))
  const ratedBookingId = await sowSignup(house, { ...rated, shiftId: rated.slotId }, people.resident)
  await admin('POST /v1/streets/:streetId/bookings/:bookingId/check-in', {
    params: { streetId, bookingId: ratedBookingId },
  })
  const rating = await resident('POST /v1/streets/:streetId/bookings/:bookingId/rating', {
    params: { streetId, bookingId: ratedBookingId },
    body: { stars: 5, tags: [], text: '很好' },
  })
  const noted = await house.sow.aSlot(street, { ...inHours(33), service: { noteKind: 'health' } })
  const note = { kind: 'health' as const, text: '膝盖不好', healthConsent: true }
  const withNote = await book(noted.slotId, { note })
  const full = await house.sow.aSlot(street, { ...inHours(36), places: 1 })
  await sowSignup(house, { ...full, shiftId: full.slotId }, people.volunteer)
  const waiting = await house.sow.aSlot(street, { ...inHours(39), places: 1 })
  await sowSignup(house, { ...waiting, shiftId: waiting.slotId }, people.volunteer)
  const entry = await resident('POST /v1/streets/:streetId/slots/:slotId/waitlist', {
    params: { streetId, slotId: waiting.slotId },
    body: {},
  })
  const offerEntryId = await anOffer(house, street, people.resident)
  const moved = await house.sow.aSlot(street, inHours(42))
  await book(moved.slotId)
  await admin('POST /v1/streets/:streetId/slots/:slotId/cancellation', {
    params: { streetId, slotId: moved.slotId },
    body: { reason: '大夫临时有事' },
  })
  const calls = await admin('GET /v1/streets/:streetId/calls', { params, query: {} })
  const inbox = await resident('GET /v1/streets/:streetId/me/notices', { params, query: {} })
  const dependantId = await house.sow.aDependant(people.resident)
  const calendar = await resident('POST /v1/streets/:streetId/me/calendar', { params })
  return {
    ...lent,
    ...rooms,
    calendarSecret: calendar.url.split('/').at(-1) ?? '',
    serviceId,
    freeSlotId,
    fullSlotId: full.slotId,
    hereSlotId: here.slotId,
    booked,
    expectedId,
    expectedCode: expected.code,
    receivedId,
    pendingId: pending.id,
    attendedId: receivedId,
    notedId: withNote.id,
    ratingId: rating.id,
    entryId: entry.id,
    offerEntryId,
    noticeId: calls.items[0]?.id ?? '',
    ownNoticeId: inbox.items[0]?.id ?? '',
    dependantId,
    birthlessId: (await house.sow.aMember(street, { birthDate: null })).memberId,
    draftId: await house.sow.aService(street, { status: 'draft' }),
    inReviewId: await house.sow.aService(street, { status: 'in_review', version: 2 }),
    pictureId: await aPicture(house, street, people.resident, serviceId),
    ...(await aChangedService(house, street, people)),
    ...(await anImport(house, street, people.administrator)),
  }
}

/** What a station lends, one of which a resident has, and what is used up there. */
async function lendSomething(house: House, street: SownStreet, people: People) {
  const { streetId, locationId } = street
  const params = { streetId }
  const admin = await house.as(people.administrator)
  const add = async (edit: ItemEdit) => {
    const body = { locationId, pieces: 900, edit }
    return (await admin('POST /v1/streets/:streetId/managed/items', { params, body })).id
  }
  const itemId = await add(anyItem)
  const usedUpId = await add({ ...anyItem, name: '创可贴', isUsedUp: true })
  const resident = await house.as(people.resident)
  const loan = await resident('POST /v1/streets/:streetId/loans', {
    params,
    body: { id: newId(), itemId, takenAt: house.clock.now.toISOString() },
  })
  return { itemId, usedUpId, loanId: loan.id, takenAt: loan.takenAt }
}

/** A room that a resident asked for, and one that is closed for a while. */
async function aRoom(house: House, street: SownStreet, people: People) {
  const { streetId, locationId } = street
  const params = { streetId }
  const admin = await house.as(people.administrator)
  const { id: roomId } = await admin('POST /v1/streets/:streetId/managed/rooms', {
    params,
    body: { locationId, edit: anyRoom },
  })
  const resident = await house.as(people.resident)
  const inRoom = { streetId, roomId }
  const use = await resident('POST /v1/streets/:streetId/rooms/:roomId/uses', {
    params: inRoom,
    body: anyRoomWish('2026-12-07'),
  })
  await admin('POST /v1/streets/:streetId/managed/rooms/:roomId/closures', {
    params: inRoom,
    body: { from: '2026-12-08T00:00:00Z', until: '2026-12-09T00:00:00Z', reason: '换地板' },
  })
  const { items } = await admin('GET /v1/streets/:streetId/managed/room-calendar', {
    params,
    query: { from: '2026-12-08' },
  })
  return { roomId, useId: use.id, closureId: items[0]?.id ?? '' }
}

/** Somebody is offered the place that another gave back. */
async function anOffer(house: House, street: SownStreet, of: SownMember): Promise<string> {
  const { streetId } = street
  const startsAt = new Date(house.clock.now.getTime() + 45 * hourMs)
  const slot = await house.sow.aSlot(street, { startsAt, places: 1 })
  const holder = await house.as(await house.sow.aMember(street))
  const waiter = await house.as(of)
  const params = { streetId, slotId: slot.slotId }
  const booking = await holder('POST /v1/streets/:streetId/slots/:slotId/bookings', { params, body: {} })
  const entry = await waiter('POST /v1/streets/:streetId/slots/:slotId/waitlist', { params, body: {} })
  await holder('DELETE /v1/streets/:streetId/bookings/:bookingId', {
    params: { streetId, bookingId: booking.id },
    body: {},
  })
  return entry.id
}

/** A picture that somebody sent, and that a service shows. */
async function aPicture(
  house: House,
  { streetId }: SownStreet,
  by: SownMember,
  serviceId: string,
): Promise<string> {
  const form = fileForm(await photograph(), '照片.jpg')
  const pictureId = await upload(house, `/v1/streets/${streetId}/pictures`, by, form)
  await house.db.$client.query('update service set picture_id = $3 where street_id = $1 and id = $2', [
    streetId,
    serviceId,
    pictureId,
  ])
  return pictureId
}

/** A published service that was changed and waits for a second reader. */
async function aChangedService(house: House, street: SownStreet, { administrator }: People) {
  const { streetId } = street
  const admin = await house.as(administrator)
  const changedId = await house.sow.aService(street, { title: '测血压' })
  const params = { streetId, serviceId: changedId }
  const read = await admin('GET /v1/streets/:streetId/managed/services/:serviceId', { params })
  await admin('PUT /v1/streets/:streetId/managed/services/:serviceId', {
    params,
    body: { version: read.version, edit: { ...read.edit, title: '测血压和血糖' } },
  })
  const changes = await admin('GET /v1/streets/:streetId/managed/changes', { params: { streetId } })
  const change = changes.items.find(one => one.serviceId === changedId)
  return { changedId, changedAt: change?.changedAt ?? '', serviceEdit: read.edit }
}

export const servicesCsv = Buffer.from('名称,分类,机构,地点,简介\n磨剪刀,义诊,东社区党委,活动室,每月一次\n')
export const paper = Buffer.from([0xff, 0xd8, 0xff, 0xe0])

async function anImport(house: House, street: SownStreet, by: SownMember) {
  const form = fileForm(servicesCsv, '服务.csv')
  const importId = await upload(house, `/v1/streets/${street.streetId}/imports`, by, form)
  return { importId }
}

/** Sends a form as somebody, and returns the id of what came of it. */
export async function upload(
  house: House,
  url: string,
  by: SownMember,
  form: { contentType: string; payload: Buffer },
): Promise<string> {
  const reply = await house.app.inject({
    method: 'POST',
    url,
    headers: {
      'content-type': form.contentType,
      'idempotency-key': newId(),
      authorization: `Bearer ${await house.tokenOf(by)}`,
    },
    payload: form.payload,
  })
  if (reply.statusCode !== 201) throw new Error(`an upload was refused: ${reply.body}`)
  const { id, errors = [] } = reply.json<{ id: string; errors?: unknown[] }>()
  if (errors.length > 0) throw new Error(`an upload has errors: ${reply.body}`)
  return id
}
