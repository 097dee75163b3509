import type { AnswerStatus } from '@yunxuan/domain'
import { type OwnSource, ownRows } from '../../platform/own-data.ts'

const statusWords: Readonly<Record<AnswerStatus, string>> = {
  offered: '说了能帮',
  chosen: '选中了',
  agreed: '说定了',
  reported: '说做好了',
  delivered: '做好了',
  failed: '没做成',
  declined: '没选上',
  withdrawn: '收回了',
}

/** What somebody offered for what others need. */
export const answerOwn: readonly OwnSource[] = [
  {
    name: 'answers',
    title: '我答的',
    holds: ['answer.member_id'],
    heads: {
      need: '需求编号',
      text: '内容',
      place: '地点',
      conditions: '条件',
      fromOn: '从',
      untilOn: '到',
      status: '状态',
      stars: '得的星',
      createdAt: '时间',
    },
    says: { status: statusWords },
    read: ownRows(
      'member',
      'answers',
      `select m.number as need, a.text, a.place_note as place, a.conditions, a.from_on::text as "fromOn",
          a.until_on::text as "untilOn", a.status, a.stars, a.created_at as "createdAt"
        from answer a join matter m on m.street_id = $1 and m.id = a.matter_id
        where a.street_id = $1 and a.member_id = $2 order by a.id`,
    ),
  },
  {
    name: 'answer-invitations',
    title: '请我来答的',
    holds: ['answer_invitation.member_id'],
    heads: { need: '需求编号', invitedAt: '时间' },
    read: ownRows(
      'member',
      'answer-invitations',
      `select m.number as need, i.invited_at as "invitedAt"
        from answer_invitation i join matter m on m.street_id = $1 and m.id = i.matter_id
        where i.street_id = $1 and i.member_id = $2 order by i.id`,
    ),
  },
]
