import type { Rating, Service, ServiceCard } from '@yunxuan/contract'
import { isUnconfirmed, maskName, type Policy, shanghaiDate, shownAverage } from '@yunxuan/domain'
import { presentLocation } from '../directory/location-present.ts'
import { presentPicture } from '../picture/picture-present.ts'
import type { CardRow, RatingRow, ServiceRow } from './service.store.ts'

/** Returns a service as a list shows it. */
export function presentCard(row: CardRow, policy: Policy, now: Date): ServiceCard {
  return {
    id: row.id,
    title: row.title,
    summary: row.summary,
    category: row.category,
    brand: row.brandId === null || row.brandName === null ? null : { id: row.brandId, name: row.brandName },
    organization: { id: row.organizationId, name: row.organizationName },
    locationName: row.placeName,
    areaName: row.placeAreaName,
    mode: row.mode,
    feeFen: row.feeFen,
    isUnconfirmed: isUnconfirmed(row.assuredDate, shanghaiDate(now), policy.unconfirmedAfterDays),
    isSample: row.isSample,
    picture: presentPicture(row.picture),
    averageStars: shownAverage(row.stars, row.ratings, policy.ratingsShownFrom),
    nextSlot:
      row.slotId === null
        ? null
        : {
            id: row.slotId,
            startsAt: row.startsAt,
            endsAt: row.endsAt,
            places: row.places,
            placesLeft: row.placesLeft,
          },
  }
}

/** Returns a service as its page shows it; limits it leaves open are the street's. */
export function presentService(row: ServiceRow, policy: Policy, now: Date): Service {
  return {
    ...presentCard(row, policy, now),
    description: row.description,
    audiences: row.audiences,
    eligibility: row.eligibility,
    minimumAge: row.minimumAge,
    maximumAge: row.maximumAge,
    residentsOf: row.residentsOf,
    preparation: row.preparation,
    bring: row.bring,
    feeNote: row.feeNote,
    phone: row.phone,
    location: presentLocation(row),
    locationPicture: presentPicture(row.locationPicture),
    durationMinutes: row.durationMinutes,
    needsApproval: row.needsApproval,
    noteKind: row.noteKind,
    partyMax: Math.min(row.partyMax, policy.partyMax),
    cancelCutoffMinutes: row.cancelCutoffMinutes ?? policy.cancelCutoffMinutes,
    assuredDate: row.assuredDate,
    ratingCount: row.ratings,
  }
}

/** Returns what somebody said, under a name that nobody is known by. */
export function presentRating(row: RatingRow): Rating {
  return {
    id: row.id,
    stars: row.stars,
    tags: row.tags,
    text: row.text,
    memberName: maskName(row.memberName),
    createdAt: row.createdAt.toISOString(),
    answer:
      row.answer === null || row.answeredAt === null
        ? null
        : { text: row.answer, answeredAt: row.answeredAt.toISOString() },
  }
}
