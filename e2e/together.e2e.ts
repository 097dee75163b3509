import { periodEndsAt, periodOf } from '@yunxuan/domain'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { openDesk, signInAs as signInToConsole } from '../apps/console/e2e/browser.ts'
import { openPhone, reopen, signInAs } from '../apps/mini/e2e/phone.ts'
import { openBrowser, pictureFailures } from './browser.ts'
import { publishOwnActivity } from './own-activity.ts'
import { clientOf, coordinator, run, shahe as streetId } from './people.ts'
import { moveShift, putAwayShift, scanByHand, scanPicture } from './shift.ts'

/** Two phones and a console at once: an hour from the code on the wall to a proof that anybody checks. */
const [leader, one, other] = ['何静', '王秀兰', '刘志强'] as const
const title = `走查同场${run}`
const params = { streetId }

let browser: Browser
let wall: Page
let hers: Page
let his: Page
let shiftId = ''
/** The wall as it was at the beginning: what somebody at home was sent. */
let sentOn: Buffer
let sentOnAt: Date

beforeAll(async () => {
  browser = await openBrowser()
  const { id: responsibleId } = await (await clientOf(leader))('GET /v1/streets/:streetId/me', { params })
  const made = await publishOwnActivity({ title, responsibleId, places: 2, days: [19], time: '20:00' })
  shiftId = made.shiftIds[0] ?? ''
  for (const name of [one, other]) {
    const client = await clientOf(name)
    await client('POST /v1/streets/:streetId/shifts/:shiftId/signups', {
      params: { streetId, shiftId },
      body: {},
    })
  }
  await moveShift(shiftId, -118, 20)
  wall = (await openDesk(browser)).page
  await signInToConsole(wall, coordinator)
  hers = await openPhone(browser)
  await signInAs(hers, one)
  his = await openPhone(browser)
  await signInAs(his, other)
})
afterAll(async () => {
  await putAwayShift(shiftId)
  await browser.close()
})

pictureFailures(() => wall)

const count = (of: number) => wall.getByText(new RegExp(`^${of}\\s*/ 2$`))

async function openScanner(phone: Page): Promise<void> {
  await reopen(phone, '首页')
  await phone.getByRole('button', { name: /^扫码签/ }).click()
  await phone.getByRole('button', { name: '拍一张，或选图片' }).waitFor()
}

test('the wall shows a code, which one phone photographs: it is in, and the wall counts it', async () => {
  await wall.goto(`${inject('baseUrl')}/console/${streetId}/wall/${shiftId}`)
  await wall.getByRole('img', { name: '签到二维码' }).waitFor()
  sentOn = await wall.screenshot()
  sentOnAt = new Date()
  await openScanner(hers)
  await scanPicture(wall, hers)
  await hers.getByText('签到成功').waitFor()
  await count(1).waitFor()
})

test('the other phone has no network and says so; back again, it is in', async () => {
  await openScanner(his)
  await his.waitForLoadState('networkidle')
  await his.context().setOffline(true)
  await scanPicture(wall, his)
  await his.getByText('连不上网络').waitFor()
  await his.context().setOffline(false)
  await openScanner(his)
  await scanPicture(wall, his)
  await his.getByText('签到成功').waitFor()
  await count(2).waitFor()
})

test('a picture that was sent on is dead after a period, and the code of now is not', async () => {
  // The second code after it: the one period of grace is over.
  const diesAt = periodEndsAt(periodOf(sentOnAt, 15) + 1, 15)
  await new Promise(resolve => setTimeout(resolve, diesAt.getTime() - Date.now() + 500))
  await openScanner(hers)
  const chooser = hers.waitForEvent('filechooser')
  await hers.getByRole('button', { name: '拍一张，或选图片' }).click()
  await (await chooser).setFiles({ name: 'sent.png', mimeType: 'image/png', buffer: sentOn })
  await hers.getByText(/过时/).first().waitFor()
  await scanByHand(await clientOf(leader), shiftId, one, 117)
  await openScanner(hers)
  await scanPicture(wall, hers)
  await hers.getByText('签退成功').waitFor()
})

test('after the end the console confirms what a phone handed in late, with a reason, and nobody who was there for a minute', async () => {
  await moveShift(shiftId, -119, 0)
  await wall.goto(`${inject('baseUrl')}/console/${streetId}/rosters/${shiftId}`)
  const row = (name: string) => wall.getByRole('row', { name: new RegExp(name) })
  await row(one).getByText('扫码晚传').waitFor()
  await row(one)
    .getByText(new RegExp(`${leader}扫的码，过了 1 小时 5\\d 分`))
    .waitFor()
  await wall.getByRole('button', { name: `确认 ${one}` }).click()
  const asked = wall.getByRole('dialog', { name: `确认 ${one} 的时长` })
  await asked.getByLabel('原因').fill('何静和大家都看见她做到最后')
  await asked.getByRole('button', { name: '确认' }).click()
  await wall
    .getByText(/已确认/)
    .first()
    .waitFor()
  const client = await clientOf(coordinator)
  const roster = await client('GET /v1/streets/:streetId/shifts/:shiftId/record-roster', {
    params: { streetId, shiftId },
  })
  const decided = roster.lines.map(line => [line.personName, line.decided?.outcome ?? null])
  expect(decided).toEqual([
    [one, 'approved'],
    [other, null],
  ])
})

test('her phone has the hour, and a proof of it that anybody checks', async () => {
  await reopen(hers, '我的')
  await hers.getByRole('link', { name: /^我的时长/ }).click()
  await hers.getByRole('link', { name: new RegExp(title) }).waitFor()
  const client = await clientOf(one)
  const proof = await client('POST /v1/streets/:streetId/me/service-proofs', { params, body: {} })
  const guest = await openPhone(browser)
  await guest.goto('about:blank')
  await guest.goto(proof.checkUrl.replace(/^https?:\/\/[^/]+/, inject('baseUrl')))
  await guest.getByText('平台服务记录').first().waitFor()
  await guest.getByText('王*兰').waitFor()
  await guest.context().close()
})
