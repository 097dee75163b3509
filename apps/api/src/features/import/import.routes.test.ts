import { setImmediate } from 'node:timers/promises'
import { read, utils, write } from '@e965/xlsx'
import type { ImportPreview } from '@yunxuan/contract'
import { strFromU8, unzipSync } from 'fflate'
import pg from 'pg'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { openHouse } from '../../../test/house.ts'
import type { SownStreet } from '../../../test/sow.ts'
import { newId } from '../../platform/ids.ts'

const house = await openHouse()
let street: SownStreet
let token: string
beforeEach(async () => {
  street = await house.sow.aStreet()
  token = await house.tokenOf(await house.sow.aStaff(street, 'coordinator'))
})

type Rows = unknown[][]
const serviceHead = [
  '编号',
  '名称',
  '简介',
  '类别',
  '机构',
  '地点',
  '适合人群',
  '费用',
  '每场名额',
  '需要审核',
]
const slotHead = ['服务', '日期', '开始时间', '结束时间', '名额', '房间']
const aService = [
  '',
  '中医义诊',
  '把脉开方',
  '义诊',
  '东社区党委',
  '活动室',
  '长者、残疾人',
  '免费',
  20,
  '否',
]

function xlsx(sheets: Record<string, Rows>): Buffer {
  const book = utils.book_new()
  for (const [name, rows] of Object.entries(sheets)) {
    utils.book_append_sheet(book, utils.aoa_to_sheet(rows), name)
  }
  return write(book, { type: 'buffer', bookType: 'xlsx', compression: true })
}

