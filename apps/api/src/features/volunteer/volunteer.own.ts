import { maskIdNumber, type QualificationStatus, volunteerStatusWords } from '@yunxuan/domain'
import { type OwnRow, type OwnSource, ownRows } from '../../platform/own-data.ts'
import { openIdentity } from './identity.ts'

const qualificationWords: Readonly<Record<QualificationStatus, string>> = {
  pending: '等核对',
  approved: '核对过',
  rejected: '没通过',
}

/** Somebody as a volunteer, and the children they let be one. */
export const volunteerOwn: readonly OwnSource[] = [
  {
    name: 'volunteer',
    title: '志愿者资料',
    holds: ['volunteer.person_id', 'volunteer.member_id', 'volunteer.dependant_id'],
    heads: {
      personId: '谁',
      number: '志愿者号',
      status: '状态',
      realName: '证件上的姓名',
      idNumber: '身份证号（只写头尾）',
      birthDate: '出生日期',
      gender: '性别',
      area: '居住社区',
      phone: '手机号',
      skills: '特长',
      languages: '会说的话',
      serviceCategories: '想做的服务',
      times: '方便的时间',
      consentedAt: '同意的时间',
      consentVersion: '同意的是第几版说明',
      registeredAt: '登记时间',
      leftAt: '退出时间',
    },
    says: { status: volunteerStatusWords, gender: { female: '女', male: '男' } },
    read: async (db, { config, streetId, people }) => {
      const { rows } = await db.$client.query<OwnRow & Documents>({
        name: 'own-volunteer',
        text: `select v.person_id as "personId", v.number, v.status, v.real_name as "nameSealed",
            v.id_number as "numberSealed", v.birth_date::text as "birthDate", v.gender, a.name as area, v.phone,
            v.skills, v.languages, v.service_categories as "serviceCategories", v.times::text as times,
            v.consented_at as "consentedAt", v.consent_version as "consentVersion",
            v.registered_at as "registeredAt", v.left_at as "leftAt"
          from volunteer v left join area a on a.street_id = $1 and a.id = v.area_id
          where v.street_id = $1 and v.person_id = any($2::uuid[]) order by v.registered_at, v.person_id`,
        values: [streetId, [...people.keys()]],
      })
      return rows.map(({ nameSealed, numberSealed, ...row }) => {
        const open = (field: 'real-name' | 'id-number', sealed: Buffer | null) =>
          sealed && openIdentity(config, { streetId, ownerId: row.personId, field }, sealed)
        const idNumber = open('id-number', numberSealed)
        // A file lies about on phones; whose it is knows the number.
        return {
          ...row,
          realName: open('real-name', nameSealed),
          idNumber: idNumber && maskIdNumber(idNumber),
        }
      })
    },
  },
  {
    name: 'qualifications',
    title: '资格证件',
    holds: ['qualification.person_id'],
    heads: {
      personId: '谁',
      kind: '证件',
      validUntil: '有效期到',
      status: '状态',
      claimedAt: '提交时间',
      decidedAt: '核对时间',
      reason: '说明',
    },
    says: { status: qualificationWords },
    read: ownRows(
      'people',
      'qualifications',
      `select person_id as "personId", kind, valid_until::text as "validUntil", status,
          claimed_at as "claimedAt", decided_at as "decidedAt", reason
        from qualification where street_id = $1 and person_id = any($2::uuid[]) order by id`,
    ),
  },
  {
    name: 'guardian-consents',
    title: '家长同意书',
    holds: ['guardian_consent.person_id', 'guardian_consent.guardian_id'],
    heads: {
      personId: '谁',
      version: '第几版说明',
      givenAt: '同意的时间',
      reason: '说明',
      withdrawnAt: '收回的时间',
    },
    read: ownRows(
      'people',
      'guardian-consents',
      `select person_id as "personId", version, given_at as "givenAt", reason, withdrawn_at as "withdrawnAt"
        from guardian_consent
        where street_id = $1 and (person_id = any($2::uuid[]) or guardian_id = any($2::uuid[])) order by id`,
    ),
  },
]

interface Documents {
  personId: string
  nameSealed: Buffer | null
  numberSealed: Buffer | null
}
