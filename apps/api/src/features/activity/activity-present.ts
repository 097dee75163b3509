import type { Activity, ActivityCard, ManagedActivity, Shift } from '@yunxuan/contract'
import { denyActivity, maskName } from '@yunxuan/domain'
import type { MemberCaller } from '../../platform/caller.ts'
import type { Config } from '../../platform/config.ts'
import { presentLocation } from '../directory/location-present.ts'
import { presentOwnPicture, presentPicture } from '../picture/picture-present.ts'
import { type KeptActivity, toActivityEdit } from './activity.service.ts'
import type { ActivityExtras } from './activity.store.ts'
import type { CardRow, PageRow } from './activity-list.store.ts'

/** Returns an activity as a list shows it. */
export function presentActivityCard(row: CardRow): ActivityCard {
  return {
    id: row.id,
    title: row.title,
    summary: row.summary,
    category: row.category,
    brand: namedOf(row.brandId, row.brandName),
    project: row.project,
    organization: { id: row.organizationId, name: row.organizationName },
    team: namedOf(row.teamId, row.teamName),
    locationName: row.locationName,
    areaName: row.areaName,
    mode: row.mode,
    isTeamOnly: row.isTeamOnly,
    isSample: row.isSample,
    picture: presentPicture(row.picture),
    distanceMetres: row.distanceMetres,
    nextShift: {
      id: row.shiftId,
      startsAt: row.startsAt,
      endsAt: row.endsAt,
      places: row.places,
      placesLeft: row.placesLeft,
    },
  }
}

/** Returns an activity as its page shows it; who is responsible is named to those who take part or lead. */
export function presentActivity(
  row: PageRow,
  extras: ActivityExtras,
  { isInside, ...more }: { shifts: Shift[]; withdrawNoticeMinutes: number; isInside: boolean },
): Activity {
  const responsibleName = extras.leaders[0]?.name ?? ''
  return {
    id: row.id,
    title: row.title,
    summary: row.summary,
    description: row.description,
    content: extras.content,
    category: row.category,
    brand: namedOf(row.brandId, row.brandName),
    project: extras.project,
    organization: { id: row.organizationId, name: row.organizationName },
    team: namedOf(extras.teamId, extras.teamName),
    responsibleName: isInside ? responsibleName : maskName(responsibleName),
    isTeamOnly: extras.isTeamOnly,
    skills: extras.skills,
    qualification: extras.qualification,
    minimumAge: row.minimumAge,
    maximumAge: row.maximumAge,
    residentsOf: row.residentsOf,
    risk: extras.risk,
    insurance: extras.insurance,
    training: extras.training,
    bring: row.bring,
    phone: row.phone,
    location: presentLocation(row),
    locationPicture: presentPicture(row.locationPicture),
    mode: row.mode,
    isSample: row.isSample,
    picture: presentPicture(row.picture),
    ...more,
  }
}

/** Returns an activity as those who keep it see it. */
export function presentKeptActivity(
  { row, extras }: KeptActivity,
  view: { streetId: string; caller: MemberCaller; config: Config; now: Date },
): ManagedActivity {
  return {
    id: row.id,
    status: row.status,
    version: row.version,
    edit: toActivityEdit(row.edit, extras),
    brandName: row.brandName,
    organizationName: row.organizationName,
    locationName: row.locationName,
    teamName: extras.teamName,
    leaders: extras.leaders,
    areaId: row.areaId,
    isSample: row.isSample,
    statusReason: row.statusReason,
    submittedBy: row.submittedBy,
    isSubmittedByCaller: row.submittedById === view.caller.member.id,
    gateDenial: denyActivity(extras) ?? null,
    upcomingShifts: row.upcomingSlots,
    nextStartsAt: row.nextStartsAt,
    updatedAt: row.updatedAt,
    picture: presentOwnPicture(row.picture, view),
  }
}

function namedOf(id: string | null, name: string | null): { id: string; name: string } | null {
  return id === null || name === null ? null : { id, name }
}
