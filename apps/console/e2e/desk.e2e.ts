import { readFile } from 'node:fs/promises'
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, inject, test } from 'vitest'
import { openBrowser, pictureFailures } from '../../../e2e/browser.ts'
import { letBegin, publishOwnService } from '../../../e2e/own-service.ts'
import { clientOf, coordinator, run, shahe } from '../../../e2e/people.ts'
import { expectAccessible, goTo, openDesk, picture, signInAs } from './browser.ts'

const title = `走查量血压${run}`
const elsewhere = `走查测视力${run}`
const forElders = `走查老年体检${run}`
const provider = '杨帆'
let browser: Browser
let page: Page
let slotId: string
let elsewhereId: string

beforeAll(async () => {
  const desk = await clientOf(coordinator)
  const params = { streetId: shahe }
  const { items } = await desk('GET /v1/streets/:streetId/organizations', { params })
  const ofProvider = items.find(each => each.name === '543社工中心')
  if (ofProvider === undefined) throw new Error('the demo has no organization of that provider')
  const organizationId = ofProvider.id
  const [here, there] = [
    await publishOwnService({ title, places: 12, organizationId, noteKind: 'general' }),
    await publishOwnService({ title: elsewhere, places: 5 }),
  ]
  await publishOwnService({ title: forElders, places: 5, minimumAge: 60 })
  slotId = here.slotIds[0] ?? ''
  elsewhereId = there.slotIds[0] ?? ''
  const resident = await clientOf('王秀兰')
  await resident('POST /v1/streets/:streetId/slots/:slotId/bookings', {
    params: { ...params, slotId },
    body: { overlapAccepted: true, note: { kind: 'general', text: '我想坐着等' } },
  })
  await letBegin(slotId)
  await letBegin(elsewhereId)
  browser = await openBrowser()
  page = (await openDesk(browser)).page
  await signInAs(page, coordinator)
})
afterAll(() => browser.close())
pictureFailures(() => page)

// Every test begins at the desk as it is opened in the morning, whatever the one before left open.
beforeEach(async () => {
  await page.goto(`${inject('baseUrl')}/console/${shahe}/desk`)
  await page.getByRole('rowgroup').filter({ hasText: title }).waitFor()
})

const search = () => page.getByLabel('姓名、手机尾号，或扫码')

test('the desk of today shows who is expected, and axe finds nothing', async () => {
  expect(await page.title()).toBe('今日服务台 · 云选工作台')
  expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1)
  await expectAccessible(page)
})

test('somebody who is there is registered and checked in, and single keys undo and redo it', async () => {
  await page.keyboard.press('n')
  const drawer = page.getByRole('dialog', { name: '现场登记' })
  const name = `钟秀英${run}`
  await drawer.getByText('写下新居民').click()
  await drawer.getByLabel('姓名').fill(name)
  await drawer.getByLabel('电话（可不填）').fill('19900007788')
  await drawer.getByLabel('出生日期（可不填）').fill('1950-05-01')
  await drawer.getByLabel('出生日期（可不填）').press('Enter')
  await drawer.getByRole('radio', { name: title }).check()
  await expectAccessible(page)
  await picture(page, 'walk-in')
  await drawer.getByRole('button', { name: '登记并签到' }).click()
  await page.getByText(`已登记并签到：${name}`).waitFor()

  const row = page.getByRole('row', { name })
  await row.getByText(/^已到/).waitFor()
  await press(row, 'u', '待到')
  await press(row, 'd', /^已到/)
})

test('single keys note who is excused and who did not come', async () => {
  const name = await bookAtDesk('毛玉兰')
  const row = page.getByRole('row', { name })
  await press(row, 'q', '请假')
  await press(row, 'u', '待到')
  await press(row, 'w', '未到')
})

