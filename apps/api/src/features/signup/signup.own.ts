import { type OwnSource, ownRows } from '../../platform/own-data.ts'

/** What somebody chose when they signed up, and when they were called to fill in. */
export const signupOwn: readonly OwnSource[] = [
  {
    name: 'signup-choices',
    title: '报名时选的',
    holds: ['signup_choice.person_id'],
    heads: {
      activity: '活动',
      startsAt: '开始',
      personId: '谁来',
      stall: '摊位',
      guardianConsentedAt: '家长同意的时间',
    },
    read: ownRows(
      'people',
      'signup-choices',
      `select v.title as activity, s.starts_at as "startsAt", c.person_id as "personId", t.name as stall,
          c.guardian_consented_at as "guardianConsentedAt"
        from signup_choice c join slot s on s.street_id = $1 and s.id = c.slot_id
          join service v on v.street_id = $1 and v.id = s.service_id
          left join stall t on t.street_id = $1 and t.id = c.stall_id
        where c.street_id = $1 and c.person_id = any($2::uuid[]) order by s.starts_at, c.slot_id`,
    ),
  },
  {
    name: 'replacement-calls',
    title: '叫我补位的消息',
    holds: ['replacement_invite.person_id', 'replacement_invite.member_id'],
    heads: {
      activity: '活动',
      startsAt: '开始',
      personId: '叫谁',
      calledAt: '时间',
      declinedAt: '说去不了的时间',
    },
    read: ownRows(
      'people',
      'replacement-calls',
      `select v.title as activity, s.starts_at as "startsAt", i.person_id as "personId",
          i.called_at as "calledAt", i.declined_at as "declinedAt"
        from replacement_invite i join replacement_call c on c.street_id = $1 and c.id = i.call_id
          join slot s on s.street_id = $1 and s.id = c.slot_id
          join service v on v.street_id = $1 and v.id = s.service_id
        where i.street_id = $1 and i.person_id = any($2::uuid[]) order by i.called_at, i.call_id`,
    ),
  },
  {
    name: 'no-replacement-calls',
    title: '不要叫我补位',
    holds: ['call_opt_out.person_id', 'call_opt_out.member_id'],
    heads: { personId: '谁', since: '从' },
    read: ownRows(
      'people',
      'no-replacement-calls',
      `select person_id as "personId", since from call_opt_out
        where street_id = $1 and person_id = any($2::uuid[]) order by since, person_id`,
    ),
  },
]
