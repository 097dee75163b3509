import { activityEndpoints } from './activity.ts'
import { attendanceEndpoints } from './attendance.ts'
import { authEndpoints } from './auth.ts'
import { backfillEndpoints } from './backfill.ts'
import { bookingEndpoints, waitlistEndpoints } from './booking.ts'
import { callEndpoints } from './call.ts'
import { certificateEndpoints } from './certificate.ts'
import { chainEndpoints } from './chain.ts'
import { changeEndpoints } from './change.ts'
import { correctionEndpoints } from './correction.ts'
import { deskEndpoints } from './desk.ts'
import { directoryEndpoints } from './directory.ts'
import type { InputOf, ReplyOf } from './endpoint.ts'
import { importEndpoints } from './import.ts'
import { memberEndpoints } from './member.ts'
import { pointsEndpoints } from './points.ts'
import { publishEndpoints } from './publish.ts'
import { ratingEndpoints } from './rating.ts'
import { recordEndpoints } from './record.ts'
import { rewardEndpoints } from './reward.ts'
import { roleEndpoints } from './role.ts'
import { serviceEndpoints } from './service.ts'
import { signupEndpoints } from './signup.ts'
import { starEndpoints } from './star.ts'
import { streetEndpoints } from './street.ts'
import { teamEndpoints } from './team.ts'
import { uploadEndpoints } from './upload.ts'
import { volunteerEndpoints } from './volunteer.ts'

/** Every endpoint by its key. */
export const allEndpoints = {
  ...streetEndpoints,
  ...serviceEndpoints,
  ...bookingEndpoints,
  ...waitlistEndpoints,
  ...memberEndpoints,
  ...authEndpoints,
  ...deskEndpoints,
  ...callEndpoints,
  ...publishEndpoints,
  ...directoryEndpoints,
  ...changeEndpoints,
  ...importEndpoints,
  ...pointsEndpoints,
  ...certificateEndpoints,
  ...starEndpoints,
  ...backfillEndpoints,
  ...chainEndpoints,
  ...correctionEndpoints,
  ...recordEndpoints,
  ...rewardEndpoints,
  ...roleEndpoints,
  ...ratingEndpoints,
  ...attendanceEndpoints,
  ...volunteerEndpoints,
  ...teamEndpoints,
  ...activityEndpoints,
  ...signupEndpoints,
  ...uploadEndpoints,
}

export type Endpoints = typeof allEndpoints
export type EndpointKey = keyof Endpoints
export type Input<K extends EndpointKey> = InputOf<Endpoints[K]>
export type Reply<K extends EndpointKey> = ReplyOf<Endpoints[K]>
