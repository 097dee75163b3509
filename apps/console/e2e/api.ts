import type { ServiceEdit } from '@yunxuan/contract'
import { type Client, createClient } from '@yunxuan/contract/client'
import { shanghaiDate } from '@yunxuan/domain'
import { inject } from 'vitest'
import { shahe } from './browser.ts'

export const coordinator = '唐敏'
export const reviewer = '罗文博'
export const administrator = '蒋雪梅'

/** A client that calls the served API as one of the demo's people of Shahe, or as a guest. */
export async function clientOf(name?: string): Promise<Client> {
  const baseUrl = inject('baseUrl')
  let token: string | undefined
  const client = createClient(async ({ method, path, headers, body }) => {
    const response = await fetch(baseUrl + path, {
      method,
      headers: token === undefined ? headers : { ...headers, authorization: `Bearer ${token}` },
      ...(body === undefined ? {} : { body }),
    })
    const text = await response.text()
    return { status: response.status, body: text === '' ? null : JSON.parse(text) }
  })
  if (name === undefined) return client
  const people = await client('GET /v1/demo/people', { query: { streetId: shahe } })
  const person = people.items.find(each => each.name === name)
  if (person === undefined) throw new Error(`the demo has no ${name}`)
  const session = await client('POST /v1/demo/sessions', { body: { personId: person.id, streetId: shahe } })
  token = session.accessToken
  return client
}

interface Own {
  title: string
  places: number
  needsApproval?: boolean
}

/** Publishes a service of the test's own, with one slot that begins in two minutes. */
export async function publishOwnService({ title, places, needsApproval = false }: Own) {
  const params = { streetId: shahe }
  const writer = await clientOf(coordinator)
  const { items: organizations } = await writer('GET /v1/streets/:streetId/organizations', { params })
  const { items: locations } = await writer('GET /v1/streets/:streetId/locations', { params })
  const organization = organizations[0]
  const location = locations[0]
  if (organization === undefined || location === undefined) throw new Error('the demo has no place')
  const draft = await writer('POST /v1/streets/:streetId/managed/services', {
    params,
    body: { ...plainEdit, title, organizationId: organization.id, locationId: location.id, needsApproval },
  })
  const inService = { ...params, serviceId: draft.id }
  const transition = 'POST /v1/streets/:streetId/managed/services/:serviceId/transition'
  await writer(transition, { params: inService, body: { to: 'in_review', reason: '' } })
  const second = await clientOf(reviewer)
  await second(transition, { params: inService, body: { to: 'published', reason: '' } })
  const { day, time, weekday } = soon()
  const made = await writer('POST /v1/streets/:streetId/managed/services/:serviceId/slots', {
    params: inService,
    body: {
      from: day,
      to: day,
      everyWeeks: 1,
      weekdays: [weekday],
      time,
      durationMinutes: 60,
      except: [],
      holidays: 'keep',
      places,
      room: '一楼',
    },
  })
  const slot = made.items[0]
  if (slot === undefined) throw new Error('no slot was made')
  return { serviceId: draft.id, slotId: slot.id }
}

function soon() {
  const startsAt = new Date(Date.now() + 2 * 60_000)
  const shanghai = new Date(startsAt.getTime() + 8 * 3_600_000)
  return {
    day: shanghaiDate(startsAt),
    time: shanghai.toISOString().slice(11, 16),
    weekday: shanghai.getUTCDay(),
  }
}

const plainEdit = {
  summary: '给走查用的一项服务',
  description: '',
  category: 'convenience',
  brandId: null,
  mode: 'on_site',
  audiences: ['everyone'],
  isAudienceStrict: false,
  eligibility: '',
  minimumAge: null,
  maximumAge: null,
  residentsOf: [],
  bring: [],
  feeFen: null,
  feeNote: '',
  phone: '',
  keywords: [],
  durationMinutes: 60,
  placesPerSlot: 5,
  noteKind: null,
  partyMax: 6,
  cancelCutoffMinutes: null,
  bookingOpensDays: null,
  bookingClosesMinutes: null,
} satisfies Omit<ServiceEdit, 'title' | 'organizationId' | 'locationId' | 'needsApproval'>
