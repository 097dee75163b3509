import type { CandidateStatus } from '@yunxuan/domain'
import { type OwnSource, ownRows } from '../../platform/own-data.ts'

const statusWords: Readonly<Record<CandidateStatus, string>> = {
  proposed: '公示中',
  confirmed: '评上了',
  struck: '没评上',
}

/** The rounds in which somebody was counted for a star, and what was objected. */
export const starOwn: readonly OwnSource[] = [
  {
    name: 'star-rounds',
    title: '评星',
    holds: ['star_candidate.person_id', 'star_candidate.member_id'],
    heads: {
      personId: '谁',
      round: '哪一次',
      personName: '写的姓名',
      minutes: '分钟',
      stars: '星级',
      status: '结果',
      reason: '说明',
    },
    says: { status: statusWords },
    read: ownRows(
      'people',
      'star-rounds',
      `select c.person_id as "personId", r.title as round, c.person_name as "personName", c.minutes, c.stars,
          c.status, c.reason
        from star_candidate c join star_run r on r.street_id = $1 and r.id = c.run_id
        where c.street_id = $1 and c.person_id = any($2::uuid[]) order by c.run_id, c.person_id`,
    ),
  },
  {
    name: 'star-objections',
    title: '对评星的意见',
    holds: ['star_objection.by_member_id', 'star_objection.person_id'],
    heads: { isMine: '是我提的', text: '内容', answer: '答复', createdAt: '时间', answeredAt: '答复时间' },
    read: ownRows(
      'people',
      'star-objections',
      // Whoever objected to somebody is not told to them, nor in what words.
      `select by_member_id = any($2::uuid[]) as "isMine",
          case when by_member_id = any($2::uuid[]) then text end as text, answer, created_at as "createdAt",
          answered_at as "answeredAt"
        from star_objection
        where street_id = $1 and (by_member_id = any($2::uuid[]) or person_id = any($2::uuid[])) order by id`,
    ),
  },
]
