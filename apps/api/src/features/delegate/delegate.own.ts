import { type OwnSource, ownRows } from '../../platform/own-data.ts'

/** The organizations that somebody speaks or spoke for. */
export const delegateOwn: readonly OwnSource[] = [
  {
    name: 'delegacies',
    title: '我代表过的单位',
    holds: ['delegate.member_id'],
    heads: { organization: '单位', title: '身份', since: '从', until: '到', endedAt: '结束时间' },
    read: ownRows(
      'member',
      'delegacies',
      `select o.name as organization, d.title, d.since, d.until::text, d.ended_at as "endedAt"
        from delegate d join organization o on o.street_id = $1 and o.id = d.organization_id
        where d.street_id = $1 and d.member_id = $2 order by d.id`,
    ),
  },
]
