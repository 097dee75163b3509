import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import {
  expectAccessible as expectDeskAccessible,
  goTo,
  openDesk,
  signInAs,
} from '../apps/console/e2e/browser.ts'
import { expectAccessible, openLink, openPhone, openTab } from '../apps/mini/e2e/phone.ts'
import { openBrowser, pictureFailures } from './browser.ts'
import { draftOwnService } from './own-service.ts'
import { clientOf, coordinator, reviewer, run, shahe as streetId } from './people.ts'

/** A photograph on its way: to a service's card, and with a need to everybody, each after somebody read it. */
const title = `走查照片${run}`
const shows = '两位老师在教室里教剪纸'
const need = `楼下没有修伞的地方${run}`

let browser: Browser
let desk: Page
let reader: Page
let hers: Page
let photograph: { name: string; mimeType: string; buffer: Buffer }
let matterId = ''

beforeAll(async () => {
  browser = await openBrowser()
  desk = (await openDesk(browser)).page
  await signInAs(desk, coordinator)
  const buffer = await desk.screenshot({ type: 'jpeg', quality: 70 })
  photograph = { name: '照片.jpg', mimeType: 'image/jpeg', buffer }
  reader = (await openDesk(browser)).page
  await signInAs(reader, reviewer)
  hers = await openPhone(browser, { person: '王秀兰' })
})
afterAll(() => browser.close())
pictureFailures(() => desk)

/** Waits until a photograph is there with all its bytes, wherever a page would first show it. */
async function expectLoaded(image: Locator): Promise<void> {
  await image.scrollIntoViewIfNeeded()
  await expect
    .poll(() =>
      image.evaluate(one => one instanceof HTMLImageElement && one.complete && one.naturalWidth > 0),
    )
    .toBe(true)
}

async function takeAsCoordinator(): Promise<void> {
  const client = await clientOf(coordinator)
  const { id: ownerId } = await client('GET /v1/streets/:streetId/me', { params: { streetId } })
  await client('POST /v1/streets/:streetId/matters/:matterId/steps', {
    params: { streetId, matterId },
    body: { act: 'take', version: 1, ownerId },
  })
}

test('a service is given a photograph, and only with words that say what it shows for who does not see it', async () => {
  const { inService } = await draftOwnService({ title })
  await desk.goto(`${inject('baseUrl')}/console/${streetId}/services/${inService.serviceId}`)
  await desk.getByLabel('选一张照片').setInputFiles(photograph)
  await desk.getByRole('textbox', { name: '照片上是什么' }).fill(shows)
  await expectLoaded(desk.getByRole('img', { name: shows }))
  await expectDeskAccessible(desk)
  await desk.getByRole('button', { name: '保存', exact: true }).click()
  await desk.getByText('已是最新').waitFor()
  await desk.getByRole('button', { name: '提交审核' }).click()
  await desk.getByRole('dialog').getByRole('button', { name: '提交审核' }).click()
  await desk.getByText('已提交，等另一位同事审核').waitFor()
})

test('a second person sees it before it is published, and a resident on its card and on its page', async () => {
  await goTo(reader, '发布审核')
  const review = reader.getByRole('region', { name: title })
  await expectLoaded(review.getByRole('img', { name: shows }))
  await expectDeskAccessible(reader)
  await review.getByRole('button', { name: `发布 ${title}` }).click()
  await reader.getByRole('dialog').getByRole('button', { name: '发布' }).click()
  await reader.getByText('已发布，居民现在能看到了').waitFor()

  await openTab(hers, '服务')
  await hers.getByRole('searchbox').fill(title)
  await hers.keyboard.press('Enter')
  const card = hers.getByRole('link', { name: new RegExp(`^${title}`) })
  // The title says what it is: nobody hears of the photograph twice.
  await expectLoaded(card.locator('img'))
  expect(await card.locator('img').getAttribute('alt')).toBe('')
  await expectAccessible(hers, 'normal')
  await card.click()
  await hers.getByRole('heading', { level: 1, name: title }).waitFor()
  await expectLoaded(hers.getByRole('img', { name: shows }))
  await expectAccessible(hers, 'normal')
})

