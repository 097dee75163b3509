import type { Standing, TeamRole } from '@yunxuan/domain'
import { type OwnSource, ownRows } from '../../platform/own-data.ts'

const standingWords: Readonly<Record<Standing, string>> = {
  applied: '申请了',
  invited: '收到邀请',
  active: '在队里',
  rejected: '没通过',
  declined: '没接受邀请',
  left: '退出了',
  removed: '被请出',
}
const roleWords: Readonly<Record<TeamRole, string>> = { member: '队员', leader: '队长' }

/** The teams that somebody is or was in. */
export const teamOwn: readonly OwnSource[] = [
  {
    name: 'teams',
    title: '我的服务队',
    holds: ['team_member.person_id'],
    heads: {
      personId: '谁',
      team: '服务队',
      standing: '情况',
      role: '身份',
      message: '申请时写的话',
      reason: '说明',
      changedAt: '时间',
    },
    says: { standing: standingWords, role: roleWords },
    read: ownRows(
      'people',
      'teams',
      `select m.person_id as "personId", t.name as team, m.standing, m.role, m.message, m.reason,
          m.changed_at as "changedAt"
        from team_member m join team t on t.street_id = $1 and t.id = m.team_id
        where m.street_id = $1 and m.person_id = any($2::uuid[]) order by m.changed_at, m.team_id`,
    ),
  },
]
