import type { StaffRole } from '@yunxuan/domain'
import { type OwnSource, ownRows } from '../../platform/own-data.ts'

const roleNames: Readonly<Record<StaffRole, string>> = {
  provider: '服务人员',
  coordinator: '协调员',
  liaison: '统战专干',
  reviewer: '审核员',
  administrator: '管理员',
}

/** What somebody may do as staff, and the log-ins that were asked for them. */
export const roleOwn: readonly OwnSource[] = [
  {
    name: 'roles',
    title: '我的工作身份',
    holds: ['role_grant.member_id'],
    heads: { role: '身份', area: '范围', startsAt: '从', endsAt: '到', revokedAt: '收回时间' },
    says: { role: roleNames },
    read: ownRows(
      'member',
      'roles',
      `select g.role, coalesce(a.name, o.name) as area, g.starts_at as "startsAt", g.ends_at as "endsAt",
          g.revoked_at as "revokedAt"
        from role_grant g left join area a on a.street_id = $1 and a.id = g.area_id
          left join organization o on o.street_id = $1 and o.id = g.organization_id
        where g.street_id = $1 and g.member_id = $2 order by g.id`,
    ),
  },
  {
    name: 'login-requests',
    title: '给我开工作台登录的申请',
    holds: ['login_request.member_id', 'login_answer.member_id'],
    heads: { login: '登录名', askedAt: '申请时间', answer: '结果', at: '答复时间' },
    says: { answer: { approved: '同意', approved_by_owner: '本人同意', rejected: '不同意' } },
    read: ownRows(
      'member',
      'login-requests',
      `select r.login, r.asked_at as "askedAt", a.answer, a.at
        from login_request r left join login_answer a on a.street_id = $1 and a.request_id = r.id
        where r.street_id = $1 and r.member_id = $2 order by r.id`,
    ),
  },
]
