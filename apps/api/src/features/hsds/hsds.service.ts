import type { Executor } from '../../platform/database.ts'
import { Refusal } from '../../platform/refuse.ts'
import {
  findStreet,
  type GuideRow,
  listGuides,
  listLocations,
  listOffered,
  listOfferedAt,
  listOrganizations,
  listPlaces,
  listServices,
  listSlots,
  type ServiceRow,
} from './hsds.store.ts'
import {
  type Had,
  presentAtLocation,
  presentGuide,
  presentLocation,
  presentOrganization,
  presentService,
  presentStreet,
  type Showing,
  streetOrganizationId,
  wholeOfGuide,
  wholeOfService,
} from './hsds-present.ts'

type Json = Record<string, unknown>

/** Whose directory is asked for, and which page of a list. */
export interface HsdsAsk {
  streetId: string
  publicUrl: string
  now: Date
  page?: number | undefined
  per_page?: number | undefined
}

const usualPage = 50
/** A page of whole services has this many at most. */
const mostWhole = 20

/** Returns which HSDS this is, and who publishes it. */
export async function readMeta(db: Executor, ask: HsdsAsk): Promise<Json> {
  const { street } = await showingOf(db, ask)
  return {
    version: '3.1',
    profile: 'https://docs.openreferral.org/en/3.1/',
    openapi_url: `${ask.publicUrl}/openapi.json`,
    description: `${street.name}的服务和办事指南`,
    publisher: { name: street.name, website: ask.publicUrl },
  }
}

/** Returns a page of services and guides. */
export async function readServices(
  db: Executor,
  ask: HsdsAsk & { full?: boolean | undefined; organization_id?: string | undefined },
): Promise<Json> {
  const showing = await showingOf(db, ask)
  const window = windowOf(ask, ask.full === true ? mostWhole : undefined)
  const { rows, total } = await listOffered(db, ask.streetId, {
    ...window,
    organizationId: ask.organization_id,
    isOfStreet: ask.organization_id === streetOrganizationId(ask.streetId),
  })
  return pageOf(await presentAll(db, rows, showing, ask.full === true), total, window)
}

/** Returns a whole service or guide. */
export async function readWhole(db: Executor, ask: HsdsAsk & { serviceId: string }): Promise<Json> {
  const showing = await showingOf(db, ask)
  const [found] = await presentAll(db, [ask.serviceId], showing, true)
  if (found === undefined) throw new Refusal('not_found')
  return found
}

/** Returns a page of the organizations that offer something, the street itself first. */
export async function readOrganizations(db: Executor, ask: HsdsAsk): Promise<Json> {
  const all = await organizationsOf(db, ask)
  const window = windowOf(ask)
  return pageOf(all.slice(window.offset, window.offset + window.limit), all.length, window)
}

export async function readOrganization(
  db: Executor,
  ask: HsdsAsk & { organizationId: string },
): Promise<Json> {
  const found = (await organizationsOf(db, ask)).find(({ id }) => id === ask.organizationId)
  if (found === undefined) throw new Refusal('not_found')
  return found
}

async function organizationsOf(db: Executor, ask: HsdsAsk): Promise<Json[]> {
  const { street } = await showingOf(db, ask)
  const rows = await listOrganizations(db, ask.streetId)
  return [presentStreet(street), ...rows.map(presentOrganization)]
}

/** Returns a page of the places where something is had. */
export async function readLocations(db: Executor, ask: HsdsAsk): Promise<Json> {
  const showing = await showingOf(db, ask)
  const window = windowOf(ask)
  const { rows, total } = await listPlaces(db, ask.streetId, ask.now, window)
  const places = await listLocations(db, ask.streetId, rows)
  return pageOf(
    places.map(place => presentLocation(place, showing)),
    total,
    window,
  )
}

/** Returns a page of what is had where. */
export async function readAtLocations(db: Executor, ask: HsdsAsk): Promise<Json> {
  const showing = await showingOf(db, ask)
  const window = windowOf(ask)
  const { rows, total } = await listOfferedAt(db, ask.streetId, ask.now, window)
  const places = await placesById(db, ask.streetId, rows)
  const items = rows.flatMap(({ serviceId, locationId }) => {
    const place = places.get(locationId)
    return place === undefined ? [] : [presentAtLocation(serviceId, place, showing)]
  })
  return pageOf(items, total, window)
}

async function showingOf(db: Executor, { streetId, publicUrl, now }: HsdsAsk): Promise<Showing> {
  const street = await findStreet(db, streetId)
  if (street === undefined) throw new Refusal('not_found')
  return { street, publicUrl, now }
}

/** Services and guides in the order of their ids; those that are not shown any more are left out. */
async function presentAll(
  db: Executor,
  ids: readonly string[],
  showing: Showing,
  isWhole: boolean,
): Promise<Json[]> {
  const { id: streetId } = showing.street
  const [services, guides] = await Promise.all([
    listServices(db, streetId, ids),
    listGuides(db, streetId, ids),
  ])
  const slots = isWhole ? await listSlots(db, streetId, ids, showing.now) : []
  const hadAt = isWhole ? [...services.map(hadAtOf(slots)), ...guides.map(doneAt)].flat() : []
  const places = await placesById(db, streetId, hadAt)
  const had = (serviceId: string): Had => ({
    locations: [
      ...new Set(hadAt.filter(one => one.serviceId === serviceId).map(({ locationId }) => locationId)),
    ].flatMap(locationId => places.get(locationId) ?? []),
    slots: slots.filter(slot => slot.serviceId === serviceId),
  })
  const whole = <Row extends { id: string }>(row: Row, of: (row: Row, had: Had, showing: Showing) => Json) =>
    isWhole ? of(row, had(row.id), showing) : {}
  const shown = new Map<string, Json>([
    ...services.map(
      row => [row.id, { ...presentService(row, showing), ...whole(row, wholeOfService) }] as const,
    ),
    ...guides.map(row => [row.id, { ...presentGuide(row, showing), ...whole(row, wholeOfGuide) }] as const),
  ])
  return ids.flatMap(id => {
    const one = shown.get(id)
    return one === undefined ? [] : [one]
  })
}

interface HadAt {
  serviceId: string
  locationId: string
}

const hadAtOf =
  (slots: readonly HadAt[]) =>
  ({ id, locationId }: ServiceRow): HadAt[] => [
    { serviceId: id, locationId },
    ...slots.filter(({ serviceId }) => serviceId === id),
  ]

const doneAt = ({ id, shown }: GuideRow): HadAt[] =>
  (shown.guide?.locationIds ?? []).map(locationId => ({ serviceId: id, locationId }))

async function placesById(db: Executor, streetId: string, at: readonly HadAt[]) {
  const ids = [...new Set(at.map(({ locationId }) => locationId))]
  const rows = ids.length === 0 ? [] : await listLocations(db, streetId, ids)
  return new Map(rows.map(row => [row.id, row]))
}

interface NumberedWindow {
  offset: number
  limit: number
  number: number
}

function windowOf({ page = 1, per_page = usualPage }: HsdsAsk, most = per_page): NumberedWindow {
  const limit = Math.min(per_page, most)
  return { number: page, limit, offset: (page - 1) * limit }
}

/** A page as the HSDS API says one. */
function pageOf(contents: readonly Json[], total: number, { number, limit }: NumberedWindow): Json {
  const pages = Math.max(1, Math.ceil(total / limit))
  return {
    total_items: total,
    total_pages: pages,
    page_number: number,
    size: contents.length,
    first_page: number === 1,
    last_page: number >= pages,
    empty: contents.length === 0,
    contents,
  }
}
