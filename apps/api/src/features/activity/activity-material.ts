import type { ActivityEdit } from '@yunxuan/contract'
import type { ActivityField } from '@yunxuan/domain'
import type { ActivityExtras } from './activity.store.ts'

/** What an activity has besides the service it is, as far as a second person reads it. */
export type ActivityMaterial = Pick<ActivityEdit, ActivityField>

/** Returns what a second person reads of what somebody wrote; a stall is known by its name. */
export function materialOf(edit: ActivityMaterial): ActivityMaterial {
  const { content, project, responsibleId, leaderIds, teamId, isTeamOnly, skills, qualification } = edit
  const { risk, insurance, training, stalls, answers } = edit
  return {
    content,
    project,
    responsibleId,
    leaderIds: leaderIds.filter(id => id !== responsibleId),
    teamId,
    isTeamOnly,
    skills,
    qualification,
    risk,
    insurance,
    training,
    stalls: stalls.map(({ name, organizationName, places }) => ({ name, organizationName, places })),
    answers,
  }
}

/** Returns what a second person reads of an activity as it is. */
export function materialOfExtras({ leaders, ...extras }: ActivityExtras): ActivityMaterial {
  return materialOf({ ...extras, leaderIds: leaders.map(leader => leader.id) })
}
