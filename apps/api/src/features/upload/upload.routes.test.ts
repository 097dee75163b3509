import { createHash } from 'node:crypto'
import { read, utils, write } from '@e965/xlsx'
import { uploadStatuses } from '@yunxuan/domain'
import { strFromU8, unzipSync } from 'fflate'
import { beforeEach, describe, expect, test } from 'vitest'
import { codeOf } from '../../../test/code-of.ts'
import { fileForm } from '../../../test/file-form.ts'
import { openPair } from '../../../test/pair.ts'
import type { SownMember, SownStreet } from '../../../test/sow.ts'
import { approve, approved, type SownAttendee, sowAttendee, sowPastShift } from '../../../test/sow-record.ts'
import type { SownShift } from '../../../test/sow-shift.ts'
import { newId } from '../../platform/ids.ts'
import { sealIdentity } from '../volunteer/identity.ts'

const { house, second } = await openPair()
let street: SownStreet
let keeper: SownMember

const uploads = 'POST /v1/streets/:streetId/managed/uploads'
const listed = 'GET /v1/streets/:streetId/managed/uploads'
const records = 'GET /v1/streets/:streetId/managed/record-uploads'
const lines = 'GET /v1/streets/:streetId/managed/uploads/:uploadId/records'
const results = 'POST /v1/streets/:streetId/managed/uploads/:uploadId/results'
const allReported = 'POST /v1/streets/:streetId/managed/uploads/:uploadId/all-reported'
const spotChecks = 'POST /v1/streets/:streetId/managed/spot-checks'
const reversal = 'POST /v1/streets/:streetId/managed/records/:recordId/reversal'

beforeEach(async () => {
  street = await house.sow.aStreet()
  keeper = await house.sow.aStaff(street, 'coordinator')
})

const idNumber = '11010519491231002X'
const wish = { until: '2026-12-31', includesReturned: false }

/** Seals a name and a document number into the profile of a volunteer. */
async function identify({ memberId: personId }: SownMember, realName: string): Promise<void> {
  const at = { streetId: street.streetId, ownerId: personId }
  await house.db.$client.query(
    `update volunteer set real_name = $3, id_number = $4, id_hash = $5, gender = 'female'
      where street_id = $1 and person_id = $2`,
    [
      street.streetId,
      personId,
      sealIdentity(house.config, { ...at, field: 'real-name' }, realName),
      sealIdentity(house.config, { ...at, field: 'id-number' }, idNumber),
      createHash('sha256').update(personId).digest(),
    ],
  )
}

/** Adds a shift with records of people who are known by name and document. */
async function served(names: readonly string[]): Promise<{ shift: SownShift; people: SownAttendee[] }> {
  const shift = await sowPastShift(house, street)
  const people: SownAttendee[] = []
  for (const name of names) {
    const who = await sowAttendee(house, street, shift, { name })
    await identify(who, name)
    people.push(who)
  }
  await approve(
    house,
    shift,
    people.map(who => approved(who)),
  )
  return { shift, people }
}

const asKeeper = () => house.as(keeper)

async function aBatch(names: readonly string[] = ['王秀兰', '陈立新']) {
  const { people } = await served(names)
  const api = await asKeeper()
  const batch = await api(uploads, { params: street, body: wish })
  const params = { streetId: street.streetId, uploadId: batch.id }
  const { items } = await api(lines, { params, query: {} })
  return { api, batch, params, people, ids: items.map(item => item.record.id) }
}

async function post(path: string, body: object, accountId = keeper.accountId) {
  return house.app.inject({
    method: 'POST',
    url: `/v1/streets/${street.streetId}/managed/${path}`,
    headers: { authorization: `Bearer ${await house.tokenOf({ accountId })}` },
    payload: body,
  })
}

async function sheetOf(uploadId: string): Promise<string[][]> {
  const reply = await post(`uploads/${uploadId}/file`, { reason: '录入全国系统' })
  expect(reply.statusCode).toBe(200)
  const sheet = read(reply.rawPayload, { type: 'buffer' }).Sheets.服务记录
  if (sheet === undefined) throw new Error('no sheet of records')
  return utils.sheet_to_json<string[]>(sheet, { header: 1, defval: '' })
}

