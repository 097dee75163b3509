import { accountScreens } from './features/account/account.screens.tsx'
import { activityAccess, activityScreens } from './features/activity/activity.screens.tsx'
import { articleAccess, articleScreens } from './features/article/article.screens.tsx'
import { attendanceScreens } from './features/attendance/attendance.screens.tsx'
import { auditAccess, auditScreens } from './features/audit/audit.screens.tsx'
import { backfillAccess, backfillScreens } from './features/backfill/backfill.screens.tsx'
import { bookingAccess, bookingScreens } from './features/booking/booking.screens.tsx'
import { callAccess, callScreens } from './features/call/call.screens.tsx'
import { certificateAccess, certificateScreens } from './features/certificate/certificate.screens.tsx'
import { chainAccess, chainScreens } from './features/chain/chain.screens.tsx'
import { correctionAccess, correctionScreens } from './features/correction/correction.screens.tsx'
import { delegateAccess, delegateScreens } from './features/delegate/delegate.screens.tsx'
import { deskAccess, deskScreens } from './features/desk/desk.screens.tsx'
import { figureAccess, figureScreens } from './features/figure/figure.screens.tsx'
import { importAccess, importScreens } from './features/import/import.screens.tsx'
import { loanAccess, loanScreens } from './features/loan/loan.screens.tsx'
import { locationAccess, locationScreens } from './features/location/location.screens.tsx'
import { matterAccess, matterScreens } from './features/matter/matter.screens.tsx'
import { pointsAccess, pointsScreens } from './features/points/points.screens.tsx'
import { policyAccess, policyScreens } from './features/policy/policy.screens.tsx'
import { publishAccess, publishScreens } from './features/publish/publish.screens.tsx'
import { ratingAccess, ratingScreens } from './features/rating/rating.screens.tsx'
import { recordAccess, recordScreens } from './features/record/record.screens.tsx'
import { reportAccess, reportScreens } from './features/report/report.screens.tsx'
import { rewardAccess, rewardScreens } from './features/reward/reward.screens.tsx'
import { roleAccess, roleScreens } from './features/role/role.screens.tsx'
import { roomAccess, roomScreens } from './features/room/room.screens.tsx'
import { starAccess, starScreens } from './features/star/star.screens.tsx'
import { stationAccess, stationScreens } from './features/station/station.screens.tsx'
import { teamAccess, teamScreens } from './features/team/team.screens.tsx'
import { todayAccess, todayScreens } from './features/today/today.screens.tsx'
import { uploadAccess, uploadScreens } from './features/upload/upload.screens.tsx'
import { volunteerAccess, volunteerScreens } from './features/volunteer/volunteer.screens.tsx'
import type { Screen } from './screen.ts'

/** What each feature lets whom do: a feature stands here, and its screens in the menu. */
export const access = {
  ...activityAccess,
  ...articleAccess,
  ...auditAccess,
  ...backfillAccess,
  ...bookingAccess,
  ...callAccess,
  ...certificateAccess,
  ...chainAccess,
  ...correctionAccess,
  ...delegateAccess,
  ...deskAccess,
  ...figureAccess,
  ...importAccess,
  ...loanAccess,
  ...locationAccess,
  ...matterAccess,
  ...pointsAccess,
  ...policyAccess,
  ...publishAccess,
  ...ratingAccess,
  ...recordAccess,
  ...reportAccess,
  ...rewardAccess,
  ...roleAccess,
  ...roomAccess,
  ...starAccess,
  ...stationAccess,
  ...teamAccess,
  ...todayAccess,
  ...uploadAccess,
  ...volunteerAccess,
}

export const screens: readonly Screen[] = [
  ...accountScreens,
  ...activityScreens,
  ...articleScreens,
  ...attendanceScreens,
  ...auditScreens,
  ...backfillScreens,
  ...bookingScreens,
  ...callScreens,
  ...certificateScreens,
  ...chainScreens,
  ...correctionScreens,
  ...delegateScreens,
  ...deskScreens,
  ...figureScreens,
  ...importScreens,
  ...loanScreens,
  ...locationScreens,
  ...matterScreens,
  ...pointsScreens,
  ...policyScreens,
  ...publishScreens,
  ...ratingScreens,
  ...recordScreens,
  ...reportScreens,
  ...rewardScreens,
  ...roleScreens,
  ...roomScreens,
  ...starScreens,
  ...stationScreens,
  ...teamScreens,
  ...todayScreens,
  ...uploadScreens,
  ...volunteerScreens,
]
