import { matterParties, staffRoles } from '@yunxuan/domain'
import { roleNames } from '../../role-names.ts'
import { partyNames } from '../matter/matter-words.ts'

/** Returns the role somebody acted in, or who acted when it was no person. */
export function sayActorRole(role: string): string {
  if (role === 'resident') return '居民'
  if (role === 'system') return '系统'
  if (role === 'leader') return '带队人'
  if (role === 'volunteer') return '志愿者'
  if (role === 'answerer') return '答卷人'
  const party = matterParties.find(each => each === role)
  if (party !== undefined) return partyNames[party]
  const staff = staffRoles.find(each => each === role)
  return staff === undefined ? role : roleNames[staff]
}
