import { readFile } from 'node:fs/promises'
import { idCheckCharacter } from '@yunxuan/domain'
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { openBrowser, pictureFailures } from '../../../e2e/browser.ts'
import { letBegin } from '../../../e2e/own-service.ts'
import { clientOf, coordinator, reviewer, run, shahe } from '../../../e2e/people.ts'
import { putAwayShift } from '../../../e2e/shift.ts'
import { expectAccessible, goTo, openDesk, picture, signInAs } from './browser.ts'

const teamName = `走查互助队${run}`
const title = `走查：凉亭清扫${run}`
const leader = '王秀兰'
const helper = '刘志强'
const street = { streetId: shahe }
const deviceId = '019b76da-a800-7000-8000-0000000000c1'
let browser: Browser
let page: Page
let teamId = ''
let shiftId = ''

beforeAll(async () => {
  browser = await openBrowser()
  page = (await openDesk(browser)).page
  await signInAs(page, coordinator)
})
afterAll(async () => {
  await putAwayShift(shiftId)
  await browser.close()
})
pictureFailures(() => page)

test('a team is founded with its leader, and put into the tree', async () => {
  await goTo(page, '服务队')
  await page.getByRole('table').waitFor()
  await expectAccessible(page)
  await page.getByRole('button', { name: '新服务队' }).click()
  const drawer = page.getByRole('dialog', { name: '新服务队' })
  await drawer.getByLabel('队名').fill(teamName)
  await drawer.getByRole('button', { name: '成立' }).click()
  await drawer.getByText('请至少选一位队长').waitFor()
  await drawer.getByRole('combobox', { name: '队长' }).fill(leader)
  await choose(page, leader)
  await drawer.getByLabel('队名').click()
  await expectAccessible(page)
  await drawer.getByRole('button', { name: '成立' }).click()
  await page.getByRole('heading', { level: 1, name: teamName }).waitFor()
  teamId = /teams\/([^/?]+)/.exec(page.url())?.[1] ?? ''

  await page.getByRole('button', { name: '改资料、换位置' }).click()
  const edit = page.getByRole('dialog', { name: `改 ${teamName}` })
  await edit.getByRole('combobox', { name: '属于哪个队' }).fill('沙河街道志愿服务队')
  await choose(page, '沙河街道志愿服务队')
  await edit.getByRole('button', { name: '保存' }).click()
  await page
    .getByRole('region', { name: '队的资料' })
    .getByRole('link', { name: '沙河街道志愿服务队' })
    .waitFor()
})

test('who asks to be in is let in by keyboard', async () => {
  const asking = await clientOf(helper)
  await asking('POST /v1/streets/:streetId/teams/:teamId/applications', {
    params: { ...street, teamId },
    body: { message: '周末都有空' },
  })
  await page.reload()
  const row = page.getByRole('row', { name: /周末都有空/ })
  await row.focus()
  await expectAccessible(page)
  await page.keyboard.press('Enter')
  await page.getByText(`${helper} 进队了`).waitFor()
})

test('the list of teams is sorted, searched and exported', async () => {
  await goTo(page, '服务队')
  await page.getByRole('columnheader', { name: /^队员/ }).getByRole('button').click()
  await expect
    .poll(() => page.getByRole('columnheader', { name: /^队员/ }).getAttribute('aria-sort'))
    .toBe('ascending')
  await page.keyboard.press('/')
  await page.keyboard.type(teamName)
  await page.getByText('共 1 个队').waitFor()
  const [saved] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '导出表格' }).click(),
  ])
  const file = await readFile(await saved.path(), 'utf8')
  expect(file.startsWith('\uFEFF服务队,属于,社区,队长,队员,等答复的申请,怎么加入,状态\r\n')).toBe(true)
  expect(file).toContain(`${teamName},沙河街道志愿服务队,全街道,${leader},2,0,可以申请,在用`)
})

