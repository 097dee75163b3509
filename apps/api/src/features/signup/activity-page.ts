import type { Activity } from '@yunxuan/contract'
import type { CallerMember } from '../../platform/caller.ts'
import type { Config } from '../../platform/config.ts'
import type { Executor } from '../../platform/database.ts'
import { Refusal } from '../../platform/refuse.ts'
import { listExtras } from '../activity/activity.store.ts'
import { findPublishedActivity } from '../activity/activity-list.store.ts'
import { presentActivity } from '../activity/activity-present.ts'
import { loadPolicy } from '../policy/policy.store.ts'
import { listShiftViews } from './shift-view.ts'

/** Returns a published activity with its shifts that are not over, as a person may use them. */
export async function readActivity(
  db: Executor,
  ask: {
    streetId: string
    config: Config
    activityId: string
    member: CallerMember | null
    dependantId: string | undefined
    now: Date
  },
): Promise<Activity> {
  const { streetId, activityId } = ask
  const [row, extras, policy] = await Promise.all([
    findPublishedActivity(db, streetId, activityId),
    listExtras(db, streetId, [activityId]),
    loadPolicy(db, streetId),
  ])
  const own = extras.get(activityId)
  if (row === undefined || own === undefined) throw new Refusal('not_found')
  const shifts = await listShiftViews(db, ask)
  const withdrawNoticeMinutes = row.cancelCutoffMinutes ?? policy.withdrawNoticeHours * 60
  const isInside =
    shifts.some(shift => shift.signupId !== null) || own.leaders.some(({ id }) => id === ask.member?.id)
  return presentActivity(row, own, { shifts, withdrawNoticeMinutes, isInside })
}
