import type { CorrectionStatus } from '@yunxuan/domain'
import { type OwnSource, ownRows } from '../../platform/own-data.ts'

const statusWords: Readonly<Record<CorrectionStatus, string>> = {
  open: '还没答复',
  accepted: '已更正',
  refused: '没有更正',
  withdrawn: '我撤回了',
}

/** What somebody said is wrong with their hours. */
export const correctionOwn: readonly OwnSource[] = [
  {
    name: 'corrections',
    title: '我提的纠错',
    holds: ['correction.person_id', 'correction.member_id'],
    heads: {
      personId: '谁',
      text: '内容',
      wishedMinutes: '应该是几分钟',
      status: '结果',
      answer: '答复',
      answeredAt: '答复时间',
      createdAt: '时间',
    },
    says: { status: statusWords },
    read: ownRows(
      'member',
      'corrections',
      `select person_id as "personId", text, wished_minutes as "wishedMinutes", status, answer,
          answered_at as "answeredAt", created_at as "createdAt"
        from correction where street_id = $1 and member_id = $2 order by id`,
    ),
  },
]
