import type { ArticlePage, MatterPage, Service, Slot, Station } from '@yunxuan/contract'
import { categoryNames, fromGcj02, matterKindNames, sayMinute, sayPlace, wholeDay } from '@yunxuan/domain'
import { plainPage } from '../../platform/addresses.ts'
import type { Around } from './plain.service.ts'

/** A thing as schema.org has it; what is undefined is left out as it is written. */
type Thing = Record<string, unknown>

/** Returns the street, who publishes all of it. */
export function organizationData({ publicUrl, street }: Around): Thing {
  return {
    '@type': 'GovernmentOrganization',
    name: street.name,
    url: plainPage(publicUrl, street.id),
    telephone: street.deskPhone,
    address: {
      '@type': 'PostalAddress',
      addressCountry: 'CN',
      addressRegion: street.province,
      addressLocality: `${street.city}${street.district}`,
      streetAddress: street.name,
    },
  }
}

export function serviceData(service: Service, url: string, around: Around): Thing {
  return {
    '@type': 'GovernmentService',
    '@id': url,
    url,
    name: service.title,
    description: [service.summary, service.description].filter(Boolean).join('\n'),
    serviceType: categoryNames[service.category].name,
    provider: { '@type': 'Organization', name: service.organization.name },
    serviceOperator: organizationData(around),
    areaServed: service.residentsOf.map(({ name }) => ({ '@type': 'AdministrativeArea', name })),
    offers: offerOf(service),
    availableChannel: {
      '@type': 'ServiceChannel',
      serviceUrl: url,
      servicePhone: { '@type': 'ContactPoint', telephone: service.phone || around.street.deskPhone },
      serviceLocation: placeOf(service.location, ''),
    },
  }
}

/** Returns a time at which a service is had, as an event that one can go to. */
export function eventData(service: Service, slot: Slot, url: string, around: Around): Thing {
  return {
    '@type': 'Event',
    '@id': `${url}#${slot.id}`,
    url,
    name: service.title,
    description: service.summary,
    startDate: slot.startsAt,
    endDate: slot.endsAt,
    eventStatus: 'https://schema.org/EventScheduled',
    eventAttendanceMode:
      service.mode === 'online'
        ? 'https://schema.org/OnlineEventAttendanceMode'
        : 'https://schema.org/OfflineEventAttendanceMode',
    location: placeOf(slot.location, slot.room),
    organizer: { '@type': 'Organization', name: service.organization.name },
    isAccessibleForFree: (service.feeFen ?? 0) === 0,
    maximumAttendeeCapacity: slot.places,
    offers: {
      ...offerOf(service),
      url,
      availability: `https://schema.org/${slot.placesLeft === 0 ? 'SoldOut' : 'InStock'}`,
    },
    publisher: organizationData(around),
  }
}

export function articleData(article: ArticlePage, url: string, around: Around): Thing {
  const { guide } = article
  const plain = {
    '@id': url,
    url,
    name: article.title,
    description: article.summary,
    datePublished: article.shownAt,
    inLanguage: 'zh-CN',
    publisher: organizationData(around),
  }
  if (guide !== null) {
    return {
      '@type': 'HowTo',
      ...plain,
      supply: guide.papers.map(({ name }) => ({ '@type': 'HowToSupply', name })),
      step: guide.steps.map((text, at) => ({ '@type': 'HowToStep', position: at + 1, text })),
      ...(guide.costFen === null
        ? {}
        : { estimatedCost: { '@type': 'MonetaryAmount', currency: 'CNY', value: guide.costFen / 100 } }),
    }
  }
  return {
    '@type': 'Article',
    ...plain,
    headline: article.title,
    author: { '@type': 'Organization', name: article.issuer || around.street.name },
    ...(article.validUntil === null ? {} : { expires: article.validUntil }),
  }
}

/** Returns a matter: by the street's text, and nobody's name. */
export function matterData(
  matter: MatterPage & { title: string; text: string },
  url: string,
  around: Around,
): Thing {
  return {
    '@type': 'CreativeWork',
    '@id': url,
    url,
    name: matter.title,
    text: matter.text,
    genre: matterKindNames[matter.kind],
    identifier: matter.number,
    dateCreated: matter.createdAt,
    inLanguage: 'zh-CN',
    publisher: organizationData(around),
  }
}

const schemaDays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']

/** Returns a station with the hours in which one may come in; while it is shut none of them holds. */
export function stationData(
  { location, hours, closure, phone }: Station,
  url: string,
  around: Around,
): Thing {
  return {
    '@id': url,
    url,
    ...placeOf(location, ''),
    '@type': 'CivicStructure',
    telephone: phone ?? around.street.deskPhone,
    openingHoursSpecification: hours.map(({ weekday, opensAt, closesAt }) => ({
      '@type': 'OpeningHoursSpecification',
      dayOfWeek: `https://schema.org/${schemaDays[weekday - 1]}`,
      opens: clockOf(opensAt),
      closes: clockOf(closesAt),
    })),
    // Closing as it opens is how schema.org says that a place is shut on a day.
    ...(closure === null
      ? {}
      : {
          specialOpeningHoursSpecification: {
            '@type': 'OpeningHoursSpecification',
            opens: '00:00',
            closes: '00:00',
            validFrom: closure.from,
            ...(closure.until === null ? {} : { validThrough: closure.until }),
          },
        }),
    publisher: organizationData(around),
  }
}

/** Midnight at the end of a day is its last minute, as schema.org has it. */
const clockOf = (minute: number) => (minute === wholeDay ? '23:59' : sayMinute(minute).padStart(5, '0'))

const offerOf = ({ feeFen }: Pick<Service, 'feeFen'>) => ({
  '@type': 'Offer',
  price: (feeFen ?? 0) / 100,
  priceCurrency: 'CNY',
})

function placeOf(location: Service['location'], room: string): Thing {
  const { latitude, longitude } = location
  const at = latitude === null || longitude === null ? undefined : fromGcj02(latitude, longitude)
  return {
    '@type': 'Place',
    name: sayPlace(location.name, room),
    address: location.address,
    ...(at === undefined
      ? {}
      : {
          geo: {
            '@type': 'GeoCoordinates',
            latitude: Number(at.lat.toFixed(6)),
            longitude: Number(at.lng.toFixed(6)),
          },
        }),
  }
}
