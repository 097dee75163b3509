import { bindAccount } from './features/account/account.routes.ts'
import { bindActivity } from './features/activity/activity.routes.ts'
import { bindAttendance } from './features/attendance/attendance.routes.ts'
import { bindAudit } from './features/audit/audit.routes.ts'
import { bindBackfill } from './features/backfill/backfill.routes.ts'
import { bindBooking } from './features/booking/booking.routes.ts'
import { bindCall } from './features/call/call.routes.ts'
import { bindCertificate } from './features/certificate/certificate.routes.ts'
import { bindChain } from './features/chain/chain.routes.ts'
import { bindChange } from './features/change/change.routes.ts'
import { bindCorrection } from './features/correction/correction.routes.ts'
import { bindDemo } from './features/demo/demo.routes.ts'
import { bindDesk } from './features/desk/desk.routes.ts'
import { bindDirectory } from './features/directory/directory.routes.ts'
import { bindImport } from './features/import/import.routes.ts'
import { bindMember } from './features/member/member.routes.ts'
import { bindNote } from './features/note/note.routes.ts'
import { bindNotice } from './features/notice/notice.routes.ts'
import { bindPoints } from './features/points/points.routes.ts'
import { bindPolicy } from './features/policy/policy.routes.ts'
import { bindPublish } from './features/publish/publish.routes.ts'
import { bindRating } from './features/rating/rating.routes.ts'
import { bindRecord } from './features/record/record.routes.ts'
import { bindReward } from './features/reward/reward.routes.ts'
import { bindRole } from './features/role/role.routes.ts'
import { bindService } from './features/service/service.routes.ts'
import { bindSignup } from './features/signup/signup.routes.ts'
import { forgetCandidate } from './features/star/candidate.store.ts'
import { bindStar } from './features/star/star.routes.ts'
import { bindStreet } from './features/street/street.routes.ts'
import { leaveEveryTeam } from './features/team/membership.service.ts'
import { bindTeam } from './features/team/team.routes.ts'
import { bindUpload } from './features/upload/upload.routes.ts'
import type { Parting } from './features/volunteer/end-volunteering.ts'
import { bindVolunteer } from './features/volunteer/volunteer.routes.ts'
import { bindWaitlist } from './features/waitlist/waitlist.routes.ts'
import type { Serving } from './platform/serve.ts'

/**
 * Every feature that answers anybody, by floors from the ground up: what is not listed here is not served. A feature
 * needs only what lies on lower floors; apps/api/floors.json has the same list for the arrows.
 */
export const floors: readonly (readonly ((on: Serving) => void)[])[] = [
  // Where, and what is written down of it.
  [bindAudit, bindStreet],
  // Who signs in, who offers and where, by which settings.
  [bindAccount, bindDirectory, bindPolicy],
  // Whom it is for, and what is offered.
  [bindDemo, bindMember, bindService],
  // What somebody is told, and when something is had.
  [bindNotice],
  // Who may do what, who volunteers, and who waits.
  [bindRole, bindVolunteer, bindWaitlist],
  // Who comes, and with whom.
  [bindBooking, bindCall, bindTeam],
  // What the desk does, and what is said before and after.
  [bindDesk, bindNote, bindRating],
  // What is offered, and when, is written by those who keep it.
  [bindPublish],
  // What volunteers do, and what comes in by the sheet.
  [bindActivity, bindImport],
  // Who reads what was changed, and who signs up.
  [bindChange, bindSignup],
  // Who was there, the one way to take places, and what hours are worth.
  [bindAttendance, bindChain, bindPoints],
  // What was served, and what is given for it.
  [bindRecord, bindReward],
  // What is added or put right, and what is given in writing.
  [bindBackfill, bindCertificate, bindCorrection],
  // Who is honoured, and what is handed on.
  [bindStar, bindUpload],
]

/** What else ends for a person who stops volunteering, in this order. */
export const partings: readonly Parting[] = [leaveEveryTeam, forgetCandidate]
