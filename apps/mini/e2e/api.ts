import type { ServiceEdit } from '@yunxuan/contract'
import { type Client, createClient } from '@yunxuan/contract/client'
import { addDays, shanghaiClock, shanghaiDate } from '@yunxuan/domain'
import { inject } from 'vitest'
import type {} from '../../../e2e/serve.global.ts'

export const streetId = '510104030'
export const coordinator = '唐敏'
const reviewer = '罗文博'

/** In the titles of a run's services, so that one database serves many runs. */
export const run = Date.now().toString(36).slice(-5)

/** A client that calls the served API as one of the demo's people of Shahe. */
export async function clientOf(name: string): Promise<Client> {
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
  const people = await client('GET /v1/demo/people', { query: { streetId } })
  const person = people.items.find(each => each.name === name)
  if (person === undefined) throw new Error(`the demo has no ${name}`)
  const session = await client('POST /v1/demo/sessions', { body: { personId: person.id, streetId } })
  token = session.accessToken
  return client
}

interface Own extends Partial<ServiceEdit> {
  title: string
  places: number
  /** Days from today, one slot each. */
  days: readonly number[]
  /** Clock time in Shanghai. */
  time: string
}

/** Publishes a service of the test's own, with slots on the days it says. */
export async function publishOwnService({ title, places, days, time, ...edit }: Own) {
  const params = { streetId }
  const writer = await clientOf(coordinator)
  const { items: organizations } = await writer('GET /v1/streets/:streetId/organizations', { params })
  const { items: locations } = await writer('GET /v1/streets/:streetId/locations', { params })
  const [organization, location] = [organizations[0], locations[0]]
  if (organization === undefined || location === undefined) throw new Error('the demo has no place')
  const draft = await writer('POST /v1/streets/:streetId/managed/services', {
    params,
    body: { ...plainEdit, title, organizationId: organization.id, locationId: location.id, ...edit },
  })
  const inService = { streetId, serviceId: draft.id }
  const transition = 'POST /v1/streets/:streetId/managed/services/:serviceId/transition'
  await writer(transition, { params: inService, body: { to: 'in_review', reason: '' } })
  const second = await clientOf(reviewer)
  await second(transition, { params: inService, body: { to: 'published', reason: '' } })
  const slotIds: string[] = []
  for (const offset of days) {
    const day = addDays(shanghaiDate(new Date()), offset)
    const weekday = shanghaiClock(new Date(`${day}T12:00:00+08:00`)).weekday
    const rule = { from: day, to: day, everyWeeks: 1, weekdays: [weekday], time, durationMinutes: 60 }
    const made = await writer('POST /v1/streets/:streetId/managed/services/:serviceId/slots', {
      params: inService,
      body: { ...rule, except: [], holidays: 'keep', places, room: '一楼' },
    })
    const [slot] = made.items
    if (slot === undefined) throw new Error('no slot was made')
    slotIds.push(slot.id)
  }
  return { serviceId: draft.id, slotIds }
}

const plainEdit = {
  summary: '走查用的一项服务',
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
  needsApproval: false,
  noteKind: null,
  partyMax: 6,
  cancelCutoffMinutes: null,
  bookingOpensDays: null,
  bookingClosesMinutes: null,
} satisfies Omit<ServiceEdit, 'title' | 'organizationId' | 'locationId'>
