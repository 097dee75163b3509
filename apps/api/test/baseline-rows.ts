import type pg from 'pg'

// Whom and what the rows are of: a volunteer with a record, and two of the staff of the same street.
const cast = `
  create temp table cast_of as
  select r.street_id, r.person_id, r.member_id, r.number, r.id as record_id, r.organization_id,
      s.ids[1] as first_staff, s.ids[2] as second_staff,
      (select a.id from account a order by 1 limit 1) as account_id,
      (select b.id from booking b where b.street_id = r.street_id order by 1 limit 1) as booking_id,
      (select l.id from slot l where l.street_id = r.street_id order by 1 limit 1) as slot_id,
      (select v.id from service v where v.street_id = r.street_id order by 1 limit 1) as service_id,
      (select w.id from reward w where w.street_id = r.street_id order by 1 limit 1) as reward_id,
      (select e.seq from chain_entry e where e.street_id = r.street_id order by e.seq limit 1) as seq,
      (select e.hash from chain_entry e where e.street_id = r.street_id order by e.seq limit 1) as hash
    from record r, lateral (
      select array_agg(distinct g.member_id) as ids from role_grant g
        where g.street_id = r.street_id and g.member_id <> r.member_id) s
    where r.origin <> 'reversal' and array_length(s.ids, 1) > 1
    order by r.street_id, r.id limit 1`

const id = (last: number) => `'01990000-0000-7000-8000-${String(last).padStart(12, '0')}'::uuid`
const hash = (of: string) => `sha256('${of}')`

