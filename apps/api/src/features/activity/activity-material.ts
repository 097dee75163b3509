import type { ActivityMaterial } from '../publish/unread.store.ts'
import type { ActivityExtras } from './activity.store.ts'

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
