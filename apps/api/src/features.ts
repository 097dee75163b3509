import { bindAccount } from './features/account/account.routes.ts'
import { activityFinder } from './features/activity/activity.finding.ts'
import { bindActivity } from './features/activity/activity.routes.ts'
import { bindAnswer } from './features/answer/answer.routes.ts'
import { unreadAnswerWaiting } from './features/answer/answer.waiting.ts'
import { articleFinder, publicArticleFinder } from './features/article/article.finding.ts'
import { bindArticle } from './features/article/article.routes.ts'
import { articleReviewWaiting, endingWaiting, unassuredWaiting } from './features/article/article.waiting.ts'
import { bindAttendance } from './features/attendance/attendance.routes.ts'
import { walkInWaiting } from './features/attendance/attendance.waiting.ts'
import { bindAudit } from './features/audit/audit.routes.ts'
import { bindBackfill } from './features/backfill/backfill.routes.ts'
import { backfillWaiting } from './features/backfill/backfill.waiting.ts'
import { bindBooking } from './features/booking/booking.routes.ts'
import { bookingWaiting } from './features/booking/booking.waiting.ts'
import { bindCall } from './features/call/call.routes.ts'
import { callWaiting } from './features/call/call.waiting.ts'
import { bindCertificate } from './features/certificate/certificate.routes.ts'
import { bindChain } from './features/chain/chain.routes.ts'
import { bindChange } from './features/change/change.routes.ts'
import { bindConsent } from './features/consent/consent.routes.ts'
import { bindCorrection } from './features/correction/correction.routes.ts'
import { correctionWaiting } from './features/correction/correction.waiting.ts'
import { bindDelegate } from './features/delegate/delegate.routes.ts'
import { delegateWaiting } from './features/delegate/delegate.waiting.ts'
import { bindDemo } from './features/demo/demo.routes.ts'
import { bookingFinder, memberFinder } from './features/desk/desk.finding.ts'
import { bindDesk } from './features/desk/desk.routes.ts'
import { begunWaiting, unmarkedWaiting } from './features/desk/desk.waiting.ts'
import { placeFinder } from './features/directory/directory.finding.ts'
import { bindDirectory } from './features/directory/directory.routes.ts'
import { bindExport } from './features/export/export.routes.ts'
import { bindFeed } from './features/feed/feed.routes.ts'
import { bindFigure } from './features/figure/figure.routes.ts'
import { bindFind } from './features/find/find.routes.ts'
import { bindFollow } from './features/follow/follow.routes.ts'
import { bindHsds } from './features/hsds/hsds.routes.ts'
import { bindImport } from './features/import/import.routes.ts'
import { bindLoan } from './features/loan/loan.routes.ts'
import { emptyItemWaiting, itemCountWaiting, lateLoanWaiting } from './features/loan/loan.waiting.ts'
import { bindLocation } from './features/location/location.routes.ts'
import { matterFinder, publicMatterFinder } from './features/matter/matter.finding.ts'
import { bindMatter } from './features/matter/matter.routes.ts'
import {
  lateMatterWaiting,
  matterWaiting,
  pressingHazardWaiting,
  uncheckedMatterWaiting,
} from './features/matter/matter.waiting.ts'
import { bindMember } from './features/member/member.routes.ts'
import { bindMessage } from './features/message/message.routes.ts'
import { bindNote } from './features/note/note.routes.ts'
import { bindNotice } from './features/notice/notice.routes.ts'
import { bindPicture } from './features/picture/picture.routes.ts'
import { bindPlain } from './features/plain/plain.routes.ts'
import { bindPoints } from './features/points/points.routes.ts'
import { bindPolicy } from './features/policy/policy.routes.ts'
import { serviceFinder, slotFinder } from './features/publish/publish.finding.ts'
import { bindPublish } from './features/publish/publish.routes.ts'
import {
  reviewWaiting,
  sentBackWaiting,
  unconfirmedWaiting,
  unreadWaiting,
} from './features/publish/publish.waiting.ts'
import { bindRating } from './features/rating/rating.routes.ts'
import { bindRecord } from './features/record/record.routes.ts'
import { recordWaiting } from './features/record/record.waiting.ts'
import { bindReferral } from './features/referral/referral.routes.ts'
import { unansweredReferralWaiting } from './features/referral/referral.waiting.ts'
import { bindReport } from './features/report/report.routes.ts'
import { draftedWaiting, reportWaiting } from './features/report/report.waiting.ts'
import { bindReward } from './features/reward/reward.routes.ts'
import { rewardWaiting } from './features/reward/reward.waiting.ts'
import { bindRole } from './features/role/role.routes.ts'
import { loginWaiting } from './features/role/role.waiting.ts'
import { bindRoom } from './features/room/room.routes.ts'
import { roomUseWaiting } from './features/room/room.waiting.ts'
import { publicServiceFinder } from './features/service/service.finding.ts'
import { bindService } from './features/service/service.routes.ts'
import { bindSignup } from './features/signup/signup.routes.ts'
import { signupWaiting } from './features/signup/signup.waiting.ts'
import { forgetCandidate } from './features/star/candidate.store.ts'
import { bindStar } from './features/star/star.routes.ts'
import { confirmationWaiting, objectionWaiting } from './features/star/star.waiting.ts'
import { bindStation } from './features/station/station.routes.ts'
import { unconfirmedStationWaiting, wantingStationWaiting } from './features/station/station.waiting.ts'
import { bindStreet } from './features/street/street.routes.ts'
import { leaveEveryTeam } from './features/team/membership.service.ts'
import { teamFinder } from './features/team/team.finding.ts'
import { bindTeam } from './features/team/team.routes.ts'
import { teamWaiting } from './features/team/team.waiting.ts'
import { bindToday } from './features/today/today.routes.ts'
import { bindUpload } from './features/upload/upload.routes.ts'
import { uploadWaiting } from './features/upload/upload.waiting.ts'
import type { Parting } from './features/volunteer/end-volunteering.ts'
import { volunteerFinder } from './features/volunteer/volunteer.finding.ts'
import { bindVolunteer } from './features/volunteer/volunteer.routes.ts'
import { volunteerWaiting } from './features/volunteer/volunteer.waiting.ts'
import { bindWaitlist } from './features/waitlist/waitlist.routes.ts'
import type { Finder, PublicFinder } from './platform/finding.ts'
import type { Serving } from './platform/serve.ts'
import type { Waiting } from './platform/waiting.ts'

