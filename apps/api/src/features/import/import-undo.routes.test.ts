import { utils, write } from '@e965/xlsx'
import type { ImportPreview, ImportWritten } from '@yunxuan/contract'
import { beforeEach, describe, expect, test } from 'vitest'
import { codeOf } from '../../../test/code-of.ts'
import { fileForm } from '../../../test/file-form.ts'
import { openHouse } from '../../../test/house.ts'
import { whileHeld } from '../../../test/race.ts'
import type { SownMember, SownStreet } from '../../../test/sow.ts'

const undo = 'POST /v1/streets/:streetId/imports/:importId/undo' as const
const move = 'POST /v1/streets/:streetId/managed/services/:serviceId/transition' as const
const house = await openHouse()
let street: SownStreet
let importer: SownMember
beforeEach(async () => {
  street = await house.sow.aStreet()
  importer = await house.sow.aStaff(street, 'coordinator')
})

const services = (...titles: string[]) => [
  ['名称', '简介', '类别', '机构', '地点', '费用', '每场名额', '需要审核'],
  ...titles.map(title => [title, '把脉开方', '义诊', '东社区党委', '活动室', '免费', 20, '否']),
]
const slots = (...titles: string[]) => [
  ['服务', '日期', '开始时间', '结束时间', '名额', '房间'],
  ...titles.map(title => [title, '2027-01-08', '09:00', '11:00', 10, '']),
]

/** Reads and writes a spreadsheet, and returns what it is called by. */
async function load(sheets: Record<string, unknown[][]>): Promise<string> {
  const book = utils.book_new()
  for (const [name, rows] of Object.entries(sheets)) {
    utils.book_append_sheet(book, utils.aoa_to_sheet(rows), name)
  }
  const form = fileForm(write(book, { type: 'buffer', bookType: 'xlsx' }), '一月.xlsx')
  const authorization = `Bearer ${await house.tokenOf(importer)}`
  const reply = await house.app.inject({
    method: 'POST',
    url: `/v1/streets/${street.streetId}/imports`,
    headers: { 'content-type': form.contentType, authorization },
    payload: form.payload,
  })
  const { id, errors } = reply.json<ImportPreview>()
  expect(errors).toEqual([])
  const client = await house.as(importer)
  await client('POST /v1/streets/:streetId/imports/:importId/commit', { params: at(id) })
  return id
}

const at = (importId: string) => ({ streetId: street.streetId, importId })

async function countOf(table: 'service' | 'slot'): Promise<number> {
  const { rows } = await house.db.$client.query(
    `select count(*)::int as count from ${table} where street_id = $1`,
    [street.streetId],
  )
  return rows[0].count
}

async function listed(): Promise<ImportWritten[]> {
  const client = await house.as(importer)
  return (
    await client('GET /v1/streets/:streetId/written-imports', { params: { streetId: street.streetId } })
  ).items
}

async function idOf(title: string): Promise<string> {
  const { rows } = await house.db.$client.query(
    'select id from service where street_id = $1 and title = $2',
    [street.streetId, title],
  )
  return rows[0].id
}

/** Publishes what was imported, as a second person does. */
async function publish(serviceId: string) {
  const client = await house.as(await house.sow.aStaff(street, 'reviewer'))
  const params = { streetId: street.streetId, serviceId }
  return client(move, { params, body: { version: 1, to: 'published', reason: '' } })
}

describe('an import of which nothing is published', () => {
  test('is taken back whole, logged, and may be written again', async () => {
    const kept = await house.sow.aService(street, { title: '原来的服务' })
    const id = await load({ 服务: services('新义诊', '新量血压'), 场次: slots('新义诊') })
    expect(await listed()).toMatchObject([{ id, fileName: '一月.xlsx', services: 2, slots: 1, changed: 0 }])
    const client = await house.as(importer)
    expect(await client(undo, { params: at(id) })).toMatchObject({ services: 2, slots: 1 })
    expect([await countOf('service'), await countOf('slot'), await listed()]).toEqual([1, 0, []])
    expect(await idOf('原来的服务')).toBe(kept)
    expect(await codeOf(client(undo, { params: at(id) }))).toBe('import_gone')
    const { rows } = await house.db.$client.query(
      "select detail from audit where street_id = $1 and action = 'import.reverse'",
      [street.streetId],
    )
    expect(rows).toEqual([{ detail: { services: 2, slots: 1 } }])
    await client('POST /v1/streets/:streetId/imports/:importId/commit', { params: at(id) })
    expect([await countOf('service'), await countOf('slot')]).toEqual([3, 1])
  })

  test('is taken back once by whoever presses twice', async () => {
    const id = await load({ 服务: services('新义诊') })
    const client = await house.as(importer)
    const twice = () =>
      Promise.all([codeOf(client(undo, { params: at(id) })), codeOf(client(undo, { params: at(id) }))])
    // Both have read the file before the first has taken anything back.
    const codes = await whileHeld(house, 'service', [await idOf('新义诊')], twice)
    expect(codes.sort()).toEqual(['done', 'import_gone'])
  })

  test('is nobody else’s to take back', async () => {
    const id = await load({ 服务: services('新义诊') })
    const other = await house.as(await house.sow.aStaff(street, 'coordinator'))
    expect(await codeOf(other(undo, { params: at(id) }))).toBe('import_gone')
  })
})

describe('an import stays whole', () => {
  const refusal = async (id: string) => {
    const client = await house.as(importer)
    const problem = await client(undo, { params: at(id) }).catch(error => error.problem)
    expect(problem).toMatchObject({ code: 'import_in_use' })
    return problem.detail
  }

  test('once one of its services is published', async () => {
    const id = await load({ 服务: services('新义诊', '新量血压') })
    await publish(await idOf('新义诊'))
    expect(await refusal(id)).toContain('其中 1 项服务已经发布过')
    expect(await countOf('service')).toBe(2)
  })

  test('once somebody gave one of its services a time of their own', async () => {
    const id = await load({ 服务: services('新义诊') })
    await house.sow.aSlot(street, { serviceId: await idOf('新义诊') })
    expect(await refusal(id)).toContain('加了场次')
    expect(await countOf('service')).toBe(1)
  })

  test('where it changed what was there before, or gave times to what is published', async () => {
    await load({ 服务: services('新义诊') })
    const changed = await load({ 服务: [...services('新义诊').slice(0, 1), ...changedRow] })
    expect(await refusal(changed)).toContain('改了原来就有的 1 行')
    await house.sow.aService(street, { title: '在办的服务' })
    expect(await refusal(await load({ 场次: slots('在办的服务') }))).toContain('已经发布过')
  })

  test('whoever is first, it is published or gone', async () => {
    const id = await load({ 服务: services('新义诊') })
    const serviceId = await idOf('新义诊')
    const client = await house.as(importer)
    const codes = await whileHeld(house, 'service', [serviceId], () =>
      Promise.all([codeOf(client(undo, { params: at(id) })), codeOf(publish(serviceId))]),
    )
    expect([
      ['done', 'not_found'],
      ['import_in_use', 'done'],
    ]).toContainEqual(codes)
  })
})

const changedRow = [['新义诊', '换了简介', '义诊', '东社区党委', '活动室', '免费', 20, '否']]
