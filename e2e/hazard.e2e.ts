import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { expectAccessible as expectDeskAccessible, openDesk, signInAs } from '../apps/console/e2e/browser.ts'
import { countTaps, expectAccessible, openLink, openPhone, reopen } from '../apps/mini/e2e/phone.ts'
import { openBrowser, pictureFailures } from './browser.ts'
import { clientOf, coordinator, reviewer, run, shahe as streetId } from './people.ts'

/** A danger on its way: found on the phone, taken by how pressing it is, gone in a photograph, looked at by a second person. */
const what = `楼道灭火器空了${run}`
const word = `换了两具新的${run}`

let browser: Browser
let desk: Page
let second: Page
let hers: Page
let photograph: { name: string; mimeType: string; buffer: Buffer }
let matterId = ''

beforeAll(async () => {
  browser = await openBrowser()
  desk = (await openDesk(browser)).page
  await signInAs(desk, coordinator)
  second = (await openDesk(browser)).page
  await signInAs(second, reviewer)
  hers = await openPhone(browser, { person: '王秀兰', mode: 'elder' })
  const buffer = await desk.screenshot({ type: 'jpeg', quality: 70 })
  photograph = { name: '照片.jpg', mimeType: 'image/jpeg', buffer }
})
afterAll(() => browser.close())
pictureFailures(() => desk)

const pageOf = () => `${inject('baseUrl')}/console/${streetId}/matters/${matterId}`

test('she says where it is in three taps, and reads whom to telephone first', async () => {
  await reopen(hers, '首页')
  const taps = await countTaps(hers)
  await hers.getByRole('link', { name: /^说事情/ }).click()
  await hers.getByRole('link', { name: /^发现隐患/ }).click()
  await hers.getByRole('button', { name: /119/ }).waitFor()
  await hers.getByRole('button', { name: /110/ }).waitFor()
  await hers.getByLabel('看到了什么').fill(what)
  await hers.getByLabel('在什么地方').fill('2 栋 1 单元一楼')
  await expectAccessible(hers, 'elder')
  await hers.getByRole('button', { name: '发出', exact: true }).click()
  await hers.getByRole('heading', { level: 1, name: '说好了' }).waitFor()
  expect(await taps()).toBeLessThanOrEqual(3)
  matterId = /[?&]id=([0-9a-f-]+)/.exec(hers.url())?.[1] ?? ''
})

test('the desk takes it with how pressing it is, and says that it is gone only with a photograph', async () => {
  await desk.goto(pageOf())
  await desk.getByRole('button', { name: '受理', exact: true }).click()
  const taking = desk.getByRole('dialog', { name: '受理' })
  await taking.getByRole('radio', { name: '马上处理' }).check()
  await taking.getByLabel('交给谁办').fill(coordinator)
  await desk.keyboard.press('Enter')
  await expectDeskAccessible(desk)
  await taking.getByRole('button', { name: '确定' }).click()
  await taking.waitFor({ state: 'detached' })
  await desk.getByText('马上处理').waitFor()

  await desk.getByRole('button', { name: '答复', exact: true }).click()
  const answering = desk.getByRole('dialog', { name: '答复' })
  await answering.getByRole('radio', { name: '已消除' }).check()
  await answering.getByLabel('答复').fill(word)
  await answering.getByRole('button', { name: '发出答复' }).click()
  await answering.getByText('说已经消除，要附一张现在的照片').waitFor()
  await answering.locator('input[type=file]').setInputFiles(photograph)
  await answering.locator('img').waitFor()
  await expectDeskAccessible(desk)
  await answering.getByRole('button', { name: '发出答复' }).click()
  await answering.waitFor({ state: 'detached' })
  // Whoever did it does not look at it.
  expect(await desk.getByRole('button', { name: '复查通过' }).isDisabled()).toBe(true)
})

test('a second person looks, and she reads that it is gone', async () => {
  await openLink(hers, `/features/matter/pages/matter?id=${matterId}`)
  await hers
    .getByText(/要另一个人去看过才算/)
    .first()
    .waitFor()
  await second.goto(pageOf())
  await second.getByRole('button', { name: '复查通过' }).click()
  const dialog = second.getByRole('dialog', { name: '复查通过' })
  await dialog.getByRole('button', { name: '确定' }).click()
  await dialog.waitFor({ state: 'detached' })
  await second.getByText('办结').first().waitFor()
  await hers.reload()
  await hers.getByText('另一个人去看过，确实好了').waitFor()
  await hers.getByText(word).waitFor()
  await expectAccessible(hers, 'elder')
  const client = await clientOf('王秀兰')
  const page = await client('GET /v1/streets/:streetId/matters/:matterId', { params: { streetId, matterId } })
  expect(page).toMatchObject({ status: 'done', verdict: 'fixed', severity: 'now' })
})
