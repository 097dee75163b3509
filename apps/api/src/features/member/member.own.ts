import { audienceNames } from '@yunxuan/domain'
import { type OwnRow, type OwnSource, ownRows } from '../../platform/own-data.ts'
import { openBirthDate, type StoredBirth } from './birth.ts'

const genders = { female: '女', male: '男' }
const relations = { parent: '父母', child: '子女', spouse: '配偶', grandparent: '祖父母', other: '其他亲人' }

/** Who somebody is in a street, and the family they keep. */
export const memberOwn: readonly OwnSource[] = [
  {
    name: 'profile',
    title: '我的资料',
    holds: [],
    heads: {
      name: '姓名',
      phone: '手机号',
      birthDate: '出生日期',
      gender: '性别',
      area: '社区',
      declared: '我属于',
      createdAt: '登记时间',
    },
    says: { gender: genders, declared: audienceNames },
    read: ownRows(
      'member',
      'profile',
      `select m.name, m.phone, m.birth_date::text as "birthDate", m.gender, a.name as area, m.declared,
          m.created_at as "createdAt"
        from member m left join area a on a.street_id = $1 and a.id = m.area_id
        where m.street_id = $1 and m.id = $2`,
    ),
  },
  {
    name: 'family',
    title: '家人',
    holds: ['dependant.member_id'],
    heads: {
      name: '姓名',
      relation: '关系',
      birthDate: '出生日期',
      gender: '性别',
      area: '社区',
      consentedAt: '同意保存的时间',
      consentVersion: '同意的是第几版说明',
      forgottenAt: '移除时间',
    },
    says: { gender: genders, relation: relations },
    read: async (db, { config, streetId, memberId }) => {
      const { rows } = await db.$client.query<OwnRow & StoredBirth>({
        name: 'own-family',
        text: `select d.id, d.name, d.relation, d.birth_date::text as "birthDate", d.birth_sealed as "birthSealed",
            d.gender, a.name as area, d.consented_at as "consentedAt", d.consent_version as "consentVersion",
            d.forgotten_at as "forgottenAt"
          from dependant d left join area a on a.street_id = $1 and a.id = d.area_id
          where d.street_id = $1 and d.member_id = $2 order by d.id`,
        values: [streetId, memberId],
      })
      return rows.map(({ birthSealed, birthDate, ...row }) => {
        // Of whom was forgotten there is none.
        const isKept = birthSealed !== null || birthDate !== null
        const born = isKept && openBirthDate(config, streetId, { id: row.id, birthSealed, birthDate })
        return { ...row, birthDate: born ? born.birthDate : null }
      })
    },
  },
]
