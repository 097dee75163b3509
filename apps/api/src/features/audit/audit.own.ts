import { sayAction } from '@yunxuan/domain'
import { type OwnSource, ownRows } from '../../platform/own-data.ts'

/** What a person did, and who opened what is theirs. */
export const auditOwn: readonly OwnSource[] = [
  {
    name: 'looks',
    title: '谁看过我的信息',
    holds: ['audit.subject_id'],
    heads: { at: '时间', role: '以什么身份', action: '做了什么', reason: '为什么' },
    read: async (db, owner) => (await readLooks(db, owner)).map(told),
  },
  {
    name: 'deeds',
    title: '我做过的操作',
    holds: ['audit.actor_id'],
    heads: { at: '时间', action: '做了什么' },
    read: async (db, owner) => (await readDeeds(db, owner)).map(told),
  },
]

// By which a person is looked at: their record, their note, what they said. Their ids are gathered first: the log is
// long, and is read by the index of what its lines are about.
const readLooks = ownRows(
  'people',
  'looks',
  `select a.at, a.actor_role as role, a.action, a.detail->>'reason' as reason
    from audit a
    where a.street_id = $1 and a.action in ('volunteer.look', 'volunteer.look_up', 'note.read', 'matter.read')
      and a.subject_id = any(array(select unnest($2::uuid[])
        union all select b.id from booking b where b.street_id = $1 and b.member_id = any($2::uuid[])
        union all select m.id from matter m where m.street_id = $1 and m.raised_by = any($2::uuid[])))
      and a.actor_id <> all($2::uuid[])
    order by a.id`,
)

const readDeeds = ownRows(
  'member',
  'deeds',
  'select at, action from audit where street_id = $1 and actor_id = $2 order by id',
)

function told<T extends { action?: unknown }>(row: T): T & { action: string } {
  return { ...row, action: sayAction(String(row.action)) }
}
