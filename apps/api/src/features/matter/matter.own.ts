import { matterKindNames, matterStatusWords } from '@yunxuan/domain'
import { type OwnRow, type OwnSource, ownRows } from '../../platform/own-data.ts'
import { openSaid } from './secret.ts'

/** What somebody raised, said to it, and stood by. */
export const matterOwn: readonly OwnSource[] = [
  {
    name: 'matters',
    title: '我说过的',
    holds: ['matter.raised_by'],
    heads: {
      number: '编号',
      kind: '类别',
      text: '内容',
      place: '地点',
      status: '状态',
      createdAt: '时间',
      endedAt: '办结时间',
    },
    says: { kind: matterKindNames, status: matterStatusWords },
    read: async (db, { config, streetId, memberId }) => {
      const { rows } = await db.$client.query<Said>({
        name: 'own-matters',
        text: `select m.id as "matterId", 0 as position, m.number, m.kind, m.text, s.sealed, m.place_note as place,
            m.status, m.created_at as "createdAt", m.ended_at as "endedAt"
          from matter m left join matter_secret s on s.street_id = $1 and s.matter_id = m.id and s.position = 0
          where m.street_id = $1 and m.raised_by = $2 order by m.id`,
        values: [streetId, memberId],
      })
      return rows.map(row => opened(config, streetId, row))
    },
  },
  {
    name: 'matter-steps',
    title: '我在这些事里说的话',
    holds: ['matter_step.by_id'],
    heads: { number: '编号', at: '时间', text: '内容' },
    read: async (db, { config, streetId, memberId }) => {
      const { rows } = await db.$client.query<Said>({
        name: 'own-matter-steps',
        text: `select p.matter_id as "matterId", p.position, m.number, p.at, p.word as text, s.sealed
          from matter_step p join matter m on m.street_id = $1 and m.id = p.matter_id
            left join matter_secret s
              on s.street_id = $1 and s.matter_id = p.matter_id and s.position = p.position
          where p.street_id = $1 and p.by_id = $2 order by p.matter_id, p.position`,
        values: [streetId, memberId],
      })
      return rows.map(row => opened(config, streetId, row))
    },
  },
  {
    name: 'errands',
    title: '我托办的事',
    holds: ['errand.dependant_id'],
    heads: {
      number: '编号',
      guide: '办什么',
      personId: '给谁办',
      until: '材料送到的期限',
      receiptNo: '收据号',
      receivedAt: '收材料的时间',
      visitOn: '上门的日子',
    },
    read: ownRows(
      'member',
      'errands',
      `select m.number, e.guide_title as guide, e.dependant_id as "personId", e.until::text,
          e.receipt_no as "receiptNo", e.received_at as "receivedAt", e.visit_on::text as "visitOn"
        from errand e join matter m on m.street_id = $1 and m.id = e.matter_id
        where e.street_id = $1 and m.raised_by = $2 order by e.matter_id`,
    ),
  },
  {
    name: 'supports',
    title: '我也需要的',
    holds: ['matter_support.member_id'],
    heads: { number: '编号', title: '事情', at: '时间' },
    read: ownRows(
      'member',
      'supports',
      `select m.number, m.public_title as title, s.at
        from matter_support s join matter m on m.street_id = $1 and m.id = s.matter_id
        where s.street_id = $1 and s.member_id = $2 order by s.at, s.matter_id`,
    ),
  },
  {
    name: 'opinions',
    title: '我对答复满不满意',
    holds: ['matter_opinion.member_id'],
    heads: { number: '编号', isSatisfied: '满意', at: '时间' },
    read: ownRows(
      'member',
      'opinions',
      `select m.number, o.is_satisfied as "isSatisfied", o.at
        from matter_opinion o join matter m on m.street_id = $1 and m.id = o.matter_id
        where o.street_id = $1 and o.member_id = $2 order by o.at, o.matter_id`,
    ),
  },
]

type Said = OwnRow & { matterId: string; position: number; text: string | null; sealed: Buffer | null }

function opened(
  config: Parameters<typeof openSaid>[0],
  streetId: string,
  { matterId, position, sealed, ...row }: Said,
): OwnRow {
  const text = sealed === null ? row.text : openSaid(config, { streetId, matterId, position }, sealed)
  return { ...row, text }
}