test('a minor’s record asks for a reason before it opens, and a consent on paper is noted', async () => {
  await goTo(page, '志愿者')
  await page.getByLabel('只看等家长同意的').check()
  await page.getByRole('button', { name: '林*雯' }).click()
  const ask = page.getByRole('dialog', { name: '打开 林*雯 的档案' })
  await ask.getByRole('button', { name: '打开' }).click()
  await ask.getByText('请写明原因').waitFor()
  await ask.getByRole('button', { name: '核对家长同意书' }).click()
  await expectAccessible(page)
  await ask.getByRole('button', { name: '打开' }).click()
  await page.getByRole('button', { name: '看过纸质同意书' }).click()
  const paper = page.getByRole('dialog', { name: /的纸质同意书$/ })
  await paper.getByLabel('家长姓名').fill('林建业')
  await paper.getByRole('combobox', { name: '是孩子的' }).click()
  await choose(page, '父亲')
  await paper.getByLabel('为什么用纸').fill('家长不用智能手机')
  await expectAccessible(page)
  await paper.getByRole('button', { name: '看过了，记下' }).click()
  await page.getByText('家长同意已记下').waitFor()
})

test('name and number are corrected by the document that was seen', async () => {
  await goTo(page, '志愿者')
  await page.getByLabel('只看等家长同意的').uncheck()
  await page.getByLabel('姓名或志愿者号').fill('刘志强')
  await page.getByRole('button', { name: '刘志强' }).first().click()
  await page.getByRole('button', { name: '按证件更正' }).click()
  const dialog = page.getByRole('dialog', { name: '按证件更正 刘志强 的资料' })
  await dialog.getByLabel('真实姓名').fill('刘志强')
  const digits = `51010419680704${100 + (Date.now() % 400) * 2 + 1}`
  await dialog.getByLabel('证件号码').fill(`${digits}*`)
  await dialog.getByLabel('为什么更正').fill('登记时看错一位')
  await dialog.getByRole('button', { name: '看过证件，更正' }).click()
  await dialog.getByText(/证件号码有一位不对/).waitFor()
  await expectAccessible(page)
  await dialog.getByLabel('证件号码').fill(`${digits}${idCheckCharacter(digits)}`)
  await dialog.getByRole('button', { name: '看过证件，更正' }).click()
  await page.getByText('按证件更正了，已告诉本人').waitFor()
  await page.getByLabel('姓名或志愿者号').fill('')
})

test('a paper that was seen is confirmed by keyboard', async () => {
  await goTo(page, '志愿者')
  await page.getByRole('tab', { name: /^证件待确认/ }).click()
  // The list of volunteers has a row of theirs too, until its tab goes.
  const papers = page.getByRole('region', { name: '等确认的证件' })
  await papers.getByRole('row', { name: new RegExp(helper) }).focus()
  await expectAccessible(page)
  await page.keyboard.press('Enter')
  await page.getByText(new RegExp(`^已确认：${helper}`)).waitFor()
})

test('a paper that nobody could see is rejected with a reason, which its holder reads', async () => {
  const holder = await clientOf(helper)
  const own = await holder('GET /v1/streets/:streetId/me/volunteers', { params: street })
  const personId = own.items[0]?.personId ?? ''
  const paper = await holder('POST /v1/streets/:streetId/me/volunteers/:personId/qualifications', {
    params: { ...street, personId },
    body: { kind: '护士执业证', validUntil: null },
  })
  await page.reload()
  await page.getByRole('tab', { name: /^证件待确认/ }).click()
  const papers = page.getByRole('region', { name: '等确认的证件' })
  await papers.getByRole('row', { name: new RegExp(`${helper}.*护士执业证`) }).focus()
  await page.keyboard.press('x')
  const dialog = page.getByRole('dialog', { name: `不通过 ${helper} 的护士执业证` })
  await dialog.getByRole('button', { name: '没有看到原件' }).click()
  await dialog.getByRole('button', { name: '不通过', exact: true }).click()
  await page.getByText('已告诉本人').waitFor()
  const after = await holder('GET /v1/streets/:streetId/me/volunteers', { params: street })
  expect(after.items[0]?.qualifications.find(each => each.id === paper.id)?.reason).toBe('没有看到原件')
})

