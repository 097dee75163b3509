import { readFile } from 'node:fs/promises'
import { addDays, shanghaiDate } from '@yunxuan/domain'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { findingsOf } from '../../../e2e/browser.ts'
import { publishOwnService } from '../../../e2e/own-service.ts'
import { clientOf, coordinator, run, shahe as streetId } from '../../../e2e/people.ts'
import { codeAhead, expectAccessible, findService, goBack, openTab, phones, reopen } from './phone.ts'

const openPhone = phones()

test('a booking is printed large, and its calendar entry follows a move', async () => {
  const title = `走查纸面${run}`
  const { slotIds } = await publishOwnService({
    title,
    places: 3,
    days: [11],
    time: '10:00',
    preparation: ['空腹'],
    bring: ['毛巾'],
  })
  const page = await openPhone({ person: '何静' })
  await findService(page, title)
  await page.getByRole('button', { name: /^预约/ }).click()
  const [slip] = await Promise.all([
    page.waitForEvent('popup'),
    page.getByRole('button', { name: '打印大字单' }).click(),
  ])
  await slip.getByRole('heading', { level: 1, name: /上午 10:00/ }).waitFor()
  await slip.getByRole('img', { name: /^预约码 \d{6}$/ }).waitFor()
  await slip.getByRole('row', { name: '来之前 空腹。请带 毛巾' }).waitFor()
  await slip.close()

  await page.getByRole('button', { name: '发给家人' }).click()
  const family = page.getByRole('dialog', { name: '发给家人' })
  await family.getByRole('img', { name: /上午.+来之前：空腹.+签到码 \d{6}/s }).waitFor()
  await expectAccessible(page, 'normal')
  const [picture] = await Promise.all([
    page.waitForEvent('download'),
    family.getByRole('button', { name: '存这张图' }).click(),
  ])
  expect(picture.suggestedFilename()).toBe(`${title}.png`)
  expect((await readFile(await picture.path())).readUInt32BE(16)).toBe(750)
  await family.getByRole('button', { name: '关闭' }).click()

  const before = await calendarOf(page)
  expect(before.DTSTART).toMatch(/^\d{8}T020000Z$/)
  const desk = await clientOf(coordinator)
  const day = addDays(shanghaiDate(new Date()), 11)
  await desk('PATCH /v1/streets/:streetId/slots/:slotId', {
    params: { streetId, slotId: slotIds[0] ?? '' },
    body: {
      startsAt: new Date(`${day}T15:00:00+08:00`).toISOString(),
      endsAt: new Date(`${day}T16:00:00+08:00`).toISOString(),
      reason: '老师临时有事',
    },
  })
  const after = await calendarOf(page)
  expect(after.UID).toBe(before.UID)
  expect(Number(after.SEQUENCE)).toBeGreaterThan(Number(before.SEQUENCE))
  expect(after.DTSTART).toMatch(/^\d{8}T070000Z$/)
  await page.context().close()
})

/** The lines of the calendar file that the phone is given. */
async function calendarOf(page: Page): Promise<Record<string, string>> {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '加到手机日历' }).click(),
  ])
  const text = await readFile(await file.path(), 'utf8')
  return Object.fromEntries(
    text.split('\r\n').map(line => [line.split(':', 1)[0], line.replace(/^[^:]*:/, '')]),
  )
}