async function sendAnswers(uploadId: string, rows: string[][], key = newId(), hiddenRow?: number) {
  const book = utils.book_new()
  const sheet = utils.aoa_to_sheet(rows)
  if (hiddenRow !== undefined) sheet['!rows'] = rows.map((_, index) => ({ hidden: index + 1 === hiddenRow }))
  utils.book_append_sheet(book, sheet, '服务记录')
  const form = fileForm(write(book, { type: 'buffer', bookType: 'xlsx' }), '回执.xlsx')
  const reply = await house.app.inject({
    method: 'POST',
    url: `/v1/streets/${street.streetId}/managed/uploads/${uploadId}/results-file`,
    headers: {
      authorization: `Bearer ${await house.tokenOf(keeper)}`,
      'content-type': form.contentType,
      'idempotency-key': key,
    },
    payload: form.payload,
  })
  return { status: reply.statusCode, body: reply.json() }
}

const audits = async (action: string) =>
  (
    await house.db.$client.query(
      'select detail from audit where street_id = $1 and action = $2 order by at, id',
      [street.streetId, action],
    )
  ).rows.map(row => row.detail)

describe('a batch for the national system', () => {
  test('takes what stands and is not reported, and nothing twice', async () => {
    const { api, batch, ids } = await aBatch()
    expect(batch).toMatchObject({ number: 1, records: 2, waiting: 2, createdByName: '陈主任' })
    expect(ids).toHaveLength(2)
    expect(await codeOf(api(uploads, { params: street, body: wish }))).toBe('nothing_to_upload')
    const { counts, items } = await api(listed, { params: street, query: {} })
    expect(counts).toEqual({ unreported: 0, withoutIdentity: 0, waiting: 2, returned: 0, needsCorrection: 0 })
    expect(items).toHaveLength(1)
  })

  test('leaves out whose name and document nobody knows, and says how many', async () => {
    const { people } = await served(['王秀兰', '陈立新'])
    const who = people[0]?.memberId
    await house.db.$client.query(
      'update volunteer set real_name = null, id_number = null, id_hash = null where street_id = $1 and person_id = $2',
      [street.streetId, who],
    )
    const api = await asKeeper()
    expect((await api(uploads, { params: street, body: wish })).records).toBe(1)
    const { counts } = await api(listed, { params: street, query: {} })
    expect(counts).toMatchObject({ unreported: 1, withoutIdentity: 1 })
    const { items } = await api(records, { params: street, query: { status: 'unreported' } })
    expect(items).toMatchObject([{ hasIdentity: false, status: 'unreported', record: { personId: who } }])
  })

  test('is narrowed by day and organization, and as large as the street’s policy says', async () => {
    await served(['王秀兰', '陈立新', '李明'])
    const api = await asKeeper()
    const early = api(uploads, { params: street, body: { ...wish, until: '2026-11-27' } })
    expect(await codeOf(early)).toBe('nothing_to_upload')
    const foreign = api(uploads, { params: street, body: { ...wish, organizationId: newId() } })
    expect(await codeOf(foreign)).toBe('not_found')
    const { settings, version } = await api('GET /v1/streets/:streetId/policy', { params: street })
    const owner = await house.as(await house.sow.aStaff(street, 'administrator'))
    await owner('PUT /v1/streets/:streetId/policy', {
      params: street,
      body: { version, settings: { ...settings, uploadBatchRecords: 2 } },
    })
    const { organizationId } = street
    expect((await api(uploads, { params: street, body: { ...wish, organizationId } })).records).toBe(2)
    expect((await api(uploads, { params: street, body: wish })).records).toBe(1)
  })

  test('two make batches at once from two instances: every record is in one of them', async () => {
    await served(['王秀兰', '陈立新', '李明'])
    const makers = [house, second, house, second].map(async one => {
      const api = await one.as(keeper)
      return api(uploads, { params: street, body: wish })
    })
    const made = await Promise.allSettled(makers)
    const done = made.flatMap(one => (one.status === 'fulfilled' ? [one.value.records] : []))
    const refused = made.flatMap(one => (one.status === 'rejected' ? [one.reason.message] : []))
    expect(done).toEqual([3])
    expect(refused).toEqual(['nothing_to_upload', 'nothing_to_upload', 'nothing_to_upload'])
  })

  test('its spreadsheet has what 令67 asks for, is made anew and every download is written down', async () => {
    const { batch, ids } = await aBatch(['王秀兰'])
    const [headings = [], row = []] = await sheetOf(batch.id)
    const cell = (heading: string) => row[headings.indexOf(heading)]
    expect(cell('平台记录号')).toBe(ids[0])
    expect(cell('姓名')).toBe('王秀兰')
    expect(cell('证件号码')).toBe(idNumber)
    expect(cell('性别')).toBe('女')
    expect(cell('服务名称')).toBe('楼道清洁')
    expect(cell('服务日期')).toBe('2026-11-28')
    expect(cell('服务地点')).toBe('活动室 一楼')
    expect(cell('服务内容')).toBe('清扫楼道，整理杂物')
    expect(cell('服务时间（小时）')).toBe('2')
    expect(cell('组织单位')).toBe('东社区党委')
    expect(cell('负责人')).toBe('带队人')
    await sheetOf(batch.id)
    const opened = { reason: '录入全国系统', records: 1, people: 1 }
    expect(await audits('upload.open')).toEqual([opened, opened])
    // Whatever was written down, it is no name and no number.
    expect(JSON.stringify(await audits('upload.open'))).not.toContain(idNumber)
    expect((await post(`uploads/${newId()}/file`, { reason: '看看' })).json().code).toBe('not_found')
    expect((await post(`uploads/${batch.id}/file`, {})).json().code).toBe('invalid_request')
  })

  test('is for whoever keeps the whole street', async () => {
    const { batch } = await aBatch(['王秀兰'])
    const resident = await house.sow.aMember(street)
    const near = await house.sow.aStaff(street, 'coordinator', { areaId: street.areaId })
    const params = { streetId: street.streetId, uploadId: batch.id }
    const check = { from: '2026-11-01', to: '2026-11-30', kind: 'all' as const, size: 1, isStratified: false }
    for (const { accountId } of [resident, near]) {
      const api = await house.as({ accountId })
      expect(await codeOf(api(listed, { params: street, query: {} }))).toBe('not_allowed')
      expect(await codeOf(api(uploads, { params: street, body: wish }))).toBe('not_allowed')
      expect(await codeOf(api(lines, { params, query: {} }))).toBe('not_allowed')
      expect(await codeOf(api(records, { params: street, query: {} }))).toBe('not_allowed')
      expect(await codeOf(api(allReported, { params }))).toBe('not_allowed')
      expect(await codeOf(api(spotChecks, { params: street, body: check }))).toBe('not_allowed')
      const file = await post(`uploads/${batch.id}/file`, { reason: '看看' }, accountId)
      expect(file.json().code).toBe('not_allowed')
    }
    expect(await codeOf(house.guest(listed, { params: street, query: {} }))).toBe('not_signed_in')
    expect(await codeOf(house.guest(spotChecks, { params: street, body: check }))).toBe('not_signed_in')
    expect(await audits('upload.open')).toEqual([])
  })
})