async function addPhotograph(position: number): Promise<void> {
  const chooser = hers.waitForEvent('filechooser')
  await hers.getByRole('button', { name: '加照片' }).click()
  await (await chooser).setFiles(photograph)
  await expectLoaded(hers.getByRole('img', { name: `照片 ${position}` }))
}

test('a need goes with two photographs, which staff see at once', async () => {
  await openLink(hers, '/features/matter/pages/write?kind=need')
  await hers.getByLabel('缺什么、盼什么').fill(need)
  await addPhotograph(1)
  await addPhotograph(2)
  await expectAccessible(hers, 'normal')
  await hers.getByRole('button', { name: '发出', exact: true }).click()
  await hers.getByRole('heading', { level: 1, name: '说好了' }).waitFor()
  matterId = /[?&]id=([0-9a-f-]+)/.exec(hers.url())?.[1] ?? ''
  await desk.goto(`${inject('baseUrl')}/console/${streetId}/matters/${matterId}`)
  await expectLoaded(desk.getByRole('img', { name: '照片 2，点开看大图' }))
  await expectDeskAccessible(desk)
})

test('everybody reads the need without them, until its reader ticks one', async () => {
  const guest = await openPhone(browser)
  const opened = () => openLink(guest, `/features/matter/pages/matter?id=${matterId}`)
  const shown = guest.getByRole('button', { name: '原来的照片 1，点开看大图' })
  await takeAsCoordinator()
  await desk.reload()
  await desk.getByRole('button', { name: '公开', exact: true }).click()
  const dialog = desk.getByRole('dialog', { name: '公开' })
  await dialog.getByLabel('标题').fill(`修伞摊${run}`)
  await dialog.getByLabel('大家看的话').fill('居民希望楼下有一处修伞的地方。')
  await expectDeskAccessible(desk)
  await dialog.getByRole('button', { name: '确定' }).click()
  await dialog.waitFor({ state: 'detached' })
  await opened()
  await guest.getByText('居民希望楼下有一处修伞的地方。').waitFor()
  expect(await shown.count()).toBe(0)

  await desk.getByRole('button', { name: '改公开的话' }).click()
  const again = desk.getByRole('dialog', { name: '改公开的话' })
  await again.getByRole('checkbox', { name: /照片 1/ }).check()
  await again.getByRole('button', { name: '确定' }).click()
  await again.waitFor({ state: 'detached' })
  await desk.getByText('已公开').waitFor()
  await opened()
  await expectLoaded(shown.locator('img'))
  await expectAccessible(guest, 'normal')
  await guest.context().close()
})

test('whoever sent one erases it, and whoever keeps the matter: it is gone for everybody', async () => {
  await openLink(hers, `/features/matter/pages/matter?id=${matterId}`)
  await hers.getByRole('button', { name: '删掉照片 1' }).click()
  const asked = hers.getByRole('dialog', { name: '删掉照片 1？' })
  await expectLoaded(asked.getByRole('img', { name: '要删掉的照片' }))
  await expectAccessible(hers, 'normal')
  await asked.getByRole('button', { name: '删掉', exact: true }).click()
  await asked.waitFor({ state: 'detached' })
  await hers.getByRole('button', { name: '删掉照片', exact: true }).waitFor()
  const guest = await openPhone(browser)
  await openLink(guest, `/features/matter/pages/matter?id=${matterId}`)
  await guest.getByText('居民希望楼下有一处修伞的地方。').waitFor()
  expect(await guest.getByRole('button', { name: /点开看大图/ }).count()).toBe(0)
  await guest.context().close()

  await desk.reload()
  await desk.getByRole('button', { name: '删掉照片 1' }).click()
  await desk.getByRole('dialog').getByRole('button', { name: '删掉', exact: true }).click()
  await desk.getByText('照片删掉了').waitFor()
  await desk.getByRole('button', { name: '删掉照片 1' }).waitFor({ state: 'detached' })
})