test('somebody who phones is booked and found again by code; twice is refused in plain words', async () => {
  const name = await bookAtDesk('段文静', elsewhereId)
  const drawer = await phoneFor(name)
  await drawer.getByRole('button', { name: '约好' }).click()
  // They are booked elsewhere at that time: asked first, then taken at their word.
  await drawer.getByText(/这位居民在同一时间还约了别的/).waitFor()
  await expectAccessible(page)
  await drawer.getByRole('button', { name: '问过了，照样约' }).click()
  const done = page.getByText(`已代约：${name}`)
  await done.waitFor()
  const code = /预约码 (\S+)/.exec((await done.textContent()) ?? '')?.[1] ?? ''
  await search().fill(code)
  await search().press('Enter')
  const found = page.getByRole('row', { name: new RegExp(code) })
  await found.and(page.locator('[aria-current]')).waitFor()
  const focused = await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))
  expect(focused).toBe(`签到 ${name}`)

  const again = await phoneFor(name)
  await again.getByRole('button', { name: '约好' }).click()
  await again.getByText('这位居民已经约了这一场，在名册里就能找到。').waitFor()
})

test('a birth date that an age limit asks for is written where it is missing', async () => {
  const name = await bookAtDesk('龙素珍')
  await page.getByRole('button', { name: '电话代约' }).click()
  const drawer = page.getByRole('dialog', { name: '电话代约' })
  await find(drawer, name)
  await drawer.getByRole('combobox', { name: '按服务找' }).fill(forElders)
  await drawer.getByRole('combobox', { name: '按服务找' }).press('Enter')
  await drawer.getByRole('radio', { name: forElders }).check()
  await drawer.getByRole('button', { name: '约好' }).click()
  await drawer.getByText('这项服务有年龄要求，请先补上出生日期。').waitFor()
  await drawer.getByLabel('居民的出生日期').fill('1950-05-01')
  await drawer.getByLabel('居民的出生日期').press('Enter')
  await expectAccessible(page)
  await drawer.getByRole('button', { name: '记下，再约一次' }).click()
  await page.getByText(`已代约：${name}`).waitFor()
})

test('a party larger than what is left is refused, with what else is possible', async () => {
  await page.getByRole('button', { name: '电话代约' }).click()
  const drawer = page.getByRole('dialog', { name: '电话代约' })
  await drawer.getByText('写下新居民').click()
  await drawer.getByLabel('姓名').fill(`何小满${run}`)
  await drawer.getByRole('radio', { name: elsewhere }).check()
  await drawer.getByRole('radio', { name: '6', exact: true }).check()
  await drawer.getByRole('button', { name: '约好' }).click()
  await drawer.getByText('剩下的名额不够了。可以减少人数，或者换一场。').waitFor()
})

test('a code finds its line whatever is filtered out, also with full-width digits', async () => {
  const name = await bookAtDesk('谭志明')
  const row = page.getByRole('row', { name })
  const code = (await row.getByRole('cell').nth(3).textContent()) ?? ''
  await page.getByLabel('看哪些人').getByText('已到', { exact: true }).click()
  await row.waitFor({ state: 'detached' })
  await search().fill(code.replace(/[!-~]/g, wide))
  await search().press('Enter')
  await row.and(page.locator('[aria-current]')).waitFor()
})

test('a slot chosen on one day does not empty another', async () => {
  await page.getByRole('button', { name: '后一天' }).click()
  await page.getByRole('heading', { level: 1, name: /^服务台/ }).waitFor()
  const choice = page.getByRole('combobox', { name: '只看一场' })
  await choice.click()
  await choice.press('ArrowDown')
  await choice.press('Enter')
  await page.getByRole('button', { name: '前一天' }).click()
  await page.getByRole('heading', { level: 1, name: '今日服务台' }).waitFor()
  await page.getByRole('rowgroup').filter({ hasText: title }).waitFor()
})

test('a slot that is not on the screen any more is not booked', async () => {
  await page.getByRole('button', { name: '电话代约' }).click()
  const drawer = page.getByRole('dialog', { name: '电话代约' })
  await drawer.getByText('写下新居民').click()
  await drawer.getByLabel('姓名').fill(`换了主意${run}`)
  await drawer.getByRole('radio', { name: title }).check()
  await drawer.getByRole('combobox', { name: '按服务找' }).fill(forElders)
  await drawer.getByRole('combobox', { name: '按服务找' }).press('Enter')
  await drawer.getByRole('radio', { name: forElders }).waitFor()
  await drawer.getByRole('button', { name: '约好' }).click()
  await drawer.getByText('请先选一场').waitFor()
})