describe('what the national system answers', () => {
  test('is written by hand, all of it or nothing, and a returned record goes along again', async () => {
    const { api, params, ids } = await aBatch()
    const [first = '', other = ''] = ids
    const taken = { recordId: first, outcome: 'reported' as const }
    const returned = { recordId: other, outcome: 'returned' as const }
    const bare = { results: [taken, returned] }
    expect(await codeOf(api(results, { params, body: bare }))).toBe('reason_missing')
    const foreign = [{ recordId: newId(), outcome: 'reported' as const }]
    expect(await codeOf(api(results, { params, body: { results: foreign } }))).toBe('not_found')
    expect((await api(lines, { params, query: { status: 'waiting' } })).items).toHaveLength(2)
    const said = [taken, { ...returned, reason: '姓名和证件不符' }]
    expect(await api(results, { params, body: { results: said } })).toMatchObject({
      reported: 1,
      returned: 1,
    })
    expect(await codeOf(api(results, { params, body: { results: said } }))).toBe('result_not_possible')
    const { items } = await api(lines, { params, query: { status: 'returned' } })
    expect(items).toMatchObject([
      { reason: '姓名和证件不符', answeredByName: '陈主任', record: { id: other } },
    ])
    expect(await codeOf(api(uploads, { params: street, body: wish }))).toBe('nothing_to_upload')
    const again = await api(uploads, { params: street, body: { ...wish, includesReturned: true } })
    expect(again).toMatchObject({ number: 2, records: 1, waiting: 1 })
    const late = [{ recordId: other, outcome: 'reported' as const }]
    expect(await codeOf(api(results, { params, body: { results: late } }))).toBe('result_not_possible')
  })

  test('may be that everything was taken, and once only', async () => {
    const { api, params } = await aBatch()
    expect(await api(allReported, { params })).toMatchObject({ waiting: 0, reported: 2 })
    expect(await codeOf(api(allReported, { params }))).toBe('result_not_possible')
    const missing = { ...params, uploadId: newId() }
    expect(await codeOf(api(allReported, { params: missing }))).toBe('not_found')
  })

  test('is not that something was taken which no spreadsheet ever named', async () => {
    const { api, batch, params, ids } = await aBatch(['王秀兰', '陈立新', '周玉梅'])
    const [unsent = '', sent = ''] = ids
    const take = (recordId: string) =>
      api(reversal, { params: { streetId: street.streetId, recordId }, body: { reason: '不是他' } })
    await take(unsent)
    expect(await sheetOf(batch.id)).toHaveLength(3)
    house.clock.now = new Date(house.clock.now.getTime() + 60_000)
    await take(sent)
    const answered = await api(allReported, { params })
    expect(answered).toMatchObject({ waiting: 1, reported: 1, needsCorrection: 1 })
    const { items } = await api(records, { params: street, query: { status: 'waiting' } })
    expect(items.map(item => item.record.id)).toEqual([unsent])
    expect(await codeOf(api(allReported, { params }))).toBe('result_not_possible')
  })

  test('is read back from the spreadsheet; one bad row and none is written', async () => {
    const { api, batch, params } = await aBatch()
    const [headings = [], one = [], two = []] = await sheetOf(batch.id)
    const answered = (row: string[], outcome: string, reason = '') => [...row.slice(0, -2), outcome, reason]
    const bad = await sendAnswers(batch.id, [headings, answered(one, '已报'), answered(two, '退回')])
    expect(bad.body).toMatchObject({ applied: 0, errors: [{ row: 3, column: '退回原因' }] })
    const odd = await sendAnswers(batch.id, [
      headings,
      answered(one, '好'),
      [newId(), ...answered(two, '已报').slice(1)],
    ])
    expect(odd.body.errors).toMatchObject([
      { row: 2, column: '回执' },
      { row: 3, message: '这条记录不在这一批里' },
    ])
    expect((await api(lines, { params, query: { status: 'waiting' } })).items).toHaveLength(2)
    const key = newId()
    const rows = [headings, answered(one, '成功'), answered(two, '退回', '重复')]
    const good = await sendAnswers(batch.id, rows, key)
    expect(good.body).toMatchObject({ applied: 2, errors: [], upload: { reported: 1, returned: 1 } })
    expect((await sendAnswers(batch.id, rows, key)).body).toEqual(good.body)
    // What was answered before comes along in the next sheet and changes nothing.
    expect((await sendAnswers(batch.id, rows)).body).toMatchObject({ applied: 0, errors: [] })
    expect((await sendAnswers(batch.id, [['姓名'], ['王秀兰']])).body.errors).toHaveLength(1)
    expect(await audits('upload.note_results')).toHaveLength(1)
  })

  test('is not read from rows that nobody sees, unless they say what is known', async () => {
    const { batch } = await aBatch()
    const [headings = [], one = [], two = []] = await sheetOf(batch.id)
    const rows = [headings, ...[one, two].map(row => [...row.slice(0, -2), '已报', ''])]
    const hidden = await sendAnswers(batch.id, rows, newId(), 3)
    const message = '这一行在表里是隐藏的，请取消隐藏、核对后再上传'
    expect(hidden.body).toMatchObject({ applied: 0, errors: [{ row: 3, column: '回执', message }] })
    expect((await sendAnswers(batch.id, rows)).body).toMatchObject({ applied: 2, errors: [] })
    expect((await sendAnswers(batch.id, rows, newId(), 3)).body).toMatchObject({ applied: 0, errors: [] })
  })

  test('asks for a correction there once a reported record is taken back here, until that is done', async () => {
    const { api, params, ids } = await aBatch()
    const [recordId = '', other = ''] = ids
    await api(results, { params, body: { results: [{ recordId, outcome: 'reported' }] } })
    const take = (id: string) =>
      api(reversal, { params: { streetId: street.streetId, recordId: id }, body: { reason: '不是他' } })
    await take(recordId)
    await take(other)
    const of = async (status: (typeof uploadStatuses)[number]) =>
      (await api(records, { params: street, query: { status } })).items.map(item => item.record.id)
    expect(await of('needs_correction')).toEqual([recordId])
    expect(await of('waiting')).toEqual([other])
    expect(await sheetOf(params.uploadId)).toHaveLength(2)
    const early = [{ recordId: other, outcome: 'corrected' as const }]
    expect(await codeOf(api(results, { params, body: { results: early } }))).toBe('result_not_possible')
    await api(results, { params, body: { results: [{ recordId, outcome: 'corrected' }] } })
    await api(results, {
      params,
      body: { results: [{ recordId: other, outcome: 'returned', reason: '已撤销' }] },
    })
    expect(await of('corrected')).toEqual([recordId])
    const { counts } = await api(listed, { params: street, query: {} })
    expect(counts).toEqual({ unreported: 0, withoutIdentity: 0, waiting: 0, returned: 0, needsCorrection: 0 })
  })

  test('the list and the rule agree on every status', async () => {
    const { api, params, ids } = await aBatch(['王秀兰', '陈立新', '李明', '赵敏'])
    const [a = '', b = '', c = ''] = ids
    const said = [
      { recordId: a, outcome: 'reported' as const },
      { recordId: b, outcome: 'reported' as const },
      { recordId: c, outcome: 'returned' as const, reason: '重复' },
    ]
    await api(results, { params, body: { results: said } })
    await api(reversal, { params: { streetId: street.streetId, recordId: b }, body: { reason: '不是他' } })
    await served(['钱进'])
    const seen: string[] = []
    for (const status of uploadStatuses) {
      const { items } = await api(records, { params: street, query: { status } })
      expect(items.map(item => item.status)).toEqual(items.map(() => status))
      seen.push(...items.map(() => status))
    }
    expect(seen.sort()).toEqual(['needs_correction', 'reported', 'returned', 'unreported', 'waiting'])
    const all = await api(records, { params: street, query: { limit: 2 } })
    const rest = await api(records, { params: street, query: { limit: 3, cursor: all.nextCursor ?? '' } })
    expect(new Set([...all.items, ...rest.items].map(item => item.record.id)).size).toBe(5)
  })

  test('stays as it was: the database refuses to change what was answered', async () => {
    const { api, params } = await aBatch(['王秀兰'])
    await api(allReported, { params })
    for (const statement of [
      `update upload_result set outcome = 'returned'`,
      'delete from upload_result',
      'delete from upload_line',
      'delete from upload_batch',
    ]) {
      await expect(house.db.$client.query(statement)).rejects.toThrow()
    }
  })
})

