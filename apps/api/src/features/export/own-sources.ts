import type { OwnSource } from '../../platform/own-data.ts'
import { accountOwn } from '../account/account.own.ts'
import { answerOwn } from '../answer/answer.own.ts'
import { articleOwn } from '../article/article.own.ts'
import { attendanceOwn } from '../attendance/attendance.own.ts'
import { auditOwn } from '../audit/audit.own.ts'
import { backfillOwn } from '../backfill/backfill.own.ts'
import { bookingOwn } from '../booking/booking.own.ts'
import { certificateOwn } from '../certificate/certificate.own.ts'
import { correctionOwn } from '../correction/correction.own.ts'
import { delegateOwn } from '../delegate/delegate.own.ts'
import { feedOwn } from '../feed/feed.own.ts'
import { followOwn } from '../follow/follow.own.ts'
import { loanOwn } from '../loan/loan.own.ts'
import { matterOwn } from '../matter/matter.own.ts'
import { memberOwn } from '../member/member.own.ts'
import { messageOwn } from '../message/message.own.ts'
import { noteOwn } from '../note/note.own.ts'
import { noticeOwn } from '../notice/notice.own.ts'
import { pictureOwn } from '../picture/picture.own.ts'
import { pointsOwn } from '../points/points.own.ts'
import { ratingOwn } from '../rating/rating.own.ts'
import { recordOwn } from '../record/record.own.ts'
import { referralOwn } from '../referral/referral.own.ts'
import { rewardOwn } from '../reward/reward.own.ts'
import { roleOwn } from '../role/role.own.ts'
import { roomOwn } from '../room/room.own.ts'
import { signupOwn } from '../signup/signup.own.ts'
import { starOwn } from '../star/star.own.ts'
import { teamOwn } from '../team/team.own.ts'
import { volunteerOwn } from '../volunteer/volunteer.own.ts'
import { waitlistOwn } from '../waitlist/waitlist.own.ts'

/** What every feature holds of a person, in the order in which it is told. */
export const ownSources: readonly OwnSource[] = [
  ...memberOwn,
  ...accountOwn,
  ...bookingOwn,
  ...waitlistOwn,
  ...noteOwn,
  ...ratingOwn,
  ...followOwn,
  ...feedOwn,
  ...loanOwn,
  ...roomOwn,
  ...matterOwn,
  ...answerOwn,
  ...referralOwn,
  ...volunteerOwn,
  ...teamOwn,
  ...signupOwn,
  ...attendanceOwn,
  ...recordOwn,
  ...correctionOwn,
  ...backfillOwn,
  ...pointsOwn,
  ...rewardOwn,
  ...certificateOwn,
  ...starOwn,
  ...articleOwn,
  ...pictureOwn,
  ...delegateOwn,
  ...roleOwn,
  ...noticeOwn,
  ...messageOwn,
  ...auditOwn,
]
