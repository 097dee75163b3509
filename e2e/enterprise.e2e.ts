import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { expectAccessible as expectDeskAccessible, openDesk, signInAs } from '../apps/console/e2e/browser.ts'
import { countTaps, expectAccessible, openLink, openPhone, openTab } from '../apps/mini/e2e/phone.ts'
import { openBrowser, pictureFailures } from './browser.ts'
import { administrator, clientOf, coordinator, run, shahe as streetId } from './people.ts'

/** What an enterprise needs: said by its delegate, a bank is asked, answers, is taken, and both can be reached. */
const text = `想借一笔周转的钱进年货${run}`
const asked = `一家零售企业要短期周转${run}`
const answer = `有随借随还的贷款，三个工作日放款${run}`
const [firmName, bankName] = [`走查食品店${run}`, `走查银行${run}`]

let browser: Browser
let desk: Page
let matterId = ''

/** An organization of the walk's own, for which somebody speaks. */
async function anOrganization(name: string, speaker: string): Promise<string> {
  const staff = await clientOf(coordinator)
  const params = { streetId }
  const { id: organizationId } = await staff('POST /v1/streets/:streetId/organizations', {
    params,
    body: { name },
  })
  const me = await (await clientOf(speaker))('GET /v1/streets/:streetId/me', { params })
  const body = { organizationId, memberId: me.id, title: '经办人' }
  await staff('POST /v1/streets/:streetId/managed/delegates', { params, body })
  return organizationId
}

beforeAll(async () => {
  browser = await openBrowser()
  desk = (await openDesk(browser)).page
  await signInAs(desk, administrator)
  await anOrganization(firmName, '何静')
  await anOrganization(bankName, '艾米丽')
})
afterAll(() => browser.close())
pictureFailures(() => desk)

/** Chooses from a list by typing, once what was typed is offered. */
async function choose(field: Locator, name: string) {
  await field.fill(name)
  await desk.locator('.ant-select-item-option').filter({ hasText: name }).first().waitFor()
  await desk.keyboard.press('Enter')
}

test('its delegate says what it needs in three taps beside typing', async () => {
  const page = await openPhone(browser, { person: '何静', mode: 'normal' })
  await openTab(page, '我的')
  const taps = await countTaps(page)
  await page.getByRole('link', { name: new RegExp(`^${firmName}`) }).click()
  await page.getByRole('button', { name: '提一件诉求' }).click()
  await page.getByRole('textbox').first().fill(text)
  await page.getByRole('button', { name: '发出', exact: true }).click()
  await page.getByRole('heading', { level: 1, name: '说好了' }).waitFor()
  expect(await taps()).toBeLessThanOrEqual(3)
  matterId = /[?&]id=([0-9a-f-]+)/.exec(page.url())?.[1] ?? ''
  await page.context().close()
})

test('the desk takes it and asks a bank in its own words', async () => {
  await desk.goto(`${inject('baseUrl')}/console/${streetId}/matters/${matterId}`)
  await desk.getByRole('button', { name: '受理', exact: true }).click()
  const taking = desk.getByRole('dialog', { name: '受理' })
  await choose(taking.getByLabel('交给谁办'), administrator)
  await taking.getByRole('button', { name: '确定' }).click()
  await taking.waitFor({ state: 'detached' })
  await desk.getByRole('button', { name: '请一家单位来答' }).click()
  const asking = desk.getByRole('dialog', { name: '请一家单位来答' })
  await choose(asking.getByLabel('哪家单位'), bankName)
  await asking.getByLabel('想请他们看什么').fill(asked)
  await expectDeskAccessible(desk)
  await asking.getByRole('button', { name: '发给他们' }).click()
  await asking.waitFor({ state: 'detached' })
  await desk
    .getByRole('article', { name: `请${bankName}来答` })
    .getByText('等单位答')
    .waitFor()
})

test('the bank promises on an elder’s phone, the enterprise takes it, and both see whom to call', async () => {
  const bank = await openPhone(browser, { person: '艾米丽', mode: 'elder' })
  await openTab(bank, '消息')
  await bank.getByText('街道请你们帮企业看一件事').first().click()
  await bank.getByRole('link', { name: new RegExp(`请${bankName}答`) }).click()
  await bank.getByRole('main').getByText(asked).waitFor()
  expect(await bank.getByText(text).count()).toBe(0)
  await bank.getByRole('button', { name: '帮得上，写答复' }).click()
  await bank.getByLabel('能做什么').fill(answer)
  await expectAccessible(bank, 'elder')
  await bank.getByRole('button', { name: '交给企业看' }).click()
  await bank.getByRole('main').getByText('等企业选').waitFor()
  const firm = await openPhone(browser, { person: '何静', mode: 'normal' })
  await openLink(firm, `/features/matter/pages/matter?id=${matterId}`)
  await firm.getByText(answer).waitFor()
  await expectAccessible(firm, 'normal')
  await firm.getByRole('button', { name: '选这家', exact: true }).click()
  await firm.getByRole('dialog').getByRole('button', { name: '选这家', exact: true }).click()
  await firm
    .getByText(/联系：|打给/)
    .first()
    .waitFor()
  await bank.reload()
  await bank.getByRole('main').getByText('说定了', { exact: true }).waitFor()
  await bank.getByRole('main').getByText(firmName).waitFor()
  await desk.reload()
  await desk
    .getByRole('article', { name: `请${bankName}来答` })
    .getByText(answer)
    .waitFor()
  await firm.context().close()
  await bank.context().close()
})
