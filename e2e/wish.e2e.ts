import { addDays, shanghaiDate } from '@yunxuan/domain'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { openDesk, signInAs as signInToConsole } from '../apps/console/e2e/browser.ts'
import { expectAccessible, openLink, openPhone, reopen } from '../apps/mini/e2e/phone.ts'
import { openBrowser, pictureFailures } from './browser.ts'
import { clientOf, coordinator, reviewer, run, shahe as streetId } from './people.ts'

/** From a wish to what neighbours book: whoever asked and who needs it as well come first. */
const [asker, supporter, helper, stranger] = ['王秀兰', '刘志强', '何静', '艾米丽'] as const
const title = `修鞋摊走查${run}`
const day = addDays(shanghaiDate(new Date()), 6)

let browser: Browser
let desk: Page
let hers: Page
let his: Page
let matterId = ''
let serviceId = ''

beforeAll(async () => {
  browser = await openBrowser()
  desk = (await openDesk(browser)).page
  await signInToConsole(desk, coordinator)
  hers = await openPhone(browser, { person: asker, mode: 'elder' })
  his = await openPhone(browser, { person: supporter })
})
afterAll(() => browser.close())

pictureFailures(() => desk)

const matterLink = () => `/features/matter/pages/matter?id=${matterId}`
const params = { streetId }

/** Presses a button that asks once, and says yes. */
async function pressAndSay(page: Page, name: string) {
  await page.getByRole('button', { name, exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name, exact: true }).click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
}

/** Chooses the first of what a field of the desk offers. */
async function chooseFirst(label: string) {
  await desk.getByRole('dialog').getByLabel(label).click()
  await desk.keyboard.press('ArrowDown')
  await desk.keyboard.press('Enter')
}

test('she says what is missing; he begins to write the same and says that he needs it, too', async () => {
  const client = await clientOf(asker)
  const { id } = await client('POST /v1/streets/:streetId/matters', {
    params,
    body: { kind: 'need', text: `楼下没有${title}` },
  })
  matterId = id
  const staff = await clientOf(coordinator)
  const me = await staff('GET /v1/streets/:streetId/me', { params })
  const steps = 'POST /v1/streets/:streetId/matters/:matterId/steps'
  const inMatter = { streetId, matterId }
  await staff(steps, { params: inMatter, body: { act: 'take', version: 1, ownerId: me.id } })
  await staff(steps, {
    params: inMatter,
    body: { act: 'publish', version: 2, title, text: '居民希望楼下有修鞋的。' },
  })
  await openLink(his, '/features/matter/pages/write?kind=need')
  await his.getByLabel('缺什么、盼什么').fill(`想要${title}`)
  await his.getByRole('main').getByText('邻居提过差不多的').waitFor()
  await his.getByRole('link', { name: new RegExp(title) }).waitFor()
  await expectAccessible(his, 'normal')
  await his.getByRole('button', { name: '我也需要' }).first().click()
  await his.getByRole('main').getByText('您说了“我也需要”').waitFor()
})

test('the desk asks somebody to answer, who finds it first; both sides choose', async () => {
  const staff = await clientOf(coordinator)
  const helping = await clientOf(helper)
  const { id } = await helping('GET /v1/streets/:streetId/me', { params })
  await staff('POST /v1/streets/:streetId/managed/matters/:matterId/invitations', {
    params: { streetId, matterId },
    body: { voice: 'member', id },
  })
  const theirs = await openPhone(browser, { person: helper })
  await openLink(theirs, '/features/answer/pages/needs')
  await theirs.getByRole('main').getByText('社区请您来答').waitFor()
  await theirs
    .getByRole('link', { name: new RegExp(title) })
    .first()
    .click()
  await theirs.getByRole('button', { name: '我来答' }).click()
  await theirs.getByLabel('您能怎么帮').fill('我会修鞋，每周六来')
  await theirs.getByRole('button', { name: '交给社区看' }).click()
  await theirs.getByRole('main').getByText('社区还没看，别人还看不到。').waitFor()
  await desk.goto(`${inject('baseUrl')}/console/${streetId}/matters/${matterId}`)
  await desk.getByRole('button', { name: '看过，公开' }).click()
  await desk.getByRole('dialog').getByLabel('大家看的话').fill('有邻居会修鞋，每周六来。')
  await desk.getByRole('dialog').getByRole('button', { name: '确定' }).click()
  await openLink(hers, matterLink())
  await pressAndSay(hers, '选这一份')
  await theirs.reload()
  await pressAndSay(theirs, '答应')
  await theirs.getByRole('main').getByText('说好了，办完来这里说一声').waitFor()
  await theirs.context().close()
})

