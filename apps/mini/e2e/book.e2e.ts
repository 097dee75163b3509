import type { Locator } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { letBegin, publishOwnService } from '../../../e2e/own-service.ts'
import { bornYearsAgo, clientOf, coordinator, run, shahe } from '../../../e2e/people.ts'
import { expectAccessible, findService, goBack, type Mode, openTab, phones, reopen } from './phone.ts'

const openPhone = phones()

describe.each<{ mode: Mode; person: string; other: string }>([
  { mode: 'normal', person: '王秀兰', other: '陈雨桐' },
  { mode: 'elder', person: '周建国', other: '阿依古丽' },
])('$mode', ({ mode, person, other }) => {
  const title = `走查理发${mode === 'elder' ? '长辈' : '普通'}${run}`

  let firstSlot = ''
  beforeAll(async () => {
    const own = { title, places: 5, days: [3, 4], time: '06:00', bring: ['毛巾'] }
    firstSlot = (await publishOwnService(own)).slotIds[0] ?? ''
  })

  test('a guest looks around, signs in where it is needed, books, and cancels', async () => {
    const page = await openPhone({ mode })
    await page.getByRole('group', { name: '近一周在身边' }).getByRole('link').nth(1).waitFor()
    await expectAccessible(page, mode)

    await findService(page, title)
    await page.getByRole('radiogroup', { name: '时间' }).waitFor()
    await expectAccessible(page, mode)
    await page.getByRole('button', { name: '登录后预约' }).click()
    await page.getByRole('link', { name: new RegExp(`^${person}`) }).click()

    // Signed in, the person is where they were, with the first time chosen.
    await page.getByRole('radiogroup', { name: '给谁预约' }).waitFor()
    await expectAccessible(page, mode)
    await page.getByRole('button', { name: /^预约.+早上 6 点$/ }).click()
    await page.getByRole('heading', { level: 1, name: '预约成功' }).waitFor()
    await page.getByRole('img', { name: /二维码/ }).waitFor()
    await page.getByRole('main').getByText('毛巾').waitFor()
    await expectAccessible(page, mode)

    await page.getByRole('button', { name: '取消预约' }).click()
    await expectAccessible(page, mode)
    await page.getByRole('button', { name: '确定取消预约' }).click()
    await page.getByRole('main').getByText('这个预约已经取消了').waitFor()
    await goBack(page)
    await page.getByRole('button', { name: /^预约.+早上 6 点$/ }).waitFor()
    await page.context().close()
  })

  test('who came once books again from home in at most three taps and without typing', async () => {
    await attend(person, firstSlot)
    const page = await openPhone({ mode, person })
    await openTab(page, '首页')
    const again = page.getByRole('group', { name: '再约一次' }).getByRole('link', { name: title })
    await again.waitFor()
    let taps = 0
    const tap = async (what: Locator) => {
      await what.click()
      taps += 1
    }
    await tap(again)
    await tap(page.getByRole('button', { name: /^预约/ }))
    await page.getByRole('heading', { level: 1, name: '预约成功' }).waitFor()
    expect(taps).toBeLessThanOrEqual(3)
    await page.context().close()
  })

  test('a member books for a new dependant, whose consent is asked', async () => {
    const page = await openPhone({ mode, person: other })
    await findService(page, title)
    const child = `小石榴${run}`
    await page.getByRole('button', { name: '添一位家人' }).click()
    const sheet = page.getByRole('dialog', { name: '添一位家人' })
    const born = bornYearsAgo(8).split('-').map(Number)
    await sheet.getByLabel('家人姓名').fill(child)
    await sheet.getByRole('button', { name: /^是您的/ }).click()
    await sheet.getByRole('radio', { name: '孩子' }).click()
    await sheet.getByLabel('家人出生日期，年').fill(String(born[0]))
    await sheet.getByLabel('家人出生日期，月').fill(String(born[1]))
    await sheet.getByLabel('家人出生日期，日').fill(String(born[2]))
    await sheet.getByRole('button', { name: '保存家人' }).click()
    await sheet.getByText('要先勾选同意，才能记下家人').waitFor()
    await expectAccessible(page, mode)
    await sheet.getByRole('checkbox', { name: /监护人/ }).click()
    await sheet.getByRole('button', { name: '保存家人' }).click()
    await page.getByRole('radio', { name: child, checked: true }).waitFor()
    await page.getByRole('button', { name: '增加' }).click()
    await page.getByRole('button', { name: /^预约/ }).click()
    await page.getByRole('main').getByText(`${child}等 2 位`).waitFor()

    await reopen(page, '我的')
    await page.getByRole('link', { name: '家人' }).click()
    await page.getByRole('link', { name: child }).click()
    await page.getByRole('button', { name: '删掉这位家人' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '删掉', exact: true }).click()
    // Whoever has a coming booking is not forgotten, and the screen says why and whom to call.
    await page.getByRole('dialog').getByText('这位家人还有没结束的预约').waitFor()
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^打电话给服务台/ })
      .waitFor()
    await expectAccessible(page, mode)
    await page.context().close()
  })
})

/** Lets somebody have come to a slot, which begins for that. */
async function attend(name: string, slotId: string): Promise<void> {
  const member = await clientOf(name)
  const { id: bookingId } = await member('POST /v1/streets/:streetId/slots/:slotId/bookings', {
    params: { streetId: shahe, slotId },
    body: { overlapAccepted: true },
  })
  await letBegin(slotId)
  const desk = await clientOf(coordinator)
  await desk('POST /v1/streets/:streetId/bookings/:bookingId/check-in', {
    params: { streetId: shahe, bookingId },
  })
}
