import { read, utils } from '@e965/xlsx'
import type { ImportMend, ImportPreview } from '@yunxuan/contract'
import { strFromU8, unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { fileForm } from '../../../test/file-form.ts'
import { openHouse } from '../../../test/house.ts'
import { newId } from '../../platform/ids.ts'

const house = await openHouse()
const street = await house.sow.aStreet()
const sender = await house.sow.aStaff(street, 'coordinator')
const colleague = await house.sow.aStaff(street, 'coordinator')
const tokens = { sender: await house.tokenOf(sender), colleague: await house.tokenOf(colleague) }

const rows = [
  '名称,类别,机构,地点,适合人群,费用',
  ...Array.from(
    { length: 40 },
    (_, at) => `服务${at},义珍,东社区党委,活动室,长者、残疾,${at === 7 ? '便宜' : '免费'}`,
  ),
]
const csv = Buffer.from(`${rows.join('\n')}\n`)

async function ask(
  method: 'GET' | 'POST' | 'PUT',
  path: string,
  body?: object,
  who: keyof typeof tokens = 'sender',
) {
  const form = body === undefined && path === '' ? fileForm(csv, '十二月.csv') : undefined
  return house.app.inject({
    method,
    url: `/v1/streets/${street.streetId}/imports${path}`,
    headers: {
      authorization: `Bearer ${tokens[who]}`,
      'idempotency-key': newId(),
      ...(form === undefined ? {} : { 'content-type': form.contentType }),
    },
    ...(form === undefined ? (body === undefined ? {} : { payload: body }) : { payload: form.payload }),
  })
}

const send = async () => (await ask('POST', '')).json<ImportPreview>()
const mend = async (id: string, mends: ImportMend[]) =>
  (await ask('PUT', `/${id}/mends`, { mends })).json<ImportPreview>()
const asCategory = { column: '类别', word: '义珍', becomes: '义诊' }
const asAudience = { column: '适合人群', word: '残疾', becomes: '残疾人' }

test('one unknown word in many rows is one line, with the words that are nearest to it', async () => {
  const preview = await send()
  expect(preview).toMatchObject({ rows: 40, wrongCells: 81, wrongRows: 40, moreErrors: 0, mends: [] })
  expect(preview.errors.map(({ column, row, rows, word }) => [column, row, rows, word])).toEqual([
    ['类别', 2, 40, '义珍'],
    ['适合人群', 2, 40, '残疾'],
    ['费用', 9, 1, null],
  ])
  expect(preview.errors[0]?.choices[0]).toBe('义诊')
  expect(preview.errors[1]?.choices[0]).toBe('残疾人')
})

test('a choice mends all rows, one of several words in a cell too, and is taken back', async () => {
  const { id } = await send()
  const once = await mend(id, [asCategory])
  expect(once.errors.map(({ column }) => column)).toEqual(['适合人群', '费用'])
  const twice = await mend(id, [asCategory, asAudience])
  expect(twice).toMatchObject({ wrongCells: 1, mends: [asCategory, asAudience] })
  expect((await mend(id, [asAudience])).errors.map(({ column }) => column)).toEqual(['类别', '费用'])
  await mend(id, [asCategory, asAudience, { column: '费用', word: '便宜', becomes: '免费' }])
  const commit = await ask('POST', `/${id}/commit`, {})
  expect(commit.json()).toMatchObject({ services: { added: 40 } })
  const { rows: written } = await house.db.$client.query(
    'select distinct category, audiences from service where street_id = $1',
    [street.streetId],
  )
  expect(written).toEqual([{ category: 'clinic', audiences: ['elder', 'disabled'] }])
  expect((await ask('PUT', `/${id}/mends`, { mends: [] })).json()).toMatchObject({ code: 'import_gone' })
})

test('the file comes back with what is wrong in a column of its own, the cells coloured, and is read again', async () => {
  const { id } = await send()
  const reply = await ask('GET', `/${id}/marked`)
  const book = read(reply.rawPayload)
  const sheet = book.Sheets[book.SheetNames[0] ?? '']
  if (sheet === undefined) throw new Error('no sheet')
  const table = utils.sheet_to_json<string[]>(sheet, { header: 1 })
  expect(table[0]?.at(-1)).toBe('要改的地方')
  expect(table[8]?.at(-1)).toMatch(/类别：没有“义珍”.*；适合人群：没有“残疾”.*；费用：请填/)
  const xml = strFromU8(unzipSync(reply.rawPayload)['xl/worksheets/sheet1.xml'] ?? new Uint8Array())
  const styleOf = (cell: string) => new RegExp(`r="${cell}" s="(\\d+)"`).exec(xml)?.[1]
  expect(styleOf('B9')).not.toBe(styleOf('A9'))
  expect([styleOf('F9'), styleOf('G9')]).toEqual([styleOf('B9'), styleOf('B9')])
  expect(styleOf('F8')).toBe(styleOf('A9'))
})

test('what somebody sent is nobody else’s to read or mend', async () => {
  const { id } = await send()
  expect((await ask('GET', `/${id}/marked`, undefined, 'colleague')).json()).toMatchObject({
    code: 'import_gone',
  })
  expect((await ask('PUT', `/${id}/mends`, { mends: [] }, 'colleague')).json()).toMatchObject({
    code: 'import_gone',
  })
})
