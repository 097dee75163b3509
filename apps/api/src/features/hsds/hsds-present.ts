import { createHash } from 'node:crypto'
import {
  addDays,
  audienceNames,
  categoryNames,
  fromGcj02,
  type GuidePaper,
  sayBefore,
  sayMinute,
  shanghaiDate,
  stationKindNames,
  validityOn,
  wholeDay,
} from '@yunxuan/domain'
import { type PublicKind, plainPage } from '../../platform/addresses.ts'
import { fromMinutes } from '../station/opening-minutes.ts'
import type { GuideRow, LocationRow, ServiceRow, SlotRow, StreetRow } from './hsds.store.ts'

type Json = Record<string, unknown>

/** What is presented beside a row. */
export interface Showing {
  street: StreetRow
  publicUrl: string
  now: Date
}

/** Where a service is had, and when. */
export interface Had {
  locations: readonly LocationRow[]
  slots: readonly SlotRow[]
}

const version = 5

/** Returns an id that always stands for the same thing, where ours has none of its own: made of what it is of (RFC 9562, version 5). */
export function idOf(...of: readonly string[]): string {
  const bytes = createHash('sha1').update(of.join(' ')).digest().subarray(0, 16)
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | (version << 4)
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = bytes.toString('hex')
  return [0, 8, 12, 16, 20].map((from, at, all) => hex.slice(from, all[at + 1])).join('-')
}

export const streetOrganizationId = (streetId: string): string => idOf('street', streetId)
export const atLocationId = (serviceId: string, locationId: string): string =>
  idOf('service at location', serviceId, locationId)

/** Leaves out what is not known: HSDS has no nulls. */
function known(fields: Json): Json {
  return Object.fromEntries(
    Object.entries(fields).filter(
      ([, value]) => value !== undefined && value !== null && value !== '' && !isEmpty(value),
    ),
  )
}

const isEmpty = (value: unknown) => Array.isArray(value) && value.length === 0

/** Returns an organization; HSDS wants a description, and ours have none but their names. */
export const presentOrganization = ({ id, name }: { id: string; name: string }): Json => ({
  id,
  name,
  description: name,
})

export const presentStreet = (street: StreetRow): Json => ({
  ...presentOrganization({ id: streetOrganizationId(street.id), name: street.name }),
  description: `${street.province}${street.city}${street.district}${street.name}`,
  phones: [phoneOf(street.id, street.phone)],
})

/** Returns a service as a list has it: with no more than its organization in it. */
export function presentService(row: ServiceRow, showing: Showing): Json {
  const before = sayBefore(row).join('。')
  return known({
    id: row.id,
    organization_id: row.organizationId,
    name: row.title,
    description: [row.summary, row.description].filter(Boolean).join('\n'),
    url: pageOf(showing, 'services', row.id),
    status: 'active',
    application_process: [row.needsApproval ? '在网上预约，审核后通知' : '在网上预约', before]
      .filter(Boolean)
      .join('。'),
    fees_description: row.feeNote || (row.feeFen === null ? '免费' : ''),
    eligibility_description: [row.audiences.map(each => audienceNames[each]).join('、'), row.eligibility]
      .filter(Boolean)
      .join('。'),
    minimum_age: row.minimumAge,
    maximum_age: row.maximumAge,
    assured_date: row.assuredDate,
    last_modified: row.updatedAt.toISOString(),
    organization: presentOrganization({ id: row.organizationId, name: row.organizationName }),
  })
}

/** Returns a guide as the service it is of the street; inactive once it has run out. */
export function presentGuide(row: GuideRow, showing: Showing): Json {
  const { shown } = row
  const { street, now } = showing
  const guide = shown.guide
  const validity = validityOn(shanghaiDate(now), shown)
  return known({
    id: row.id,
    organization_id: streetOrganizationId(street.id),
    name: shown.title,
    description: shown.summary || shown.title,
    url: pageOf(showing, 'articles', row.id),
    status: validity === 'expired' ? 'inactive' : 'active',
    application_process: guide?.steps.map((step, at) => `${at + 1}. ${step}`).join('\n'),
    fees_description: guide?.costNote,
    eligibility_description: shown.audiences.map(each => audienceNames[each]).join('、'),
    assured_date: row.assuredDate,
    last_modified: row.shownAt.toISOString(),
    organization: presentStreet(street),
  })
}

/** Returns what a service has several of. */
export function wholeOfService(row: ServiceRow, had: Had, showing: Showing): Json {
  const term = categoryNames[row.category].name
  return known({
    phones: row.phone === '' ? [] : [phoneOf(row.id, row.phone)],
    cost_options: [costOf(row.id, row.feeFen ?? 0, row.feeNote)],
    service_areas: row.residentsOf.map(({ id, name }) => ({
      id: idOf('service area', row.id, id),
      service_id: row.id,
      name,
    })),
    attributes: [
      {
        id: idOf('attribute', row.id, row.category),
        link_id: row.id,
        link_entity: 'service',
        link_type: 'service type',
        taxonomy_term_id: idOf('term', row.category),
        taxonomy_term: { id: idOf('term', row.category), code: row.category, name: term, description: term },
      },
    ],
    service_at_locations: had.locations.map(location =>
      known({
        ...presentAtLocation(row.id, location, showing),
        schedules: had.slots
          .filter(slot => slot.locationId === location.id)
          .map(slot => presentSchedule(slot, showing)),
      }),
    ),
  })
}