/** What stands in each table the demo leaves empty: columns, and an expression for each. */
const rows: [table: string, values: Record<string, string>][] = [
  ['attempt', { what: `'sign-in'`, who: hash('who'), since: 'now', count: '3' }],
  [
    'guess',
    { key: hash('guess'), failures: '5', rests_until: `now + interval '1 minute'`, counted_at: 'now' },
  ],
  ['failed_sign_in', { subject: 'account_id', quarter: 'now', failures: '5', rests: '1' }],
  [
    'credential',
    {
      account_id: 'account_id',
      login: `'chen.zhuren'`,
      password_hash: `'$scrypt$'`,
      totp_secret: hash('totp'),
      totp_last_step: '57000000',
      is_confirmed: 'true',
    },
  ],
  [
    'session',
    {
      id: id(1),
      account_id: 'account_id',
      kind: `'console'`,
      refresh_hash: hash('refresh'),
      previous_hash: hash('previous'),
      rotated_at: 'now',
      expires_at: `now + interval '12 hours'`,
      created_at: 'now',
      device: `'Firefox'`,
      network: `'10.0.0.0/24'`,
    },
  ],
  [
    'idempotency',
    {
      street_id: 'street_id',
      account_id: 'account_id',
      key: `'5f0c8b4e'`,
      request_hash: hash('request'),
      status: '201',
      reply: `'{"id":"王“小”明"}'`,
      created_at: 'now',
    },
  ],
  [
    'scan_tally',
    {
      street_id: 'street_id',
      member_id: 'member_id',
      day: 'now::date',
      scans: '2',
      first_at: 'now',
      last_at: 'now',
    },
  ],
  [
    'booking_note',
    {
      street_id: 'street_id',
      booking_id: 'booking_id',
      organization_id: 'organization_id',
      kind: `'health'`,
      sealed: hash('note'),
      health_consent_at: 'now',
      erase_at: `now + interval '90 days'`,
    },
  ],
  [
    'certificate',
    {
      street_id: 'street_id',
      number: `'C-2026-000001'`,
      kind: `'stars'`,
      title: `'一星志愿者'`,
      person_id: 'person_id',
      member_id: 'member_id',
      person_name: `'王小明'`,
      volunteer_number: 'number',
      stars: '1',
      minutes: '6000',
      run_id: id(2),
      issued_at: 'now',
      chain_seq: 'seq',
      chain_hash: 'hash',
    },
  ],
  [
    'certificate_revocation',
    {
      street_id: 'street_id',
      number: `'C-2026-000001'`,
      reason: `'时长更正'`,
      revoked_by: 'first_staff',
      revoked_at: 'now',
    },
  ],
  [
    'chain_month',
    { street_id: 'street_id', month: `'2026-10'`, seq: 'seq', hash: 'hash', published_at: 'now' },
  ],
  [
    'import_file',
    {
      street_id: 'street_id',
      id: id(3),
      file_name: `'服务 表.xlsx'`,
      rows: `'[{"title":"义诊\\t一"}]'`,
      preview: `'{"creates":1}'`,
      error_count: '0',
      created_by: 'first_staff',
      created_at: 'now',
    },
  ],
  [
    'login_request',
    {
      street_id: 'street_id',
      id: id(4),
      member_id: 'member_id',
      login: `'wang'`,
      first_hash: hash('first'),
      asked_by: 'first_staff',
      asked_at: 'now',
      ends_at: `now + interval '3 days'`,
    },
  ],
  [
    'login_answer',
    {
      street_id: 'street_id',
      request_id: id(4),
      member_id: 'member_id',
      asked_by: 'first_staff',
      answer: `'approved'`,
      answered_by: 'second_staff',
      at: 'now',
    },
  ],
  ['points_warning', { street_id: 'street_id', person_id: 'person_id', year: '2025', warned_at: 'now' }],
  [
    'policy',
    {
      street_id: 'street_id',
      version: '1',
      settings: `'{"stars":{"noticeDays":7}}'`,
      changed_at: 'now',
      changed_by: 'first_staff',
    },
  ],
  [
    'redemption',
    {
      street_id: 'street_id',
      id: id(5),
      reward_id: 'reward_id',
      person_id: 'person_id',
      member_id: 'member_id',
      points: '10',
      status: `'collected'`,
      code: `'482913'`,
      reserved_at: 'now',
      expires_at: `now + interval '7 days'`,
      ended_at: 'now',
      ended_by: 'first_staff',
    },
  ],
  [
    'service_unread',
    {
      street_id: 'street_id',
      service_id: 'service_id',
      changed_by: 'array[first_staff, second_staff]',
      before: `'{"title":"旧名"}'`,
      changed_at: 'now',
    },
  ],
  ['call_opt_out', { street_id: 'street_id', person_id: 'person_id', member_id: 'member_id', since: 'now' }],
  [
    'replacement_call',
    {
      street_id: 'street_id',
      id: id(6),
      slot_id: 'slot_id',
      status: `'open'`,
      waves: '1',
      opened_by: 'first_staff',
      next_wave_at: 'now',
      created_at: 'now',
    },
  ],
  [
    'replacement_invite',
    {
      street_id: 'street_id',
      call_id: id(6),
      person_id: 'person_id',
      member_id: 'member_id',
      wave: '1',
      called_at: 'now',
    },
  ],
  [
    'star_run',
    {
      street_id: 'street_id',
      id: id(2),
      title: `'2026 年第一次评定'`,
      until: `'2026-10-31'`,
      status: `'confirmed'`,
      policy_version: '1',
      ladder: `'{100,300,600,1000,1500}'`,
      notice_days: '7',
      frozen_at: 'now',
      frozen_by: 'first_staff',
      published_at: 'now',
      published_by: 'first_staff',
      notice_until: 'now',
      confirmed_at: 'now',
      confirmed_by: 'second_staff',
    },
  ],
  [
    'star_candidate',
    {
      street_id: 'street_id',
      run_id: id(2),
      person_id: 'person_id',
      id: id(7),
      member_id: 'member_id',
      number: 'number',
      person_name: `'王小明'`,
      minutes: '6000',
      rotating_code_minutes: '3000',
      leader_scan_minutes: '2000',
      recipient_confirmed_minutes: '500',
      late_scan_minutes: '300',
      back_filled_minutes: '200',
      stars_before: '0',
      stars: '1',
      status: `'confirmed'`,
    },
  ],
  [
    'star_objection',
    {
      street_id: 'street_id',
      id: id(8),
      run_id: id(2),
      person_id: 'person_id',
      by_member_id: 'second_staff',
      text: `'时长不对'`,
      status: `'rejected'`,
      created_at: 'now',
      answer: `'已核对'`,
      answered_by: 'first_staff',
      answered_at: 'now',
    },
  ],
  [
    'upload_batch',
    {
      street_id: 'street_id',
      id: id(9),
      number: '1',
      until: `'2026-10-31'`,
      organization_id: 'organization_id',
      created_by: 'first_staff',
      created_at: 'now',
    },
  ],
  [
    'upload_line',
    { street_id: 'street_id', batch_id: id(9), record_id: 'record_id', position: '1', outcome: `'returned'` },
  ],
  [
    'upload_result',
    {
      street_id: 'street_id',
      id: id(10),
      batch_id: id(9),
      record_id: 'record_id',
      outcome: `'returned'`,
      reason: `'证件号有误'`,
      answered_by: 'first_staff',
      answered_at: 'now',
    },
  ],
  [
    'matter',
    {
      street_id: 'street_id',
      id: id(20),
      number: `'12345672'`,
      kind: `'help'`,
      raised_by: 'member_id',
      status: `'open'`,
      was_taken: 'true',
      owner_id: 'first_staff',
      due_on: `'2026-11-02'`,
      version: '2',
      created_at: 'now',
    },
  ],
  [
    'matter_step',
    {
      street_id: 'street_id',
      matter_id: id(20),
      position: '1',
      act: `'take'`,
      by_id: 'first_staff',
      party: `'keeper'`,
      at: 'now',
      owner_id: 'first_staff',
      is_public: 'false',
    },
  ],
  [
    'matter_secret',
    { street_id: 'street_id', matter_id: id(20), position: '0', sealed: hash('said in confidence') },
  ],
  [
    'article',
    {
      street_id: 'street_id',
      id: id(21),
      kind: `'notice'`,
      edit: `'{"title": "楼道改造完工", "guide": null}'`,
      status: `'published'`,
      writers: 'array[first_staff]',
      shown: `'{"title": "楼道改造完工", "guide": null}'`,
      shown_at: 'now',
      shown_by: 'second_staff',
      shown_writers: 'array[first_staff]',
      shown_audiences: `'{everyone}'`,
      created_at: 'now',
      updated_at: 'now',
      search: `''`,
      edit_search: `''`,
    },
  ],
  [
    'article_person',
    {
      street_id: 'street_id',
      id: id(22),
      article_id: id(21),
      name: `'王秀兰'`,
      member_id: 'member_id',
      state: `'given'`,
      at: 'now',
    },
  ],
  [
    'answer',
    {
      street_id: 'street_id',
      id: id(23),
      matter_id: id(20),
      member_id: 'second_staff',
      text: `'我家天台可以晾'`,
      place_note: `''`,
      conditions: `''`,
      from_on: `'2026-12-05'`,
      is_whole: 'true',
      is_paid: 'false',
      status: `'offered'`,
      created_at: 'now',
    },
  ],
  [
    'delegate',
    {
      street_id: 'street_id',
      id: id(24),
      organization_id: 'organization_id',
      member_id: 'member_id',
      title: `'行政主管'`,
      since: 'now',
      until: `'2027-11-02'`,
      named_by: 'first_staff',
    },
  ],
  ['matter_support', { street_id: 'street_id', matter_id: id(20), member_id: 'second_staff', at: 'now' }],
]

/** Writes a row into each table the demo leaves empty; every constraint and trigger holds them. */
export async function sowRest(client: pg.Client, now: Date): Promise<void> {
  await client.query(cast)
  for (const [table, values] of rows) {
    const columns = Object.keys(values).map(name => client.escapeIdentifier(name))
    const { rowCount } = await client.query(
      `insert into public.${table} (${columns}) select ${Object.values(values)}
        from cast_of, (select $1::timestamptz as now) n`,
      [now],
    )
    if (rowCount !== 1) throw new Error(`${table} was given no row`)
  }
}