test('the drawer that a key opens is typed into at once, and gives the focus back', async () => {
  await bookAtDesk('孟凡')
  const row = page.getByRole('row', { name: `孟凡${run}` })
  await row.focus()
  await page.keyboard.press('b')
  const typed = page.getByRole('dialog', { name: '电话代约' }).getByLabel('居民姓名或手机尾号')
  await expect.poll(() => typed.evaluate(input => input === document.activeElement)).toBe(true)
  await page.keyboard.press('Escape')
  await expect.poll(() => row.evaluate(line => line === document.activeElement)).toBe(true)
})

test('an unknown code is answered in words', async () => {
  await search().fill('000000ZZ')
  await search().press('Enter')
  await page.getByText(/没有找到这个预约码/).waitFor()
})

test('the roster for the wall has no full name and no telephone number', async () => {
  const name = await bookAtDesk('武玉珍')
  const [sheet] = await Promise.all([
    page.context().waitForEvent('page'),
    chooseOfSlot('打印张贴名册（遮名）'),
  ])
  await sheet.getByRole('heading', { level: 1, name: /名册$/ }).waitFor()
  await sheet.getByRole('cell', { name: '王*兰' }).waitFor()
  await expectAccessible(sheet)
  await picture(sheet, 'roster')
  await sheet.emulateMedia({ media: 'print' })
  const text = (await sheet.getByRole('table').textContent()) ?? ''
  expect(text).not.toContain(name)
  expect(text).not.toMatch(/王秀兰|1\d{10}/)
  expect(await sheet.getByRole('button', { name: '打印' }).isVisible()).toBe(false)
  await sheet.close()
})

test('the roster is a spreadsheet that Excel reads, and runs nothing that somebody typed', async () => {
  await bookAtDesk('=1+1')
  const [saved] = await Promise.all([page.waitForEvent('download'), chooseOfSlot('下载名册表格')])
  const file = await readFile(await saved.path(), 'utf8')
  expect(file.startsWith('\uFEFF姓名,电话,几位,状态,预约码,签到时间,备注\r\n')).toBe(true)
  expect(file).toContain(`'=1+1${run},`)
})

test('a private note is opened by its provider only, and each look is said to be logged', async () => {
  const own = (at: Page) => at.getByRole('rowgroup').filter({ hasText: title })
  await own(page).getByRole('button', { name: '王秀兰', exact: true }).click()
  await page.getByText(/只有这项服务的服务人员能看/).waitFor()

  const other = (await openDesk(browser)).page
  await signInAs(other, provider)
  await goTo(other, '今日服务台')
  await own(other).getByRole('button', { name: '王秀兰', exact: true }).click()
  await other.getByText('只给您看。每看一次都会记进日志。').waitFor()
  expect(await other.getByText('我想坐着等').count()).toBe(0)
  await other.getByRole('button', { name: '看私密备注' }).click()
  await other.getByText('我想坐着等').waitFor()
  await expectAccessible(other)
  await other.context().close()
})

const wide = (letter: string) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0)

/** Books somebody new for a slot, the way the desk does, and shows them. */
async function bookAtDesk(called: string, at = slotId): Promise<string> {
  const name = `${called}${run}`
  const desk = await clientOf(coordinator)
  await desk('POST /v1/streets/:streetId/slots/:slotId/desk-bookings', {
    params: { streetId: shahe, slotId: at },
    body: { person: { name, phone: '19900006666' } },
  })
  await page.reload()
  await page.getByRole('row', { name }).waitFor()
  return name
}

async function press(row: Locator, key: string, state: string | RegExp): Promise<void> {
  await row.focus()
  await page.keyboard.press(key)
  // What can be done has the same words as what was.
  await row.locator('td').nth(4).getByText(state, { exact: true }).waitFor()
}

async function chooseOfSlot(what: string): Promise<void> {
  const group = page.getByRole('rowgroup').filter({ hasText: title })
  await group.getByRole('button', { name: /这一场/ }).click()
  await page.getByRole('menuitem', { name: what, exact: true }).click()
}

async function phoneFor(name: string): Promise<Locator> {
  await page.getByRole('button', { name: '电话代约' }).click()
  const drawer = page.getByRole('dialog', { name: '电话代约' })
  await find(drawer, name)
  await drawer.getByRole('radio', { name: title }).check()
  return drawer
}

async function find(drawer: Locator, name: string): Promise<void> {
  await drawer.getByLabel('居民姓名或手机尾号').fill(name)
  await drawer
    .getByRole('radio', { name: new RegExp(`^${name}`) })
    .first()
    .check()
}
