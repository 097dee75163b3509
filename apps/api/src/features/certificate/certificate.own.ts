import { type OwnSource, ownRows } from '../../platform/own-data.ts'

/** What somebody was given in writing. */
export const certificateOwn: readonly OwnSource[] = [
  {
    name: 'certificates',
    title: '我的证书',
    holds: ['certificate.person_id', 'certificate.member_id'],
    heads: {
      personId: '谁',
      number: '证书号',
      title: '名称',
      personName: '写的姓名',
      stars: '星级',
      minutes: '分钟',
      issuedAt: '发的时间',
      revokedAt: '撤销时间',
    },
    read: ownRows(
      'people',
      'certificates',
      `select c.person_id as "personId", c.number, c.title, c.person_name as "personName", c.stars, c.minutes,
          c.issued_at as "issuedAt", r.revoked_at as "revokedAt"
        from certificate c left join certificate_revocation r on r.street_id = $1 and r.number = c.number
        where c.street_id = $1 and c.person_id = any($2::uuid[]) order by c.issued_at, c.number`,
    ),
  },
]