test('a service is told to a neighbour, its place opens in the map, and its ratings can be read', async () => {
  const page = await openPhone()
  await page.context().route('https://uri.amap.com/**', route => route.fulfill({ body: '' }))
  await findService(page, '中医科义诊')
  await page.getByRole('button', { name: '统战书屋，怎么去' }).click()
  const way = page.getByRole('dialog', { name: '怎么去' })
  await expectAccessible(page, 'normal')
  const [map] = await Promise.all([
    page.waitForEvent('popup'),
    way.getByRole('button', { name: '用手机地图导航' }).click(),
  ])
  // Longitude first, as Amap reads it: Chengdu lies at 104° east.
  expect(map.url()).toMatch(
    /^https:\/\/uri\.amap\.com\/marker\?position=104\.\d+,30\.\d+&name=.+&coordinate=gaode/,
  )
  await map.close()
  await way.getByRole('button', { name: '关闭' }).click()

  await page.getByRole('button', { name: '告诉邻居' }).click()
  const share = page.getByRole('dialog', { name: '告诉邻居' })
  await share.getByRole('img', { name: '中医科义诊的二维码' }).waitFor()
  await expectAccessible(page, 'normal')
  await share.getByRole('button', { name: '复制链接' }).click()
  await page.getByText('链接复制好了').waitFor()
  const told = await page.evaluate(() => navigator.clipboard.readText())
  expect(told).toMatch(/^中医科义诊，\d+ 月 \d+ 日 周.+。来之前：请带 .+\nhttp/)
  const link = told.split('\n').at(-1) ?? ''
  const neighbour = await openPhone({ mode: 'elder' })
  await neighbour.goto('about:blank')
  // Without scripts it is a page that a preview reads; whoever wants to book goes on into the app.
  await neighbour.goto(link)
  await neighbour.getByRole('heading', { level: 1, name: '中医科义诊' }).waitFor()
  expect(await neighbour.getAttribute('meta[property="og:title"]', 'content')).toBe('中医科义诊')
  const drawn = (await neighbour.getAttribute('meta[property="og:image"]', 'content')) ?? ''
  expect((await neighbour.request.get(drawn)).headers()['content-type']).toMatch(/^image\/(png|jpeg)/)
  expect(await findingsOf(neighbour)).toEqual([])
  await neighbour.getByRole('link', { name: '去预约' }).click()
  await neighbour.getByRole('heading', { level: 1, name: '中医科义诊' }).waitFor()

  await neighbour.getByRole('link', { name: /^看评价/ }).click()
  await neighbour.getByRole('heading', { level: 1, name: '大家的评价' }).waitFor()
  await neighbour
    .getByRole('img', { name: /颗星，最多 5 颗/ })
    .nth(1)
    .waitFor()
  await expectAccessible(neighbour, 'elder')
  await neighbour.context().close()
  await page.context().close()
})

test('a page never opened before opens without a network, says so, and loads when it is back', async () => {
  const page = await openPhone()
  await page.getByRole('group', { name: '近一周在身边' }).getByRole('link').nth(1).waitFor()
  await codeAhead(page)
  await page.context().setOffline(true)
  await page.getByRole('tab', { name: '服务' }).click()
  await page.getByRole('heading', { level: 1, name: '服务' }).waitFor()
  await page.getByText('连不上网络').waitFor()
  await page.getByRole('button', { name: /^打电话给服务台/ }).waitFor()
  await expectAccessible(page, 'normal')
  await page.context().setOffline(false)
  await page.getByRole('link', { name: /余/ }).first().waitFor()
  await page.context().close()
})

test('at the largest size of elder mode nothing is cut off, however long a name is', async () => {
  const title = `走查归国人才与创业青年面对面法律政策联合咨询及分享活动${run}`
  await publishOwnService({ title, places: 3, days: [12], time: '10:00', bring: ['身份证', '户口本'] })
  const page = await openPhone({ mode: 'elder', person: '何静' })
  await expectWhole(page)
  await findService(page, title)
  await page.getByRole('radiogroup', { name: '给谁预约' }).waitFor()
  await expectWhole(page)
  await page.getByRole('button', { name: /^预约/ }).click()
  await page.getByRole('img', { name: /二维码/ }).waitFor()
  await expectWhole(page)
  await goBack(page)
  await reopen(page, '首页')
  await page.getByRole('group', { name: '近一周在身边' }).getByRole('link').nth(1).waitFor()
  await expectWhole(page)
  await openTab(page, '服务')
  await page.getByRole('link', { name: /余/ }).first().waitFor()
  await expectWhole(page)
  await page.context().close()
})

/** WeChat's largest font setting makes main text 30 px; everything still ends within the screen. */
async function expectWhole(page: Page): Promise<void> {
  await page.addStyleTag({ content: '.page { --scale: 1.5 !important }' })
  expect(await page.evaluate(sticksOut)).toEqual([])
}

/** Runs in the browser: the words that end beyond the right edge, but for rows one can push along. */
function sticksOut(): string[] {
  return [...document.querySelectorAll('[role="main"] *')]
    .filter(element => element.checkVisibility({ visibilityProperty: true }))
    .filter(
      element => element.closest('[role="tablist"], [aria-label="类别"], [aria-label^="接下来"]') === null,
    )
    .filter(element => element.getBoundingClientRect().right > window.innerWidth)
    .map(element => `${element.className}: ${element.textContent}`)
}
