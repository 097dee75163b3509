import { activityEndpoints } from './activity.ts'
import { answerEndpoints } from './answer.ts'
import { articleEndpoints } from './article.ts'
import { attendanceEndpoints } from './attendance.ts'
import { authEndpoints } from './auth.ts'
import { backfillEndpoints } from './backfill.ts'
import { bookingEndpoints, waitlistEndpoints } from './booking.ts'
import { callEndpoints } from './call.ts'
import { certificateEndpoints } from './certificate.ts'
import { chainEndpoints } from './chain.ts'
import { changeEndpoints } from './change.ts'
import { consentEndpoints } from './consent.ts'
import { correctionEndpoints } from './correction.ts'
import { delegateEndpoints } from './delegate.ts'
import { deskEndpoints } from './desk.ts'
import { directoryEndpoints } from './directory.ts'
import type { InputOf, ReplyOf } from './endpoint.ts'
import { exportEndpoints } from './export.ts'
import { feedEndpoints } from './feed.ts'
import { figureEndpoints } from './figure.ts'
import { findEndpoints } from './find.ts'
import { followEndpoints } from './follow.ts'
import { hsdsEndpoints } from './hsds.ts'
import { importEndpoints } from './import.ts'
import { loanEndpoints } from './loan.ts'
import { locationEndpoints } from './location.ts'
import { matterEndpoints } from './matter.ts'
import { memberEndpoints } from './member.ts'
import { messageEndpoints } from './message.ts'
import { pictureEndpoints } from './picture.ts'
import { plainEndpoints } from './plain.ts'
import { pointsEndpoints } from './points.ts'
import { publishEndpoints } from './publish.ts'
import { ratingEndpoints } from './rating.ts'
import { recordEndpoints } from './record.ts'
import { referralEndpoints } from './referral.ts'
import { reportEndpoints } from './report.ts'
import { rewardEndpoints } from './reward.ts'
import { roleEndpoints } from './role.ts'
import { roomEndpoints } from './room.ts'
import { serviceEndpoints } from './service.ts'
import { signupEndpoints } from './signup.ts'
import { starEndpoints } from './star.ts'
import { stationEndpoints } from './station.ts'
import { streetEndpoints } from './street.ts'
import { teamEndpoints } from './team.ts'
import { todayEndpoints } from './today.ts'
import { uploadEndpoints } from './upload.ts'
import { volunteerEndpoints } from './volunteer.ts'

export * from './activity.ts'
export * from './answer.ts'
export * from './article.ts'
export * from './attendance.ts'
export * from './auth.ts'
export * from './backfill.ts'
export * from './booking.ts'
export * from './call.ts'
export * from './certificate.ts'
export * from './chain.ts'
export * from './change.ts'
export * from './client.ts'
export * from './consent.ts'
export * from './correction.ts'
export * from './delegate.ts'
export * from './desk.ts'
export * from './directory.ts'
export * from './endpoint.ts'
export * from './export.ts'
export * from './feed.ts'
export * from './figure.ts'
export * from './find.ts'
export * from './follow.ts'
export * from './hsds.ts'
export * from './import.ts'
export * from './loan.ts'
export * from './location.ts'
export * from './matter-view.ts'
export * from './member.ts'
export * from './message.ts'
export * from './picture.ts'
export * from './plain.ts'
export * from './points.ts'
export * from './publish.ts'
export * from './rating.ts'
export * from './record.ts'
export * from './referral.ts'
export * from './refusal.ts'
export * from './report.ts'
export * from './reward.ts'
export * from './role.ts'
export * from './room.ts'
export * from './schema.ts'
export * from './service.ts'
export * from './signup.ts'
export * from './star.ts'
export * from './station.ts'
export * from './street.ts'
export * from './team.ts'
export * from './today.ts'
export * from './upload.ts'
export * from './volunteer.ts'

/** Every endpoint by its key. */
export const allEndpoints = {
  ...streetEndpoints,
  ...serviceEndpoints,
  ...bookingEndpoints,
  ...waitlistEndpoints,
  ...delegateEndpoints,
  ...matterEndpoints,
  ...answerEndpoints,
  ...articleEndpoints,
  ...followEndpoints,
  ...memberEndpoints,
  ...messageEndpoints,
  ...consentEndpoints,
  ...authEndpoints,
  ...deskEndpoints,
  ...callEndpoints,
  ...publishEndpoints,
  ...directoryEndpoints,
  ...loanEndpoints,
  ...locationEndpoints,
  ...changeEndpoints,
  ...exportEndpoints,
  ...feedEndpoints,
  ...figureEndpoints,
  ...findEndpoints,
  ...hsdsEndpoints,
  ...importEndpoints,
  ...pictureEndpoints,
  ...plainEndpoints,
  ...pointsEndpoints,
  ...certificateEndpoints,
  ...starEndpoints,
  ...stationEndpoints,
  ...backfillEndpoints,
  ...chainEndpoints,
  ...correctionEndpoints,
  ...recordEndpoints,
  ...referralEndpoints,
  ...reportEndpoints,
  ...rewardEndpoints,
  ...roleEndpoints,
  ...roomEndpoints,
  ...ratingEndpoints,
  ...attendanceEndpoints,
  ...volunteerEndpoints,
  ...teamEndpoints,
  ...activityEndpoints,
  ...signupEndpoints,
  ...todayEndpoints,
  ...uploadEndpoints,
}

export type Endpoints = typeof allEndpoints
export type EndpointKey = keyof Endpoints

// Interfaces, since of those a compiler asks only what stands at a key: of a generic `InputOf<Endpoints[K]>` it
// compared all that TypeBox can say with itself, for half a minute in every program.
interface Inputs extends Readonly<{ [K in EndpointKey]: InputOf<Endpoints[K]> }> {}
interface Replies extends Readonly<{ [K in EndpointKey]: ReplyOf<Endpoints[K]> }> {}
export type Input<K extends EndpointKey> = Inputs[K]
export type Reply<K extends EndpointKey> = Replies[K]