/** Returns what a guide has several of; its papers are what HSDS calls required documents. */
export function wholeOfGuide(row: GuideRow, had: Had, showing: Showing): Json {
  const { guide, phone } = row.shown
  return known({
    phones: [phoneOf(row.id, phone || showing.street.phone)],
    cost_options: guide === null ? [] : [costOf(row.id, guide.costFen, guide.costNote)],
    required_documents: guide?.papers.map((paper, at) => ({
      id: idOf('required document', row.id, String(at), paper.name),
      service_id: row.id,
      document: sayPaper(paper),
    })),
    service_at_locations: had.locations.map(location => presentAtLocation(row.id, location, showing)),
  })
}

const formWords = { original: '原件', copy: '复印件', both: '原件和复印件' }
const sayPaper = ({ name, form, mayComeLater, note }: GuidePaper) =>
  [`${name}（${formWords[form]}）`, mayComeLater ? '可以后补' : '', note].filter(Boolean).join('，')

export function presentAtLocation(serviceId: string, location: LocationRow, showing: Showing): Json {
  return {
    id: atLocationId(serviceId, location.id),
    service_id: serviceId,
    location_id: location.id,
    location: presentLocation(location, showing),
  }
}

/** Returns a place; ours are where Chinese maps show them, HSDS wants them as GPS has them. */
export function presentLocation(row: LocationRow, showing: Showing): Json {
  const { street } = showing
  const at =
    row.latitude === null || row.longitude === null ? undefined : fromGcj02(row.latitude, row.longitude)
  return known({
    id: row.id,
    location_type: 'physical',
    name: row.name,
    latitude: at === undefined ? undefined : Number(at.lat.toFixed(6)),
    longitude: at === undefined ? undefined : Number(at.lng.toFixed(6)),
    addresses: [
      {
        id: idOf('address', row.id),
        location_id: row.id,
        address_1: row.address || row.name,
        city: street.city,
        region: street.district,
        state_province: street.province,
        // Nobody here knows theirs, and HSDS wants the field.
        postal_code: '',
        country: 'CN',
        address_type: 'physical',
      },
    ],
    ...stationOf(row, showing),
    accessibility:
      row.access === ''
        ? []
        : [{ id: idOf('accessibility', row.id), location_id: row.id, description: row.access }],
  })
}

/** Returns what a location says beside where it is: when one may come in, and whom to call. */
function stationOf({ id, station }: LocationRow, showing: Showing): Json {
  if (station === null) return {}
  return {
    url: pageOf(showing, 'places', id),
    description: [stationKindNames[station.kind], station.note].filter(Boolean).join('。'),
    phones: station.phone === null ? [] : [{ ...phoneOf(id, station.phone), location_id: id }],
    schedules: weeksOf(station).flatMap(week => openingsOf(id, station.openMinutes, week, showing)),
  }
}

/** The stretches in which its hours hold: until the day before it is shut, and from the day after. */
function weeksOf({ closedFrom, closedUntil }: NonNullable<LocationRow['station']>): Json[] {
  if (closedFrom === null) return [{}]
  const before = { valid_to: addDays(closedFrom, -1) }
  return closedUntil === null ? [before] : [before, { valid_from: addDays(closedUntil, 1) }]
}

const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']

/** Hours that are the same on several days are one schedule of every week. */
function openingsOf(locationId: string, openMinutes: string, week: Json, showing: Showing): Json[] {
  const days = new Map<string, string[]>()
  for (const { weekday, opensAt, closesAt } of fromMinutes(openMinutes)) {
    const clock = `${openingClock(opensAt)} ${openingClock(closesAt)}`
    days.set(clock, [...(days.get(clock) ?? []), weekdays[weekday - 1] ?? ''])
  }
  return [...days].map(([clock, byday]) => {
    const [opens, closes] = clock.split(' ')
    return {
      id: idOf('opening', locationId, clock, JSON.stringify(week)),
      location_id: locationId,
      ...week,
      timezone: shanghaiHours,
      freq: 'WEEKLY',
      byday: byday.join(','),
      opens_at: opens,
      closes_at: closes,
      schedule_link: pageOf(showing, 'places', locationId),
    }
  })
}

/** HSDS has no 24:00: a day ends with its last minute. */
const openingClock = (minute: number) =>
  `${minute === wholeDay ? '23:59' : sayMinute(minute).padStart(5, '0')}+08:00`

const shanghaiHours = 8

/** Returns one time at which a service is had: the days are listed, since holidays and exceptions make no rule. */
function presentSchedule(slot: SlotRow, showing: Showing): Json {
  const day = shanghaiDate(slot.startsAt)
  return known({
    id: slot.id,
    service_id: slot.serviceId,
    location_id: slot.locationId,
    service_at_location_id: atLocationId(slot.serviceId, slot.locationId),
    valid_from: day,
    valid_to: shanghaiDate(slot.endsAt),
    dtstart: day,
    timezone: shanghaiHours,
    opens_at: clockOf(slot.startsAt),
    closes_at: clockOf(slot.endsAt),
    schedule_link: pageOf(showing, 'services', slot.serviceId),
    notes: slot.room,
  })
}

const clockOf = (at: Date) =>
  `${new Date(at.getTime() + shanghaiHours * 3_600_000).toISOString().slice(11, 16)}+08:00`

const phoneOf = (of: string, number: string) => ({ id: idOf('phone', of, number), number, type: 'voice' })

/** What it costs; null where that depends, which the note then says. */
const costOf = (serviceId: string, fen: number | null, note: string) =>
  known({
    id: idOf('cost option', serviceId),
    service_id: serviceId,
    option: fen === 0 ? '免费' : undefined,
    currency: 'CNY',
    amount: fen === null ? undefined : fen / 100,
    amount_description: note,
  })

const pageOf = ({ publicUrl, street }: Showing, kind: PublicKind, id: string) =>
  plainPage(publicUrl, street.id, kind, id)
