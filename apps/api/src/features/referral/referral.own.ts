import type { ReferralStatus } from '@yunxuan/domain'
import type { OwnSource } from '../../platform/own-data.ts'
import { openWords } from './referral-words.ts'

const statusWords: Readonly<Record<ReferralStatus, string>> = {
  asked: '等答复',
  promised: '答应了',
  accepted: '说定了',
  reported: '说办好了',
  delivered: '办好了',
  declined: '帮不上',
  passed: '没选上',
  failed: '没办成',
  withdrawn: '街道收回了',
}

/** What somebody answered, for the organization they work or speak for, of what enterprises need. */
export const referralOwn: readonly OwnSource[] = [
  {
    name: 'referrals',
    title: '我替单位答的',
    holds: ['referral.answered_by'],
    heads: { number: '诉求编号', text: '内容', promisedOn: '最晚哪天', status: '状态', askedAt: '时间' },
    says: { status: statusWords },
    read: async (db, { config, streetId, memberId }) => {
      const { rows } = await db.$client.query<Answered>({
        name: 'own-referrals',
        text: `select f.id, m.number, f.answer, f.promised_on::text as "promisedOn", f.status,
            f.asked_at as "askedAt"
          from referral f join matter m on m.street_id = $1 and m.id = f.matter_id
          where f.street_id = $1 and f.answered_by = $2 order by f.id`,
        values: [streetId, memberId],
      })
      return rows.map(({ id, answer, ...row }) => ({
        ...row,
        text: openWords(config, { streetId, id }, 'answer', answer),
      }))
    },
  },
]

interface Answered {
  id: string
  number: string
  answer: Buffer | null
  promisedOn: string | null
  status: ReferralStatus
  askedAt: Date
}