test('an activity that is a meeting is not submitted; the gate says why', async () => {
  await goTo(page, '活动与班次')
  await page.getByRole('table').waitFor()
  await expectAccessible(page)
  await page.getByRole('link', { name: '新活动' }).click()
  await page.getByLabel('活动名称').fill(title)
  await page.getByLabel('一句话介绍').fill('周六早上把凉亭扫干净')
  await page.getByLabel('志愿者做什么').fill('清扫凉亭和步道')
  for (const [asks, answer] of Object.entries(gate)) await answers(page, asks, answer)
  await chooseFirst(page, '机构')
  await chooseFirst(page, '地点')
  await expectAccessible(page)
  await page.getByRole('button', { name: '存成草稿' }).click()
  await page.getByRole('heading', { level: 1, name: title }).waitFor()
  await page.getByText('开会、学习、参观不能记成志愿服务（民政部令第 67 号第十九条）。').waitFor()
  expect(await page.getByRole('button', { name: '提交审核' }).isDisabled()).toBe(true)

  await answers(page, '主要是开会、参观或拍照吗？', '不是')
  await answers(page, '可能有人受伤吗？', '是')
  await page.getByRole('button', { name: '保存', exact: true }).click()
  await page.getByText('可能有人受伤，这里要写').first().waitFor()
  await page.getByLabel('风险提示').fill('石阶湿滑，请穿防滑鞋')
  await page.getByLabel('保险').fill('街道统一投保的志愿者意外险')
  await page.getByRole('button', { name: '保存', exact: true }).click()
  await page.getByText('已保存').waitFor()
  await expectAccessible(page)
})

test('its shifts follow a repeat rule, and a second person publishes it', async () => {
  await page.getByRole('tab', { name: '班次' }).click()
  await page.getByRole('button', { name: '排班次' }).click()
  const plan = page.getByRole('region', { name: '按每周重复排班次' })
  await plan.getByLabel('几点开始').fill('06:00')
  await plan.getByLabel('几点开始').press('Enter')
  await plan.getByRole('button', { name: '先看看会排哪些' }).click()
  await plan.getByRole('table').waitFor()
  // At the end of a year the next one's holidays may not be announced: that is asked.
  const question = plan.getByRole('radio', { name: /先不排，公布以后再排$/ })
  if ((await question.count()) > 0) await question.check()
  await plan.getByRole('button', { name: /^排这 \d+ 班$/ }).click()
  await page.getByText(/^排好了 \d+ 班/).waitFor()
  await page.getByRole('button', { name: '提交审核' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '提交审核' }).click()
  await page.getByText('已提交，等另一位同事审核').waitFor()

  const second = (await openDesk(browser)).page
  await signInAs(second, reviewer)
  await goTo(second, '发布审核')
  const review = second.getByRole('region', { name: title, exact: true })
  await review.getByText('石阶湿滑，请穿防滑鞋').waitFor()
  await expectAccessible(second)
  await review.getByRole('button', { name: `发布 ${title}` }).click()
  await second.getByRole('dialog').getByRole('button', { name: '发布' }).click()
  await second.getByText('已发布，居民现在能看到了').waitFor()

  const activityId = /activities\/([^/?]+)/.exec(page.url())?.[1] ?? ''
  await tellMore(activityId, '先讲十分钟')
  await second.reload()
  const changed = second.getByRole('region', { name: title, exact: true })
  await changed.getByRole('row', { name: '培训 （空） 先讲十分钟' }).waitFor()
  await expectAccessible(second)
  await changed.getByRole('button', { name: `看过了 ${title}` }).click()
  await changed.waitFor({ state: 'detached' })
})

test('somebody is looked for when a shift lacks people', async () => {
  await page.reload()
  await page
    .getByRole('link', { name: /^看板 / })
    .first()
    .click()
  await page.getByRole('heading', { level: 1, name: title }).waitFor()
  await page.waitForURL(/shifts\/[^/]+$/)
  shiftId = /shifts\/([^/?]+)/.exec(page.url())?.[1] ?? ''
  await page.getByText('还没有人报名').waitFor()
  await expectAccessible(page)
  await page.getByRole('tab', { name: '补位' }).click()
  await page.getByRole('button', { name: '找人补位' }).click()
  await page.getByText('开始找人，第一批这就去问').waitFor()
  await page.getByRole('row', { name: /正在找.*工作人员找的/ }).waitFor()
  expect(await page.getByRole('button', { name: '找人补位' }).isDisabled()).toBe(true)
  await expectAccessible(page)
})