async function send(bytes: Buffer, fileName = '服务.xlsx', as = token, key = newId(), query = '') {
  const edge = '----a-form-of-ours'
  const head = `--${edge}\r\ncontent-disposition: form-data; name="file"; filename="${fileName}"\r\ncontent-type: application/octet-stream\r\n\r\n`
  const reply = await house.app.inject({
    method: 'POST',
    url: `/v1/streets/${street.streetId}/imports${query}`,
    headers: {
      authorization: `Bearer ${as}`,
      'content-type': `multipart/form-data; boundary=${edge}`,
      'idempotency-key': key,
    },
    payload: Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${edge}--\r\n`)]),
  })
  return { status: reply.statusCode, code: reply.json().code, preview: reply.json<ImportPreview>() }
}

async function commit(importId: string, as = token) {
  const reply = await house.app.inject({
    method: 'POST',
    url: `/v1/streets/${street.streetId}/imports/${importId}/commit`,
    headers: { authorization: `Bearer ${as}` },
  })
  return { status: reply.statusCode, body: reply.json() }
}

async function load(sheets: Record<string, Rows>) {
  const { preview } = await send(xlsx(sheets))
  expect(preview.errors).toEqual([])
  return (await commit(preview.id)).body as ImportPreview
}

const rowsOf = async (table: 'service' | 'slot') =>
  (await house.db.$client.query(`select * from ${table} where street_id = $1 order by id`, [street.streetId]))
    .rows
const importLog = async () => {
  const { rows } = await house.db.$client.query<{ action: string; subject_id: string; detail: unknown }>(
    'select action, subject_id, detail from audit where street_id = $1 order by id',
    [street.streetId],
  )
  return rows.map(row => [row.action, row.subject_id, row.detail])
}
/** Until a question of this kind waits for a row that another transaction holds. */
const untilSomeoneWaits = (question: string) =>
  vi.waitFor(
    async () => {
      // The API's role does not see what another session asks.
      const waiting = await house.asOwner(
        `select from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()
          and wait_event_type = 'Lock' and strpos(query, $1) > 0`,
        [question],
      )
      expect(waiting.length).toBeGreaterThan(0)
    },
    { timeout: 2_500, interval: 20 },
  )
const wrong = (preview: ImportPreview) =>
  preview.errors.map(error => `${error.sheet} ${error.row} ${error.column}: ${error.message}`)

describe('importing a spreadsheet', () => {
  test('services and slots come in together, and the same file again changes nothing', async () => {
    const sheets = {
      服务: [serviceHead, aService],
      场次: [
        slotHead,
        ['中医义诊', '2026-12-05', '9:00', '11:00', 15, '一楼'],
        ['中医义诊', '12月6日', '下午2点半', '', '', ''],
      ],
    }
    const { preview } = await send(xlsx(sheets))
    expect(preview).toMatchObject({
      rows: 3,
      services: { added: 1, changed: 0, same: 0 },
      slots: { added: 2, changed: 0, same: 0 },
      errors: [],
      moreErrors: 0,
    })
    expect(preview.sample[1]).toEqual({
      sheet: '场次',
      row: 2,
      title: '中医义诊',
      what: '场次新增',
      startsAt: '2026-12-05T01:00:00.000Z',
    })
    expect(await rowsOf('service')).toEqual([])
    expect((await commit(preview.id)).status).toBe(200)
    const [service] = await rowsOf('service')
    expect(service).toMatchObject({
      title: '中医义诊',
      status: 'in_review',
      audiences: ['elder', 'disabled'],
      fee_fen: null,
      places_per_slot: 20,
    })
    const slots = await rowsOf('slot')
    expect(
      slots.map(slot => [slot.starts_at.toISOString(), slot.ends_at.toISOString(), slot.places]),
    ).toEqual([
      ['2026-12-05T01:00:00.000Z', '2026-12-05T03:00:00.000Z', 15],
      ['2026-12-06T06:30:00.000Z', '2026-12-06T07:30:00.000Z', 20],
    ])
    const again = await load(sheets)
    expect([again.services, again.slots]).toEqual([
      { added: 0, changed: 0, same: 1 },
      { added: 0, changed: 0, same: 2 },
    ])
    expect((await commit(preview.id)).body).toMatchObject({ services: { same: 1 }, slots: { same: 2 } })
    expect(await rowsOf('service')).toEqual([service])
    expect(await rowsOf('slot')).toEqual(slots)
  })

  test('a row that changed changes what is there; a published service stays published', async () => {
    await load({
      服务: [serviceHead, aService],
      场次: [slotHead, ['中医义诊', '2026-12-05', '9:00', '11:00', 15, '']],
    })
    await house.db.$client.query("update service set status = 'published' where street_id = $1", [
      street.streetId,
    ])
    const changed = await load({
      服务: [serviceHead, aService.with(2, '把脉、开方、针灸')],
      场次: [slotHead, ['中医义诊', '2026-12-05', '9:00', '12:00', 18, '']],
    })
    expect([changed.services.changed, changed.slots.changed]).toEqual([1, 1])
    const [service] = await rowsOf('service')
    expect(service).toMatchObject({ summary: '把脉、开方、针灸', status: 'published', version: 2 })
    const [slot] = await rowsOf('slot')
    expect(slot).toMatchObject({ places: 18, sequence: 1 })
    // A second person reads it, as after an edit by hand.
    const unread = await house.db.$client.query('select before from service_unread where street_id = $1', [
      street.streetId,
    ])
    expect(unread.rows).toEqual([{ before: { summary: '把脉开方' } }])
    const found = await house.guest('GET /v1/streets/:streetId/services', {
      params: street,
      query: { q: '针灸' },
    })
    expect(found.items).toHaveLength(1)
  })

  test('the log keeps what a file changed of each service, and whom it gave slots', async () => {
    const other = aService.with(1, '颈椎义诊')
    await load({
      服务: [serviceHead, aService, other],
      场次: [
        slotHead,
        ['中医义诊', '2026-12-05', '9:00', '11:00', 15, ''],
        ['中医义诊', '2026-12-06', '9:00', '11:00', 15, ''],
      ],
    })
    const services = await rowsOf('service')
    const idOf = (title: string): string => services.find(service => service.title === title).id
    const first = await importLog()
    expect(first).toHaveLength(4)
    expect(first).toEqual(
      expect.arrayContaining([
        ['import.commit', expect.any(String), expect.anything()],
        ['service.import', idOf('中医义诊'), { importId: first[0]?.[1], to: 'in_review' }],
        ['service.import', idOf('颈椎义诊'), { importId: first[0]?.[1], to: 'in_review' }],
        ['slot.make', idOf('中医义诊'), { importId: first[0]?.[1], made: 2 }],
      ]),
    )
    await load({ 服务: [serviceHead, aService, other.with(2, '骨科医生坐诊').with(8, 30)] })
    const second = (await importLog()).slice(first.length)
    expect(second).toEqual([
      ['import.commit', expect.any(String), expect.anything()],
      [
        'service.import',
        idOf('颈椎义诊'),
        { importId: second[0]?.[1], changed: ['summary', 'placesPerSlot'] },
      ],
    ])
  })

  test('a new place is told to everyone who counts on a coming slot, once, whatever else the file changes', async () => {
    const slots = [
      slotHead,
      ['中医义诊', '2026-12-05', '9:00', '11:00', 1, ''],
      ['中医义诊', '2026-12-06', '9:00', '11:00', 1, ''],
    ]
    await load({ 服务: [serviceHead, aService], 场次: slots })
    await house.db.$client.query("update service set status = 'published' where street_id = $1", [
      street.streetId,
    ])
    await house.db.$client.query(
      `insert into location (street_id, id, name, address, area_id)
       values ($1, gen_random_uuid(), '新活动中心', '西街 8 号', $2)`,
      [street.streetId, street.areaId],
    )
    const [booked, waiting] = [await house.sow.aMember(street), await house.sow.aMember(street)]
    const params = { streetId: street.streetId, slotId: (await rowsOf('slot'))[0].id }
    await (await house.as(booked))('POST /v1/streets/:streetId/slots/:slotId/bookings', {
      params,
      body: {},
    })
    await (await house.as(waiting))('POST /v1/streets/:streetId/slots/:slotId/waitlist', {
      params,
      body: {},
    })
    const moved = aService.with(5, '新活动中心')
    const { preview } = await send(
      xlsx({
        服务: [serviceHead, moved],
        场次: slots.with(2, ['中医义诊', '2026-12-06', '9:00', '11:00', 2, '']),
      }),
    )
    expect(preview).toMatchObject({ relocated: 1, cleared: 0, errors: [] })
    expect(preview.sample[0]?.what).toBe('服务修改，地点改到新活动中心')
    expect((await commit(preview.id)).status).toBe(200)
    expect((await rowsOf('slot')).map(slot => [slot.sequence, slot.places])).toEqual([
      [1, 1],
      [1, 2],
    ])
    const { rows } = await house.db.$client.query(
      "select member_id, text from notice where street_id = $1 and kind = 'slot_moved' order by id",
      [street.streetId],
    )
    const text = expect.stringContaining('地点改到新活动中心（西街 8 号）')
    expect(rows).toHaveLength(2)
    expect(rows).toEqual(
      expect.arrayContaining([booked, waiting].map(({ memberId }) => ({ member_id: memberId, text }))),
    )
  })

  test('a blank cell keeps what is there; 清空 or - takes it away, and the preview says so', async () => {
    const head = [...serviceHead, '费用说明', '携带物品', '最小年龄', '品牌']
    const filled = [...aService.with(7, 5), '挂号费', '身份证、老花镜', 60, '']
    await load({ 服务: [head, filled] })
    const before = (await rowsOf('service'))[0]
    expect(before).toMatchObject({ fee_fen: 500, fee_note: '挂号费', minimum_age: 60 })
    expect((await load({ 服务: [head, filled.map((cell, at) => (at < 6 ? cell : ''))] })).services.same).toBe(
      1,
    )

    const emptying = [...aService.with(6, '－').with(7, '清空').with(8, ''), '-', ' 清空 ', '—', '-']
    const { preview } = await send(xlsx({ 服务: [head, emptying] }))
    expect(preview).toMatchObject({ services: { changed: 1 }, cleared: 5, errors: [] })
    expect(preview.sample[0]?.what).toBe('服务修改，清空适合人群、最小年龄、携带物品、费用、费用说明')
    expect((await commit(preview.id)).status).toBe(200)
    expect((await rowsOf('service'))[0]).toMatchObject({
      audiences: ['everyone'],
      fee_fen: null,
      fee_note: '',
      preparation: [],
      bring: [],
      minimum_age: null,
      places_per_slot: 20,
    })
    const refused = await send(xlsx({ 服务: [serviceHead, aService.with(1, '-').with(8, '清空')] }))
    expect(wrong(refused.preview)).toEqual([
      '服务 2 名称: 这一格必须填写',
      '服务 2 每场名额: 这一格不能清空，不想改就空着',
    ])
  })

  test('what somebody wrote by hand is taken over instead of being written twice', async () => {
    const id = await house.sow.aService(street, { title: '中医义诊' })
    const { services } = await load({ 服务: [serviceHead, aService] })
    expect(services).toEqual({ added: 0, changed: 1, same: 0 })
    expect((await rowsOf('service')).map(row => row.id)).toEqual([id])
  })

  test('slots alone refer to services by name or number; a name two share needs the organization', async () => {
    await load({ 服务: [serviceHead, aService.with(0, 'A01')] })
    const bySlot = (name: string) =>
      send(xlsx({ 场次: [slotHead, [name, '2026-12-05', '9:00', '', '', '']] }))
    expect((await bySlot('A01')).preview.slots.added).toBe(1)
    expect((await bySlot('中医义诊')).preview.slots.added).toBe(1)
    expect(wrong((await bySlot('没有的')).preview)).toEqual(['场次 2 服务: 没有找到“没有的”这项服务'])
    await house.sow.aService(street, { title: '中医义诊' })
    expect(wrong((await bySlot('中医义诊')).preview)[0]).toContain('有 2 项服务都叫')
  })

  test('a slot may be had at another place: named it is moved there, unnamed it stays where it is', async () => {
    await house.sow.aLocation(street)
    await load({ 服务: [serviceHead, aService] })
    const head = ['服务', '日期', '开始时间', '地点', '名额']
    const at = (place: string, places = 20) => ['中医义诊', '2026-12-05', '9:00', place, places]
    const places = async () => {
      const { rows } = await house.db.$client.query<{ place: string | null; places: number }>(
        `select l.name as place, s.places from slot s
          left join location l on l.street_id = s.street_id and l.id = s.location_id
          where s.street_id = $1 order by l.name nulls first`,
        [street.streetId],
      )
      return rows.map(row => [row.place, row.places])
    }
    expect((await load({ 场次: [head, at('活动室')] })).slots).toEqual({ added: 1, changed: 0, same: 0 })
    expect(await places()).toEqual([[null, 20]])
    const moved = await load({ 场次: [head, at('新活动中心')] })
    expect(moved.slots).toEqual({ added: 0, changed: 1, same: 0 })
    expect(moved.sample.map(row => row.what)).toEqual(['场次修改，地点改到新活动中心'])
    expect(await places()).toEqual([['新活动中心', 20]])
    expect((await load({ 场次: [head, at('', 25)] })).slots).toEqual({ added: 0, changed: 1, same: 0 })
    expect(await places()).toEqual([['新活动中心', 25]])
    const both = { 场次: [head, at('新活动中心', 25), at('活动室')] }
    expect((await load(both)).slots).toEqual({ added: 1, changed: 0, same: 1 })
    expect((await load(both)).slots).toEqual({ added: 0, changed: 0, same: 2 })
    expect(await places()).toEqual([
      [null, 20],
      ['新活动中心', 25],
    ])
    const { preview } = await send(xlsx({ 场次: [head, at('别处'), at('活动室'), at('', 5)] }))
    expect(wrong(preview)).toEqual([
      '场次 2 地点: 没有“别处”这个地点，请先在工作台添加，或从名单里选',
      '场次 4 日期: 和第 3 行重复了：同一时间、同一地点和房间只能有一场',
    ])
  })

  test('errors are said by sheet, row and column, and nothing of such a file is written', async () => {
    await house.sow.aSlot(street, {
      startsAt: new Date('2026-12-05T01:00:00Z'),
      room: '',
      places: 10,
      taken: 8,
      service: { title: '已有' },
    })
    const { preview } = await send(
      xlsx({
        服务: [
          serviceHead,
          aService,
          ['', '', '', '义珍', '没有的', '活动室', '长老', '便宜', '很多', '也许'],
          aService,
        ],
        场次: [
          slotHead,
          ['中医义诊', '2026-02-30', '9:00', '', '', ''],
          ['中医义诊', '2026-11-20', '9:00', '', '', ''],
          ['中医义诊', '2026-12-05', '9:00', '8:00', 0, ''],
          ['已有', '2026-12-05', '9:00', '', 5, ''],
        ],
      }),
    )
    expect(wrong(preview)).toEqual([
      '服务 3 名称: 这一格必须填写',
      '服务 3 机构: 没有“没有的”这个机构，请先在工作台添加，或从名单里选',
      '服务 3 类别: 没有“义珍”这个类别，请从名单里选',
      '服务 3 适合人群: 没有“长老”这类人群，请从名单里选',
      '服务 3 费用: 请填“免费”，或以元为单位的数字',
      '服务 3 每场名额: “很多”不是整数',
      '服务 3 需要审核: 请填“是”或“否”',
      '服务 4 名称: 和第 2 行重复了',
      '场次 2 日期: 看不懂日期“2026-02-30”，请写成 2026-11-28 这样',
      '场次 3 日期: 11 月 20 日 周五 上午 9:00已经过去了',
      '场次 4 名额: 要填 1 到 1000 之间的整数',
      '场次 5 名额: 已经约出去 8 个名额，不能再少了',
    ])
    const refused = await commit(preview.id)
    expect([refused.status, refused.body.code]).toEqual([422, 'import_has_errors'])
    expect(refused.body.errors[0].field).toBe('服务 第 3 行 名称')
    expect(await rowsOf('service')).toHaveLength(1)
  })

  test('a spreadsheet as people make them: title row, merged cells, blanks, full width, formulas, hidden rows', async () => {
    const sheet = utils.aoa_to_sheet([
      ['2026年12月服务安排'],
      [],
      ['服务名称 ', ' 日 期', '时间（开始）', '结束时间', '名额*', '备注'],
      ['中医义诊', 46361, 0.375, '11：00', '２０人', '张医生'],
      [null, '2026年12月6日', '上午9点-11点', null, '15 ', null],
      [null, null, null, null, '   ', null],
      ['中医义诊', '12月7日（周一）', '9点', null, { t: 'n', v: 12, f: '6*2' }, null],
    ])
    sheet['!merges'] = [
      { s: { r: 0, c: 0 }, e: { r: 0, c: 5 } },
      { s: { r: 3, c: 0 }, e: { r: 4, c: 0 } },
    ]
    sheet['!rows'] = [{}, {}, {}, {}, { hidden: true }]
    const book = utils.book_new()
    utils.book_append_sheet(book, sheet, 'Sheet1')
    utils.book_append_sheet(book, utils.aoa_to_sheet([slotHead, ['中医义诊', '2026-12-09', '9:00']]), '去年')
    book.Workbook = { Sheets: [{}, { Hidden: 1 }] }
    await load({ 服务: [serviceHead, aService] })
    const file = write(book, { type: 'buffer', bookType: 'xlsx' })
    const hidden = [
      { sheet: 'Sheet1', text: '第 5 行是隐藏的' },
      { sheet: '去年', text: '整张表是隐藏的，有 2 行' },
    ]
    const slots = async () =>
      (await rowsOf('slot')).map(slot => [
        slot.starts_at.toISOString(),
        slot.ends_at.toISOString(),
        slot.places,
      ])
    const seen = [
      ['2026-12-05T01:00:00.000Z', '2026-12-05T03:00:00.000Z', 20],
      ['2026-12-07T01:00:00.000Z', '2026-12-07T02:00:00.000Z', 12],
    ]
    const { preview } = await send(file, '安排表.XLSX')
    expect(preview).toMatchObject({ errors: [], hidden, includesHidden: false, slots: { added: 2 } })
    expect((await commit(preview.id)).body).toMatchObject({ hidden, includesHidden: false })
    expect(await slots()).toEqual(seen)
    const all = await send(file, '安排表.XLSX', token, newId(), '?includesHidden=true')
    expect(all.preview).toMatchObject({ errors: [], hidden, includesHidden: true, slots: { added: 2 } })
    expect(all.preview.sample.map(({ sheet, row }) => `${sheet} ${row}`)).toEqual([
      'Sheet1 4',
      'Sheet1 5',
      'Sheet1 7',
      '去年 2',
    ])
    expect((await commit(all.preview.id)).status).toBe(200)
    expect((await slots()).sort()).toEqual(
      [
        ...seen,
        ['2026-12-06T01:00:00.000Z', '2026-12-06T03:00:00.000Z', 15],
        ['2026-12-09T01:00:00.000Z', '2026-12-09T02:00:00.000Z', 20],
      ].sort(),
    )
  })

  test('a formula that failed is said once at its cell, and does not pass for a blank one', async () => {
    const failed = (text: string, code: number) => ({ t: 'e', v: code, w: text })
    const row: unknown[] = [...aService]
    row[serviceHead.indexOf('机构')] = failed('#N/A', 0x2a)
    row[serviceHead.indexOf('每场名额')] = failed('#REF!', 0x17)
    const { preview } = await send(xlsx({ 服务: [serviceHead, row] }))
    expect(wrong(preview)).toEqual([
      '服务 2 机构: 公式出错了（#N/A），请改好，或直接填上内容',
      '服务 2 每场名额: 公式出错了（#REF!），请改好，或直接填上内容',
    ])
    const csv = await send(
      Buffer.from('名称,类别,机构,地点,每场名额\n甲,义诊,东社区党委,活动室,#DIV/0!'),
      '甲.csv',
    )
    expect(wrong(csv.preview)).toEqual([expect.stringContaining('每场名额: 公式出错了（#DIV/0!）')])
  })

  test('a column that stands twice is said to, and not to be unknown', async () => {
    const { preview } = await send(
      xlsx({
        服务: [
          ['名称', '类别', '机构', '地点', '服务名称'],
          ['甲', '义诊', '东社区党委', '活动室', '乙'],
        ],
      }),
    )
    expect(wrong(preview)).toEqual(['服务 1 服务名称: 前面已经有这一列了，请只留一列'])
  })

  test('5,000 rows are a list and 5,001 are not, whatever stands above them', async () => {
    const rows = Array.from({ length: 5000 }, (_, index) => ['甲', `${index}`])
    const above = [['我们社区的安排'], ['服务', '名额', '日期']]
    expect((await send(xlsx({ 场次: [...above, ...rows] }))).preview.rows).toBe(5000)
    const refused = await send(xlsx({ 场次: [...above, ...rows, ['乙']] }))
    expect([refused.status, refused.code]).toEqual([413, 'import_too_large'])
  })

  test.each(['utf-8', 'utf-8 with its mark', 'gbk'])('csv in %s', async encoding => {
    const text = `名称,类别,机构,地点,简介\r\n中医义诊,义诊,东社区党委,活动室,"把脉, 开方"\r\n`
    // The same text as Excel in Chinese saves it; Node writes no GBK.
    const gbk = Buffer.from(
      'c3fbb3c62cc0e0b1f02cbbfab9b92cb5d8b5e32cbcf2bde90d0ad6d0d2bdd2e5d5ef2cd2e5d5ef2cb6abc9e7c7f8b5b3ceaf2cbbeeb6afcad22c22b0d1c2f62c20bfaab7bd220d0a',
      'hex',
    )
    expect(new TextDecoder('gbk').decode(gbk)).toBe(text)
    const bytes = encoding === 'gbk' ? gbk : Buffer.from((encoding === 'utf-8' ? '' : '\ufeff') + text)
    const { preview } = await send(bytes, '服务.csv')
    expect(preview).toMatchObject({ services: { added: 1 }, errors: [] })
    expect(preview.sample[0]).toMatchObject({ title: '中医义诊', what: '服务新增' })
  })

  test('an unknown column and a missing one are said at the heading', async () => {
    const { preview } = await send(
      xlsx({
        服务: [
          ['名称', '类别', '机构', '颜色'],
          ['甲', '义诊', '东社区党委', '红'],
        ],
      }),
    )
    expect(wrong(preview)).toEqual([
      '服务 1 地点: 少了“地点”这一列',
      '服务 1 颜色: 不认识这一列，请删掉，或改成模板里的名字',
    ])
    expect(
      wrong(
        (
          await send(
            xlsx({
              Sheet1: [
                ['甲', '乙'],
                [1, 2],
              ],
            }),
          )
        ).preview,
      )[0],
    ).toContain('请用模板填写')
  })
})

describe('what others keep, and what they changed meanwhile', () => {
  const farAway = async () => {
    await house.db.$client.query(
      `insert into location (street_id, id, name, address, area_id)
       values ($1, gen_random_uuid(), '西活动室', '西社区 1 号', $2)`,
      [street.streetId, street.otherAreaId],
    )
    const far = await house.sow.aStaff(street, 'coordinator', { areaId: street.otherAreaId })
    return house.tokenOf(far)
  }

  test.each([
    ['its name', ''],
    ['its number', 'A01'],
  ])('a service of another community is not taken over by %s', async (_, number) => {
    const row = aService.with(0, number)
    await load({ 服务: [serviceHead, row] })
    const before = await rowsOf('service')
    const far = await farAway()
    const { preview } = await send(xlsx({ 服务: [serviceHead, row.with(5, '西活动室')] }), '服务.xlsx', far)
    expect(wrong(preview)).toEqual([
      '服务 2 名称: 这项服务由别的社区负责，您不能改；要接过来，请找街道管理员',
    ])
    const refused = await commit(preview.id, far)
    expect([refused.status, refused.body.code]).toEqual([422, 'import_has_errors'])
    expect(await rowsOf('service')).toEqual(before)
  })

  test.each([
    ['an edit', "summary = '改过的'"],
    ['a pause', "status = 'paused'"],
    ['an archive', "status = 'archived'"],
  ])('%s made since the preview is not overwritten, and nothing is written', async (_, change) => {
    await load({ 服务: [serviceHead, aService] })
    const other = aService.with(1, '理发')
    const { preview } = await send(
      xlsx({
        服务: [serviceHead, aService.with(2, '把脉、开方、针灸'), other],
        场次: [slotHead, ['理发', '2026-12-05', '9:00', '', '', '']],
      }),
    )
    await house.db.$client.query(`update service set ${change}, version = version + 1 where street_id = $1`, [
      street.streetId,
    ])
    const before = await rowsOf('service')
    const refused = await commit(preview.id)
    expect([refused.status, refused.body.code]).toEqual([409, 'changed_meanwhile'])
    expect(await rowsOf('service')).toEqual(before)
    expect(await rowsOf('slot')).toEqual([])
  })

  test('an edit that is being made while the file is committed is not overwritten either', async () => {
    await load({ 服务: [serviceHead, aService] })
    const { preview } = await send(xlsx({ 服务: [serviceHead, aService.with(2, '把脉、开方、针灸')] }))
    const editor = await house.db.$client.connect()
    try {
      await editor.query('begin')
      await editor.query(
        "update service set summary = '改过的', version = version + 1 where street_id = $1",
        [street.streetId],
      )
      const committing = commit(preview.id)
      await untilSomeoneWaits('service as v')
      await editor.query('commit')
      const refused = await committing
      expect([refused.status, refused.body.code]).toEqual([409, 'changed_meanwhile'])
    } finally {
      editor.release(true)
    }
    expect(await rowsOf('service')).toMatchObject([{ summary: '改过的' }])
  })

  test('whoever waits for a slot does not hold the catalogue', async () => {
    const days = ['2026-12-05', '2026-12-06']
    const rows = (places: number) => days.map(day => ['中医义诊', day, '9:00', '11:00', places, ''])
    await load({ 服务: [serviceHead, aService], 场次: [slotHead, ...rows(15)] })
    const { preview } = await send(xlsx({ 场次: [slotHead, ...rows(18)] }))
    const last = (await rowsOf('slot')).at(-1)
    const other = await house.db.$client.connect()
    try {
      await other.query('begin')
      await other.query('select from slot where street_id = $1 and id = $2 for update', [
        street.streetId,
        last.id,
      ])
      const committing = commit(preview.id)
      await untilSomeoneWaits('select 1 from slot')
      await other.query('select from catalogue_version where street_id = $1 for update nowait', [
        street.streetId,
      ])
      await other.query('commit')
      expect((await committing).status).toBe(200)
    } finally {
      other.release(true)
    }
    expect((await rowsOf('slot')).map(slot => slot.places)).toEqual([18, 18])
  })
})

test('a file that is sent again under its key has the same reply; another file under it is refused', async () => {
  const file = xlsx({ 服务: [serviceHead, aService] })
  const [first, second] = await Promise.all([
    send(file, '服务.xlsx', token, 'upload'),
    send(file, '服务.xlsx', token, 'upload'),
  ])
  expect([first.status, second.status]).toEqual([201, 201])
  expect(second.preview).toEqual(first.preview)
  const { rows } = await house.db.$client.query('select id from import_file where street_id = $1', [
    street.streetId,
  ])
  expect(rows).toEqual([{ id: first.preview.id }])
  const other = xlsx({ 服务: [serviceHead, aService.with(1, '理发')] })
  expect(await send(other, '服务.xlsx', token, 'upload')).toMatchObject({
    status: 422,
    code: 'idempotency_mismatch',
  })
})

describe('files that are no lists', () => {
  test('are refused with a word for people', async () => {
    expect((await send(Buffer.from('\x89PNG\r\n\x1a\n'), '照片.png')).code).toBe('unsupported_media')
    expect((await send(Buffer.from([0xff, 0xd8, 0, 0, 1, 2]), '表.csv')).code).toBe('import_file_unreadable')
    expect((await send(Buffer.from('PK\x03\x04 broken'), '表.xlsx')).code).toBe('import_file_unreadable')
    expect((await send(xlsx({ 服务: [serviceHead, aService] }).subarray(0, 900))).code).toBe(
      'import_file_unreadable',
    )
    expect((await send(Buffer.alloc(9 * 1024 * 1024, 'a'), '大.csv')).code).toBe('import_too_large')
    const rows = Array.from({ length: 5_100 }, (_, n) => ['', `服务 ${n}`])
    expect((await send(xlsx({ 服务: [serviceHead, ...rows] }))).code).toBe('import_too_large')
  })

  test.each([
    ['a page of the web', '<html><table><tr><td>名称</td></tr></table></html>'],
    ['rich text', '{\\rtf1 名称}'],
    ['SYLK', 'ID;PWXL;N;E\r\nC;Y1;X1;K"名称"\r\nE\r\n'],
    ['XML', '<?xml version="1.0"?><Workbook/>'],
  ])('%s that is called a CSV is another kind of file', async (_, text) => {
    const refused = await send(Buffer.from(text), '服务.csv')
    expect([refused.status, refused.code]).toEqual([415, 'unsupported_media'])
  })

  test('an xls is read, and what no database keeps is not kept', async () => {
    const book = utils.book_new()
    utils.book_append_sheet(
      book,
      utils.aoa_to_sheet([serviceHead, aService.with(2, '把脉\ud83d开方\0')]),
      '服务',
    )
    const { preview } = await send(write(book, { type: 'buffer', bookType: 'biff8' }), '服务.xls')
    expect(preview).toMatchObject({ errors: [], services: { added: 1 } })
    expect((await commit(preview.id)).status).toBe(200)
    expect((await rowsOf('service'))[0].summary).toMatch(/^把脉.开方$/)
  })

  test('others are answered while a spreadsheet from hell is read', async () => {
    const crowded = Buffer.from(`${'1,'.repeat(200)}\n`.repeat(20_000))
    let isRead = false
    const reading = send(crowded, '大.csv').finally(() => {
      isRead = true
    })
    let answered = 0
    while (!isRead) {
      expect((await house.app.inject({ url: '/health/live' })).statusCode).toBe(200)
      answered += 1
      await setImmediate()
    }
    expect((await reading).code).toBe('import_too_large')
    // On one thread with the reader there would be a handful, before and after.
    expect(answered).toBeGreaterThan(100)
  })

  test('only coordinators and administrators, only within their communities, only within a day', async () => {
    const reviewer = await house.tokenOf(await house.sow.aStaff(street, 'reviewer'))
    const file = xlsx({ 服务: [serviceHead, aService] })
    expect((await send(file, '服务.xlsx', reviewer)).status).toBe(403)
    expect((await send(file, '服务.xlsx', 'nobody')).status).toBe(401)
    const far = await house.tokenOf(
      await house.sow.aStaff(street, 'coordinator', { areaId: street.otherAreaId }),
    )
    expect(wrong((await send(file, '服务.xlsx', far)).preview)).toEqual([
      '服务 2 地点: 这个地点不在您负责的社区',
    ])
    const { preview } = await send(file)
    const before = house.clock.now
    house.clock.now = new Date(before.getTime() + 25 * 3_600_000)
    const late = await commit(preview.id)
    house.clock.now = before
    expect([late.status, late.body.code]).toEqual([410, 'import_gone'])
  })
})

describe('the template', () => {
  test('can be imported as it is: its example is skipped, its cells are never formulas', async () => {
    await house.db.$client.query(
      `insert into organization values ($1, gen_random_uuid(), '=HYPERLINK("http://x")', 'other')`,
      [street.streetId],
    )
    const reply = await house.app.inject({
      url: `/v1/streets/${street.streetId}/import-template`,
      headers: { authorization: `Bearer ${token}` },
    })
    expect(reply.statusCode).toBe(200)
    const book = read(reply.rawPayload, { type: 'buffer', cellFormula: true })
    expect(book.SheetNames).toEqual(['服务', '场次', '说明'])
    const cells = book.SheetNames.flatMap(name =>
      Object.values(book.Sheets[name] ?? {}).filter(cell => typeof cell === 'object' && 't' in cell),
    )
    expect(cells.some(cell => String(cell.v).startsWith('=HYPERLINK'))).toBe(true)
    expect(cells.filter(cell => cell.f !== undefined || (cell.t !== 's' && cell.t !== 'z'))).toEqual([])
    const { preview } = await send(reply.rawPayload, '模板.xlsx')
    expect(preview).toMatchObject({ rows: 0, errors: [] })
  })

  test('offers its lists as drop-downs: every cell of a column chooses from all the words of its own list', async () => {
    const reply = await house.app.inject({
      url: `/v1/streets/${street.streetId}/import-template`,
      headers: { authorization: `Bearer ${token}` },
    })
    const book = read(reply.rawPayload, { type: 'buffer' })
    const rowsOf = (name: string) =>
      utils.sheet_to_json<string[]>(book.Sheets[name] ?? {}, { header: 1, blankrows: true })
    const lists = rowsOf('说明')
    const files = unzipSync(reply.rawPayload)
    const chosen = ['服务', '场次'].map((name, index) => {
      const [headings = []] = rowsOf(name)
      const xml = strFromU8(files[`xl/worksheets/sheet${index + 1}.xml`] ?? new Uint8Array())
      const found = xml.matchAll(/sqref="([A-Z]+)2:\1(\d+)"><formula1>([^<]+)</g)
      return [...found].map(([, letter = '', last, formula = '']) => {
        const heading = headings[utils.decode_col(letter)] ?? ''
        const range = /^'说明'!\$([A-Z]+)\$(\d+):\$\1\$(\d+)$/.exec(formula)
        if (range === null) return [heading, Number(last), formula]
        const [, column = '', from, to] = range
        const words = lists.slice(Number(from) - 1, Number(to)).map(row => row[utils.decode_col(column)])
        expect(lists[Number(from) - 2]?.[utils.decode_col(column)]).toBe(heading)
        expect(words.every(word => word !== undefined && word !== '')).toBe(true)
        expect(lists[Number(to)]?.[utils.decode_col(column)] ?? '').toBe('')
        return [heading, Number(last), words.length > 0]
      })
    })
    expect(chosen).toEqual([
      [
        ['类别', 5001, true],
        ['机构', 5001, true],
        ['地点', 5001, true],
        ['方式', 5001, true],
        ['仅限这些人群', 5001, '"是,否"'],
        ['需要审核', 5001, '"是,否"'],
      ],
      [
        ['机构', 5001, true],
        ['地点', 5001, true],
      ],
    ])
  })
})

/** Returns how long work took, and how often it asked the database. */
async function costOf(work: () => Promise<unknown>): Promise<{ ms: number; questions: number }> {
  const asked = vi.spyOn(pg.Client.prototype, 'query')
  const begun = performance.now()
  await work()
  const cost = { ms: Math.round(performance.now() - begun), questions: asked.mock.calls.length }
  asked.mockRestore()
  return cost
}

test('ten times the rows are read, judged and written in about ten times the time, and no more questions', async () => {
  const add = (name: string, count: number) => {
    const services = Array.from({ length: count }, (_, n) => ['', `${name} ${n} 号`, ...aService.slice(2)])
    const slots = Array.from({ length: 9 * count }, (_, n) => [
      `${name} ${n % count} 号`,
      `2026-12-${String(1 + Math.floor(n / count)).padStart(2, '0')}`,
      '9:00',
      '11:00',
      20,
      '一楼',
    ])
    const file = xlsx({ 服务: [serviceHead, ...services], 场次: [slotHead, ...slots] })
    return costOf(async () => {
      const { preview } = await send(file)
      expect(preview).toMatchObject({ services: { added: count }, slots: { added: 9 * count }, errors: [] })
      expect((await commit(preview.id)).status).toBe(200)
    })
  }
  await add('热身', 1)
  const [few, many] = [await add('少数', 50), await add('义诊', 500)]
  process.stdout.write(`500 rows ${JSON.stringify(few)}, 5,000 rows ${JSON.stringify(many)}\n`)
  expect(await rowsOf('slot')).toHaveLength(9 * 551)
  expect(many.questions).toBeLessThan(few.questions + 10)
  // A machine that is busy with tests may be three times as slow in between; what grows with the square is not.
  expect(many.ms).toBeLessThan(30 * few.ms)
}, 120_000)

test('5,000 changed slots are written by some dozen questions, and only those concerned are told', async () => {
  const services = Array.from({ length: 100 }, (_, n) => ['', `义诊 ${n} 号`, ...aService.slice(2)])
  await load({ 服务: [serviceHead, ...services] })
  await house.db.$client.query("update service set status = 'published' where street_id = $1", [
    street.streetId,
  ])
  await house.db.$client.query(
    `insert into slot (street_id, id, service_id, starts_at, ends_at, room, status, places, taken)
     select $1, gen_random_uuid(), id, starts_at, starts_at + interval '1 hour', '一楼', 'open', 2, 2
     from service, generate_series('2026-12-05T01:00:00Z'::timestamptz, '2027-01-23T01:00:00Z', '1 day') starts_at
     where street_id = $1`,
    [street.streetId],
  )
  const [booked, waiting] = [await house.sow.aMember(street), await house.sow.aMember(street)]
  await house.db.$client.query(
    `with full_ones as (select id from slot where street_id = $1 order by id limit 500),
      booked as (insert into booking (street_id, id, slot_id, member_id, person_id, party, status, source, code,
        created_at, updated_at)
        select $1, gen_random_uuid(), id, $2, $2, 2, 'booked', 'self', '1', $4, $4 from full_ones)
    insert into waitlist (street_id, id, slot_id, turn, member_id, person_id, party, status, created_at, updated_at)
    select $1, gen_random_uuid(), id, 1, $3, $3, 1, 'waiting', $4, $4 from full_ones`,
    [street.streetId, booked.memberId, waiting.memberId, house.clock.now],
  )
  const slots = (await rowsOf('slot')).map(slot => [slot.service_id, slot.starts_at])
  expect(slots).toHaveLength(5_000)
  const titleOf = new Map((await rowsOf('service')).map(service => [service.id, service.title]))
  const rows = slots.map(([id, at]) => [
    titleOf.get(id),
    at.toISOString().slice(0, 10),
    '9:00',
    '11:00',
    3,
    '一楼',
  ])
  const { preview } = await send(xlsx({ 场次: [slotHead, ...rows] }))
  expect(preview).toMatchObject({ slots: { changed: 5_000 }, errors: [] })
  const cost = await costOf(async () => expect((await commit(preview.id)).status).toBe(200))
  process.stdout.write(`5,000 changed slots: ${JSON.stringify(cost)}\n`)
  const told = await house.db.$client.query(
    `select member_id, kind, count(*)::int from notice where street_id = $1 group by 1, 2 order by 2 desc, 1`,
    [street.streetId],
  )
  expect(told.rows).toHaveLength(3)
  expect(told.rows).toEqual(
    expect.arrayContaining([
      { member_id: booked.memberId, kind: 'slot_moved', count: 500 },
      { member_id: waiting.memberId, kind: 'slot_moved', count: 500 },
      { member_id: waiting.memberId, kind: 'offer', count: 500 },
    ]),
  )
  const written = await rowsOf('slot')
  expect(written.every(slot => slot.places === 3 && slot.sequence === 1)).toBe(true)
  expect(written.filter(slot => slot.held === 1)).toHaveLength(500)
  expect(cost.questions).toBeLessThan(100)
}, 120_000)
