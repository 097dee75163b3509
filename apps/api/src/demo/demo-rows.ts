import { categoryNames } from '@yunxuan/domain'
import { demoId } from './demo-ids.ts'
import type { DemoService, DemoStreet } from './demo-source.ts'

export type CatalogueRows = ReturnType<typeof catalogueRows>

// A service that comes to people or is had online still names where: the app shows these words.
const placeless = {
  home_visit: { name: '居民家中', address: '上门服务，地址在预约后与您确认' },
  online: { name: '线上', address: '线上进行，开始前会告诉您怎么进入' },
} as const

/** Returns the id of a service, so that slots and ratings find it. */
export function serviceIdOf(streetCode: string, serviceKey: string): string {
  return demoId(`${streetCode} service ${serviceKey}`)
}

/** Returns the id of a street's area by the name of its community. */
export function areaIdOf(street: Pick<DemoStreet, 'code' | 'communities'>, name: string): string {
  const community = street.communities.find(candidate => candidate.name === name)
  if (community === undefined) throw new Error(`demo data: no community ${name} in ${street.code}`)
  return demoId(`${street.code} area ${community.code}`)
}

/** Returns the id of an organization by its name. */
export function organizationIdOf(streetCode: string, name: string): string {
  return demoId(`${streetCode} organization ${name}`)
}

/** Returns a street and its catalogue as rows, before the search tokens are made. */
export function catalogueRows(street: DemoStreet, now: Date) {
  const streetId = street.code
  return {
    street: {
      id: streetId,
      name: street.name,
      district: street.district,
      city: street.city,
      province: street.province,
      platformName: street.platformName,
      platformModel: street.platformModel,
      deskPhone: street.deskPhone,
    },
    areas: street.communities.map(community => ({
      streetId,
      id: areaIdOf(street, community.name),
      parentId: null,
      kind: 'community' as const,
      name: shortArea(community.name),
      code: community.code,
    })),
    organizations: street.organizations.map(({ name, kind }) => ({
      streetId,
      id: organizationIdOf(streetId, name),
      name,
      kind,
    })),
    brands: street.brands.map(({ name }, position) => ({
      streetId,
      id: demoId(`${streetId} brand ${name}`),
      name,
      position,
    })),
    locations: locationRows(street),
    services: street.services.map(service => serviceRow(street, service, now)),
  }
}

function locationRows(street: DemoStreet) {
  const streetId = street.code
  const venues = street.venues.map(venue => ({
    streetId,
    id: locationIdOf(streetId, venue.name),
    name: venue.name,
    address: venue.address,
    access: venue.access,
    areaId: areaIdOf(street, venue.community),
    latitude: venue.latitude,
    longitude: venue.longitude,
    isSample: true,
  }))
  const elsewhere = [placeless.home_visit, placeless.online].map(({ name, address }) => ({
    streetId,
    id: locationIdOf(streetId, name),
    name,
    address,
    access: '',
    areaId: null,
    latitude: null,
    longitude: null,
    isSample: true,
  }))
  return [...venues, ...elsewhere]
}

function serviceRow(street: DemoStreet, service: DemoService, now: Date) {
  const streetId = street.code
  const location = locationName(service)
  return {
    streetId,
    id: serviceIdOf(streetId, service.key),
    title: service.name,
    summary: service.summary,
    description: service.description,
    category: service.category,
    brandId: demoId(`${streetId} brand ${service.brand}`),
    organizationId: organizationIdOf(streetId, service.organization),
    locationId: locationIdOf(streetId, location),
    mode: service.mode,
    audiences: [...service.audiences],
    eligibility: service.eligibility,
    minimumAge: service.minimumAge ?? null,
    maximumAge: service.maximumAge ?? null,
    residentsOf: service.communities.map(name => areaIdOf(street, name)),
    preparation: [...(service.preparation ?? [])],
    bring: [...service.bring],
    feeFen: service.feeFen === 0 ? null : service.feeFen,
    feeNote: service.cost,
    phone: service.contactPhone,
    keywords: [...service.keywords],
    durationMinutes: service.durationMinutes,
    placesPerSlot: service.placesPerSlot,
    needsApproval: service.needsApproval,
    noteKind: service.privateNote,
    partyMax: service.largestParty,
    cancelCutoffMinutes: service.cancelCutoffHours * 60,
    status: 'published' as const,
    isSample: true,
    createdAt: now,
    updatedAt: now,
    assuredDaysAgo: service.assuredDaysAgo,
    searchText: {
      title: service.name,
      summary: service.summary,
      description: service.description,
      keywords: service.keywords,
      category: categoryNames[service.category].name,
      brand: service.brand,
      organization: service.organization,
      location,
    },
  }
}

function locationName(service: DemoService): string {
  if (service.venue !== null) return service.venue
  return service.mode === 'online' ? placeless.online.name : placeless.home_visit.name
}

/** Returns the id of a location by its name. */
export function locationIdOf(streetCode: string, name: string): string {
  return demoId(`${streetCode} location ${name}`)
}

/** Returns a community's name as people say it: 汇泉路社区, not 汇泉路社区居委会. */
export function shortArea(name: string): string {
  return name.replace(/居委会$/, '').replace(/村村委会$/, '村')
}