describe('a spot check', () => {
  const check = { from: '2026-11-01', to: '2026-11-30', kind: 'all' as const, isStratified: false }

  async function drawn(body: object, accountId = keeper.accountId) {
    const reply = await post('spot-checks', body, accountId)
    expect(reply.statusCode).toBe(200)
    const files = Object.entries(unzipSync(reply.rawPayload))
    return new Map(files.map(([name, bytes]) => [name, strFromU8(bytes)]))
  }

  const idsIn = (pack: Map<string, string>) =>
    [...pack.values()].flatMap(text => text.match(/平台记录号<\/th><td>([^<]+)/)?.[1] ?? [])

  test('holds all that is known of each record, and a seed draws the same again', async () => {
    await served(['王秀兰', '陈立新', '李明', '赵敏', '钱进'])
    const pack = await drawn({ ...check, size: 3, seed: '摇号一' })
    expect([...pack.keys()].filter(name => name.startsWith('记录/'))).toHaveLength(3)
    const readme = pack.get('说明.txt') ?? ''
    expect(readme).toContain('抽签种子：摇号一')
    expect(readme).toContain('共 5 条')
    expect(readme).toContain('yunxuan.mjs verify')
    const page = [...pack].find(([name]) => name.startsWith('记录/'))?.[1] ?? ''
    expect(page).toContain('带队人（班次负责人）')
    expect(page).toContain('签到')
    const [entry] = (pack.get('时间链/条目.ndjson') ?? '')
      .trim()
      .split('\n')
      .map(line => JSON.parse(line))
    expect(page).toContain(entry.hash)
    const { rows } = await house.db.$client.query(
      `select encode(hash, 'hex') as hash from chain_entry where street_id = $1 and seq = $2`,
      [street.streetId, entry.seq],
    )
    expect(rows).toEqual([{ hash: entry.hash }])
    const before = idsIn(pack)
    const chainSeq = Number(readme.match(/时间链第 (\d+) 条/)?.[1])
    await served(['孙丽', '周强'])
    expect(idsIn(await drawn({ ...check, size: 3, seed: '摇号一', chainSeq }))).toEqual(before)
    expect(await audits('spot_check.draw')).toMatchObject([
      { seed: '摇号一', population: 5, drawn: 3 },
      { seed: '摇号一', population: 5, drawn: 3 },
    ])
  })

  test('masks volunteers unless an administrator says why', async () => {
    await served(['王秀兰'])
    const masked = await drawn({ ...check, percent: 100 })
    expect(masked.get('目录.html')).toContain('王*兰')
    expect([...masked.values()].join()).not.toContain('王秀兰')
    const named = { ...check, percent: 100, nameReason: '街道纪检抽查' }
    const { code } = (await post('spot-checks', named)).json()
    expect(code).toBe('not_allowed')
    const owner = await house.sow.aStaff(street, 'administrator')
    expect((await drawn(named, owner.accountId)).get('目录.html')).toContain('王秀兰')
    expect(await audits('spot_check.draw')).toMatchObject([{}, { nameReason: '街道纪检抽查' }])
  })

  test('leaves out what was taken back, and says when there is nothing to check or the wish makes no sense', async () => {
    const code = async (body: object) => (await post('spot-checks', body)).json().code
    expect(await code({ ...check, size: 1 })).toBe('nothing_to_check')
    const { api, ids } = await aBatch(['王秀兰'])
    const [recordId = ''] = ids
    expect(await code({ ...check, kind: 'suspicious', size: 1 })).toBe('nothing_to_check')
    expect(await code(check)).toBe('invalid_request')
    expect(await code({ ...check, size: 1, percent: 5 })).toBe('invalid_request')
    expect(await code({ ...check, size: 201 })).toBe('invalid_request')
    expect(await code({ ...check, size: 1, from: '2026-12-01' })).toBe('invalid_request')
    expect(await code({ ...check, size: 1, chainSeq: 999 })).toBe('invalid_request')
    await api(reversal, { params: { streetId: street.streetId, recordId }, body: { reason: '不是他' } })
    expect(await code({ ...check, size: 1 })).toBe('nothing_to_check')
  })
})
