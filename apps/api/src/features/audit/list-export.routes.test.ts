import { read, utils } from '@e965/xlsx'
import { expect, test } from 'vitest'
import { openHouse } from '../../../test/house.ts'
import type { SownMember, SownStreet } from '../../../test/sow.ts'

const house = await openHouse()
const lists = [
  ['managed/services', '服务'],
  ['managed/volunteers', '志愿者'],
  ['managed/records', '服务记录'],
  ['approvals', '待审核预约'],
  ['managed/matters', '事项'],
  ['managed/activities', '志愿活动'],
  ['managed/certificates', '证书'],
] as const

const ask = async (at: SownStreet, who: SownMember, path: string) =>
  house.app.inject({
    url: `/v1/streets/${at.streetId}/${path}`,
    headers: { authorization: `Bearer ${await house.tokenOf(who)}` },
  })

/** The rows of a spreadsheet below its headings. */
async function rowsOf(...of: Parameters<typeof ask>): Promise<Record<string, unknown>[]> {
  const { rawPayload, statusCode } = await ask(...of)
  expect(statusCode).toBe(200)
  const book = read(rawPayload, { type: 'buffer' })
  return utils.sheet_to_json(book.Sheets[book.SheetNames[0] ?? ''] ?? {})
}

async function logged({ streetId }: SownStreet) {
  const { rows } = await house.db.$client.query(
    "select detail from audit where street_id = $1 and action = 'export.save' order by id",
    [streetId],
  )
  return rows.map(row => row.detail)
}

test.each(lists)('%s is to be had as a spreadsheet, and the log knows who took it', async (path, list) => {
  const street = await house.sow.aStreet()
  const administrator = await house.sow.aStaff(street, 'administrator')
  const { statusCode, headers, rawPayload } = await ask(street, administrator, `${path}.xlsx`)
  expect(statusCode).toBe(200)
  expect(decodeURIComponent(String(headers['content-disposition']))).toContain(`${list} 2026-`)
  expect(read(rawPayload, { type: 'buffer' }).SheetNames).toEqual([list])
  expect(await logged(street)).toEqual([{ list, rows: 0 }])
})

test('it has all that fits the filter and nothing else, in its order', async () => {
  const street = await house.sow.aStreet()
  const coordinator = await house.sow.aStaff(street, 'coordinator')
  for (const name of ['=HYPERLINK("x")', '李娜', '白凤英']) {
    await house.sow.aVolunteer(street, { member: await house.sow.aMember(street, { name }) })
  }
  const all = await rowsOf(street, coordinator, 'managed/volunteers.xlsx?sort=number')
  expect(all.map(row => row.姓名)).toEqual(['=HYPERLINK("x")', '李娜', '白凤英'])
  const one = await rowsOf(street, coordinator, `managed/volunteers.xlsx?q=${encodeURIComponent('李娜')}`)
  expect(one.map(row => row.姓名)).toEqual(['李娜'])
  const elsewhere = await house.sow.aStaff(street, 'coordinator', { areaId: street.otherAreaId })
  expect(await rowsOf(street, elsewhere, 'managed/volunteers.xlsx')).toEqual([])
  expect(await logged(street)).toEqual([3, 1, 0].map(rows => ({ list: '志愿者', rows })))
})

test('it goes on over the pages in which it is read', async () => {
  const street = await house.sow.aStreet()
  const administrator = await house.sow.aStaff(street, 'administrator')
  for (let from = 0; from < 1_050; from += 50) {
    await Promise.all(
      [...Array(50).keys()].map(n => house.sow.aService(street, { title: `服务${from + n}` })),
    )
  }
  const rows = await rowsOf(street, administrator, 'managed/services.xlsx?sort=title')
  expect(rows).toHaveLength(1_050)
  expect(new Set(rows.map(row => row.服务)).size).toBe(1_050)
}, 60_000)