test('the board shows who checked in, and lets in who came without a sign-up', async () => {
  const inShift = { ...street, shiftId }
  const signed = await clientOf(leader)
  await signed('POST /v1/streets/:streetId/shifts/:shiftId/signups', { params: inShift, body: {} })
  await letBegin(shiftId)
  await page.getByRole('tab', { name: '名册和签到' }).click()
  await page.getByRole('row', { name: new RegExp(`${leader}.*还没到`) }).waitFor()

  const staff = await clientOf(coordinator)
  const { code } = await staff('GET /v1/streets/:streetId/shifts/:shiftId/check-in-code', { params: inShift })
  const scan = { code, direction: 'in', deviceId } as const
  await signed('POST /v1/streets/:streetId/scans', { params: street, body: scan })
  await page.getByRole('row', { name: new RegExp(`${leader}.*在场.*现场扫码`) }).waitFor()

  const walkIn = await clientOf(helper)
  await walkIn('POST /v1/streets/:streetId/scans', { params: street, body: scan }).catch(() => null)
  await walkIn('POST /v1/streets/:streetId/shifts/:shiftId/walk-ins', {
    params: inShift,
    body: {},
  })
  const asking = page.getByRole('region', { name: /^现场申请 1$/ })
  await asking.getByRole('row', { name: new RegExp(helper) }).focus()
  await expectAccessible(page)
  await picture(page, 'board')
  await page.keyboard.press('Enter')
  await page.getByText(`${helper} 加入了，从扫码时算起`).waitFor()
  await page.getByRole('row', { name: new RegExp(`${helper}.*现场加入.*在场`) }).waitFor()

  await page.getByLabel('姓名', { exact: true }).fill(leader)
  await page.getByText('共 1 位', { exact: true }).waitFor()
})

test('the hall’s screen shows a code that changes, how many have come, and no whole name', async () => {
  const wall = (await openDesk(browser)).page
  await signInAs(wall, coordinator)
  await wall.goto(`${inject('baseUrl')}/console/${shahe}/wall/${shiftId}`)
  const code = wall.getByRole('img', { name: '签到二维码' })
  await code.waitFor()
  await wall.getByText('王*兰').waitFor()
  await expectAccessible(wall)
  await picture(wall, 'wall')
  expect(await wall.getByText(leader).count()).toBe(0)
  const size = await wall.evaluate<{ height: number; shown: number }>(
    '({ height: document.documentElement.scrollHeight, shown: innerHeight })',
  )
  expect(size.height).toBeLessThanOrEqual(size.shown)
  const first = await drawn(code)
  await expect.poll(() => drawn(code)).not.toBe(first)
})

test('today’s shifts are listed with how many have come', async () => {
  await goTo(page, '签到看板')
  await page.getByRole('row', { name: new RegExp(`${title}.*2 / 2`) }).waitFor()
  await expectAccessible(page)
})

const gate: Readonly<Record<string, '是' | '不是'>> = {
  '来的人都是自愿的吗？': '是',
  '是服务居民或社区吗？': '是',
  '给来的人报酬吗？': '不是',
  '主要是开会、参观或拍照吗？': '是',
  '是来的人的本职工作或值班吗？': '不是',
  '来的人主要是听课、受训吗？': '不是',
  '可能有人受伤吗？': '不是',
}

/** What is said of the training at a published activity is up at once, and somebody else reads it. */
async function tellMore(activityId: string, training: string): Promise<void> {
  const staff = await clientOf(coordinator)
  const params = { ...street, activityId }
  const { version, edit } = await staff('GET /v1/streets/:streetId/managed/activities/:activityId', {
    params,
  })
  const body = { version, edit: { ...edit, training } }
  await staff('PUT /v1/streets/:streetId/managed/activities/:activityId', { params, body })
}

async function answers(at: Page, asks: string, answer: '是' | '不是'): Promise<void> {
  await at.getByRole('radiogroup', { name: asks }).getByLabel(answer, { exact: true }).check()
}

/** Takes an option of the list that is open. */
async function choose(at: Page, name: string): Promise<void> {
  await at.locator('.ant-select-item-option').filter({ hasText: name }).first().click()
}

async function chooseFirst(at: Page, label: string): Promise<void> {
  await at.getByRole('combobox', { name: label }).click()
  await at
    .locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option')
    .first()
    .click()
}

const drawn = (code: Locator) => code.innerHTML()
