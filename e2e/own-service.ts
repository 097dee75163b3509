import type { ServiceEdit } from '@yunxuan/contract'
import { addDays, shanghaiClock, shanghaiDate } from '@yunxuan/domain'
import pg from 'pg'
import { inject } from 'vitest'
import { clientOf, coordinator, reviewer, shahe } from './people.ts'

const transition = 'POST /v1/streets/:streetId/managed/services/:serviceId/transition'

/** Writes a draft of the test's own. */
export async function draftOwnService({ title, ...edit }: Partial<ServiceEdit> & { title: string }) {
  const params = { streetId: shahe }
  const writer = await clientOf(coordinator)
  const { items: organizations } = await writer('GET /v1/streets/:streetId/organizations', { params })
  const { items: locations } = await writer('GET /v1/streets/:streetId/locations', { params })
  const [organization, location] = [organizations[0], locations[0]]
  if (organization === undefined || location === undefined) throw new Error('the demo has no place')
  const draft = await writer('POST /v1/streets/:streetId/managed/services', {
    params,
    body: { ...plainEdit, title, organizationId: organization.id, locationId: location.id, ...edit },
  })
  return { writer, inService: { streetId: shahe, serviceId: draft.id }, version: draft.version }
}

interface Own extends Partial<ServiceEdit> {
  title: string
  places: number
  /** Days from today, one slot each; tomorrow when left out. */
  days?: readonly number[]
  /** Clock time in Shanghai; at six in the morning nobody of the demo is expected anywhere, on whatever weekday. */
  time?: string
}

/** Publishes a service of the test's own, with slots on the days it says. */
export async function publishOwnService({ places, days = [1], time = '09:00', ...edit }: Own) {
  const { writer, inService, version } = await draftOwnService(edit)
  const submit = { version, to: 'in_review' as const, reason: '' }
  const submitted = await writer(transition, { params: inService, body: submit })
  const second = await clientOf(reviewer)
  await second(transition, {
    params: inService,
    body: { version: submitted.version, to: 'published', reason: '' },
  })
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
  return { serviceId: inService.serviceId, slotIds }
}

/** Lets a slot have begun a minute ago, today in Shanghai: no screen makes a slot in the past. */
export async function letBegin(slotId: string | undefined): Promise<void> {
  const client = new pg.Client({ connectionString: inject('databaseUrl') })
  await client.connect()
  try {
    await client.query(
      `update slot set starts_at = began.at, ends_at = began.at + interval '1 hour'
        from (select greatest(date_trunc('day', now(), 'Asia/Shanghai'), now() - interval '1 minute') as at) began
        where id = $1`,
      [slotId],
    )
  } finally {
    await client.end()
  }
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
  preparation: [],
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
  picture: null,
} satisfies Omit<ServiceEdit, 'title' | 'organizationId' | 'locationId'>