/**
 * Every feature that answers anybody, by floors from the ground up: what is not listed here is not served. A feature
 * needs only what lies on lower floors; apps/api/floors.json has the same list for the arrows.
 */
export const floors: readonly (readonly ((on: Serving) => void)[])[] = [
  // Where, and what is written down of it.
  [bindAudit, bindFind, bindStreet],
  // Who signs in, what things look like, by which settings.
  [bindAccount, bindPicture, bindPolicy],
  // Who offers, and where.
  [bindDirectory],
  // Whom it is for, what is offered, and where one may go in.
  [bindDemo, bindMember, bindService, bindStation],
  // What somebody is told, when something is had, and what is lent.
  [bindLoan, bindNotice],
  // What is read, who speaks for whom, who follows what, what leaves the app, who may do what, who has which room, who volunteers, and who waits.
  [bindArticle, bindDelegate, bindFollow, bindMessage, bindRole, bindRoom, bindVolunteer, bindWaitlist],
  // Who comes, and with whom; and what other directories are told.
  [bindBooking, bindCall, bindHsds, bindMatter, bindTeam],
  // What the desk does, what is said before and after, what calendars are told, and whoever runs no scripts.
  [bindDesk, bindFeed, bindNote, bindPlain, bindRating],
  // What is offered, and when, is written by those who keep it; and what the day asks of them.
  [bindPublish, bindToday],
  // What volunteers do, what comes in by the sheet, and where all of it is had.
  [bindActivity, bindImport, bindLocation],
  // Who answers a need, who reads what was changed, and who signs up.
  [bindAnswer, bindChange, bindSignup],
  // Who was there, the one way to take places, what hours are worth, and which organizations help enterprises.
  [bindAttendance, bindChain, bindPoints, bindReferral],
  // What was served, and what is given for it.
  [bindRecord, bindReward],
  // What is added or put right, and what is given in writing.
  [bindBackfill, bindCertificate, bindCorrection],
  // Who is honoured, what is handed on, and what all of it comes to.
  [bindFigure, bindStar, bindUpload],
  // What is told of it, for good.
  [bindReport],
  // What all of it holds of one person, and by which consent.
  [bindConsent, bindExport],
]

/** What else ends for a person who stops volunteering, in this order. */
export const partings: readonly Parting[] = [leaveEveryTeam, forgetCandidate]

/** How things are found by a word (Ctrl-K), in the order in which they are shown. */
export const finders: readonly Finder[] = [
  bookingFinder,
  memberFinder,
  volunteerFinder,
  serviceFinder,
  slotFinder,
  matterFinder,
  articleFinder,
  activityFinder,
  teamFinder,
]

/** How things are found by whoever looks, in the order in which they are shown. */
export const publicFinders: readonly PublicFinder[] = [
  publicArticleFinder,
  publicServiceFinder,
  placeFinder,
  publicMatterFinder,
]

/** What waits for whom, as 今天 says it: of each band the first stands first. A new thing to be done is a line here. */
export const waitings: readonly Waiting[] = [
  begunWaiting,
  walkInWaiting,
  callWaiting,
  bookingWaiting,
  roomUseWaiting,
  signupWaiting,
  unmarkedWaiting,
  pressingHazardWaiting,
  lateMatterWaiting,
  matterWaiting,
  unreadAnswerWaiting,
  unansweredReferralWaiting,
  uncheckedMatterWaiting,
  recordWaiting,
  correctionWaiting,
  backfillWaiting,
  reviewWaiting,
  articleReviewWaiting,
  objectionWaiting,
  loginWaiting,
  delegateWaiting,
  sentBackWaiting,
  unreadWaiting,
  unconfirmedWaiting,
  endingWaiting,
  unassuredWaiting,
  lateLoanWaiting,
  itemCountWaiting,
  emptyItemWaiting,
  wantingStationWaiting,
  unconfirmedStationWaiting,
  volunteerWaiting,
  teamWaiting,
  confirmationWaiting,
  rewardWaiting,
  uploadWaiting,
  reportWaiting,
  draftedWaiting,
]