test('the desk drafts a service from the answer in one window, and a second person publishes it', async () => {
  await desk.reload()
  await desk.getByRole('button', { name: '照着开一项服务' }).click()
  const dialog = desk.getByRole('dialog', { name: '照着开一项服务' })
  await dialog.waitFor()
  await chooseFirst('哪个机构来办')
  await chooseFirst('在哪里')
  await chooseFirst('哪一类')
  await dialog.getByLabel('第一场哪天').fill(day)
  await desk.keyboard.press('Enter')
  await dialog.getByLabel('几点开始').fill('06:00')
  await desk.keyboard.press('Enter')
  await dialog.getByRole('button', { name: '写成草稿' }).click()
  await desk.waitForURL(/\/services\/[0-9a-f-]+/)
  serviceId = /services\/([0-9a-f-]+)/.exec(desk.url())?.[1] ?? ''
  await desk.getByRole('heading', { level: 1, name: title }).waitFor()
  const move = async (name: string, to: 'in_review' | 'published') => {
    const client = await clientOf(name)
    const inService = { params: { streetId, serviceId } }
    const { version } = await client('GET /v1/streets/:streetId/managed/services/:serviceId', inService)
    await client('POST /v1/streets/:streetId/managed/services/:serviceId/transition', {
      ...inService,
      body: { version, to, reason: '' },
    })
  }
  await move(coordinator, 'in_review')
  await move(reviewer, 'published')
  await desk.goto(`${inject('baseUrl')}/console/${streetId}/matters/${matterId}`)
  await desk.getByText('已经开成服务').first().waitFor()
})

test('he is told and books at once, while a neighbour who did not ask reads from when on they may', async () => {
  await reopen(his, '消息')
  await his.getByRole('link', { name: new RegExp(`您也需要的，现在可以约了.*${title}`) }).click()
  await his.getByRole('link', { name: new RegExp(`已经开成服务：${title}`) }).click()
  await his
    .getByRole('main')
    .getByText(/您说过需要，现在就可以先约/)
    .waitFor()
  await expectAccessible(his, 'normal')
  await his.getByRole('button', { name: /^预约/ }).click()
  await his.getByRole('heading', { level: 1, name: '预约成功' }).waitFor()
  const other = await openPhone(browser, { person: stranger, mode: 'elder' })
  await openLink(other, `/features/service/pages/service?id=${serviceId}`)
  await other
    .getByRole('main')
    .getByText(/先让提出需要的邻居约，.*起大家都能约/)
    .first()
    .waitFor()
  await expectAccessible(other, 'elder')
  expect(await other.getByRole('button', { name: '预约', exact: true }).isDisabled()).toBe(true)
  await other.context().close()
})

test('it is done, and she says how it was', async () => {
  const helping = await clientOf(helper)
  const { items } = await helping('GET /v1/streets/:streetId/me/answers', { params, query: {} })
  const answer = items.find(one => one.matterId === matterId)
  await helping('POST /v1/streets/:streetId/answers/:answerId/steps', {
    params: { streetId, answerId: answer?.id ?? '' },
    body: { act: 'report', version: answer?.version ?? 0 },
  })
  await openLink(hers, matterLink())
  await hers.getByRole('button', { name: '办好了，说说怎么样' }).click()
  await hers.getByRole('radio', { name: /^5 颗星/ }).click()
  await hers.getByRole('button', { name: '就这样' }).click()
  await hers.getByRole('main').getByText('办成了').first().waitFor()
  await expectAccessible(hers, 'elder')
})
