import { readFile } from 'node:fs/promises'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { openBrowser, pictureFailures } from '../../../e2e/browser.ts'
import { type Attendee, leavePastRoster } from '../../../e2e/own-roster.ts'
import { administrator, clientOf, coordinator, reviewer, run, shahe } from '../../../e2e/people.ts'
import { putAwayShift } from '../../../e2e/shift.ts'
import { expectAccessible, goTo, openDesk, sheetOf, signInAs } from './browser.ts'

const title = `走查河道清洁${run}`
const gift = `走查毛巾${run}`
const params = { streetId: shahe }
// The smallest picture that is one.
const paper = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
  'base64',
)
let browser: Browser
let page: Page
let second: Page
let shiftId: string
let people: Attendee[]

beforeAll(async () => {
  const made = await leavePastRoster(title, 6)
  shiftId = made.shiftId
  people = made.attendees
  browser = await openBrowser()
  page = (await openDesk(browser)).page
  second = (await openDesk(browser)).page
  await signInAs(page, coordinator)
  await signInAs(second, reviewer)
})
afterAll(async () => {
  await putAwayShift(shiftId)
  await browser.close()
})
pictureFailures(() => page)

function who(index: number): Attendee {
  const one = people[index]
  if (one === undefined) throw new Error('the demo has too few volunteers')
  return one
}

test('a roster that waits is found with its clock, and what is odd in it leads to its line', async () => {
  await goTo(page, '时长确认')
  await page.getByRole('row', { name: new RegExp(`期限内.*${title}`) }).waitFor()
  await expectAccessible(page)
  await page.getByText('疑点清单').click()
  const odd = page.getByRole('row', { name: new RegExp(`${who(5).name}.*没签退，按结束时间算.*${title}`) })
  await expectAccessible(page)
  await odd.getByRole('link', { name: who(5).name }).click()
  await page.getByRole('heading', { level: 1, name: title }).waitFor()
  await page.getByRole('row', { name: who(5).name }).waitFor()
  expect(await page.getByRole('region', { name: '名册' }).getByRole('row').count()).toBe(2)
})

test('a roster is approved by keyboard: minutes lowered, a line left out, the plain ones at once', async () => {
  await page.goto(`${inject('baseUrl')}/console/${shahe}/rosters/${shiftId}`)
  const row = (one: Attendee) => page.getByRole('row', { name: one.name })
  await row(who(0)).waitFor()
  await page.getByRole('row', { name: coordinator }).getByText('您自己的，要由另一位来确认').waitFor()
  await expectAccessible(page)

  await row(who(1)).focus()
  await page.keyboard.press('m')
  const lower = page.getByRole('dialog', { name: `确认 ${who(1).name} 的时长` })
  await lower.getByLabel('时长（分钟）').fill('90')
  await lower.getByLabel('原因').fill('提前半小时走了')
  await expectAccessible(page)
  await lower.getByRole('button', { name: '确认' }).click()
  await page.getByText(`已确认：${who(1).name}，1 小时 30 分钟`).waitFor()
  await lower.waitFor({ state: 'hidden' })

  await row(who(2)).focus()
  await page.keyboard.press('x')
  const out = page.getByRole('dialog', { name: `不计入 ${who(2).name} 的时长` })
  await out.getByRole('button', { name: '没有参加服务' }).click()
  await out.getByRole('button', { name: '不计入', exact: true }).click()
  await page.getByText(`没有计入：${who(2).name}`).waitFor()
  await out.waitFor({ state: 'hidden' })

  await page.keyboard.press('a')
  const all = page.getByRole('dialog', { name: '确认 3 行，共 6 小时？' })
  await all.locator('button:focus').getByText('确认').waitFor()
  await page.keyboard.press('Enter')
  await page.getByText('已确认 3 行').waitFor()
})

test('an odd line is approved with a reason only', async () => {
  const row = page.getByRole('row', { name: who(5).name })
  await row.focus()
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: `确认 ${who(5).name} 的时长` })
  await dialog.getByText('没签退，按结束时间算').waitFor()
  await dialog.getByRole('button', { name: '确认' }).click()
  await dialog.getByText('请写明原因').waitFor()
  await dialog.getByLabel('原因').fill('大家都看见做到最后')
  await dialog.getByRole('button', { name: '确认' }).click()
  await page.getByText(`已确认：${who(5).name}，2 小时`).waitFor()
  await page.getByText('已办 6').click()
  await page
    .getByRole('row', { name: new RegExp(`${who(5).name}.*已记 2 小时.*大家都看见做到最后`) })
    .waitFor()
})

test('what somebody else decided is said to whoever looks at the roster', async () => {
  const other = await leavePastRoster(`${title}二`, 2, 6)
  await page.goto(`${inject('baseUrl')}/console/${shahe}/rosters/${other.shiftId}`)
  const [first] = other.attendees
  if (first === undefined) throw new Error('nobody came')
  await page.getByRole('button', { name: `确认 ${first.name}` }).waitFor()
  const colleague = await clientOf(administrator)
  await colleague('POST /v1/streets/:streetId/shifts/:shiftId/approval', {
    params: { ...params, shiftId: other.shiftId },
    body: { lines: [{ bookingId: first.bookingId, outcome: 'approved', seenMinutes: 120 }] },
  })
  await page.getByRole('button', { name: `确认 ${first.name}` }).click()
  await page.getByText(`${first.name}：这几行已经有人确认过了，已为您刷新。`).waitFor()
  await page.getByText(`您看着的时候，${administrator}办了 1 行，在“已办”里。`).waitFor()
})

test('a correction is accepted beside the record, by somebody who did not approve it', async () => {
  const volunteer = await clientOf(who(0).name)
  const { items } = await volunteer('GET /v1/streets/:streetId/me/records', { params, query: {} })
  const record = items.find(each => each.title === title)
  if (record === undefined) throw new Error('no record was made')
  await volunteer('POST /v1/streets/:streetId/records/:recordId/corrections', {
    params: { ...params, recordId: record.id },
    body: { text: '我只做了一个小时，多记了', wishedMinutes: 60 },
  })
  await goTo(second, '纠错申诉')
  const card = second.getByRole('listitem', { name: `${who(0).name} ${title}` })
  await card.getByText('2 小时', { exact: true }).waitFor()
  await card.getByRole('button', { name: `改正 ${who(0).name}` }).click()
  expect(await card.getByLabel('应该是多少分钟').inputValue()).toBe('60')
  await expectAccessible(second)
  await card.getByLabel(`答复 ${who(0).name}`).fill('问过带队的人，改成一小时')
  await card.getByRole('button', { name: '改正并答复' }).click()
  await second.getByText(`已改正，已告诉${who(0).name}`).waitFor()

  await goTo(second, '服务记录')
  await second.getByLabel('姓名、志愿者号或活动').fill(title)
  const row = second.getByRole('row', { name: new RegExp(`${who(0).name}.*1 小时.*更正`) })
  await row.waitFor()
  await expectAccessible(second)
  await row.getByRole('button', { name: who(0).name }).click()
  const trail = second.getByRole('dialog').getByRole('region', { name: '来龙去脉' }).getByRole('listitem')
  // As long as it loads, grey lines stand in its place.
  await trail.filter({ hasText: '小时' }).nth(2).waitFor()
  expect(await trail.allTextContents()).toEqual([
    expect.stringContaining('+2 小时'),
    expect.stringContaining('−2 小时'),
    expect.stringContaining('+1 小时'),
  ])
  await expectAccessible(second)
})

test('a record is taken back with a reason, by a second person, and the list is a spreadsheet', async () => {
  await second.goto(`${inject('baseUrl')}/console/${shahe}/records?q=${encodeURIComponent(title)}`)
  await second.getByRole('button', { name: who(3).name }).click()
  await second.getByRole('button', { name: '撤销这条记录' }).click()
  const dialog = second.getByRole('dialog', { name: new RegExp(`^撤销 ${who(3).name}`) })
  await dialog.getByLabel('原因').fill('本人那天在外地')
  await dialog.getByRole('button', { name: '撤销', exact: true }).click()
  await second.getByText('已撤销，已告诉志愿者').waitFor()
  await second.getByRole('row', { name: new RegExp(`${who(3).name}.*−2 小时.*撤销`) }).waitFor()
  const [saved] = await Promise.all([
    second.waitForEvent('download'),
    second.getByRole('button', { name: '导出表格' }).click(),
  ])
  const [heads = [], ...rows] = await sheetOf(saved)
  expect(heads.join()).toMatch(/^志愿者,志愿者号,活动,日期,地点,内容,分钟,组织,负责人,依据/)
  expect(rows.flat()).toContain('本人那天在外地')
})

test('hours are back-filled by two persons, the second of whom looks at the paper', async () => {
  const volunteer = await clientOf(who(0).name)
  const { items } = await volunteer('GET /v1/streets/:streetId/me/records', { params, query: {} })
  await goTo(page, '补录')
  await page.getByRole('button', { name: '提出补录' }).click()
  const form = page.getByRole('dialog', { name: '提出补录' })
  await form.getByLabel('志愿者号').fill(items[0]?.number ?? '')
  await form.getByText('不在班次里').click()
  await form.getByLabel('做了什么').fill(`走查入户探访${run}`)
  await form.getByLabel('在哪里').fill('沙河路 12 号')
  await form.getByLabel('服务内容').fill('陪老人聊天，量血压')
  await form.getByRole('combobox', { name: '机构' }).click()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await form.getByLabel('时长（分钟）').fill('45')
  await form.getByLabel('为什么补').fill('手机没电，没扫到码')
  await form
    .getByLabel('证明材料')
    .setInputFiles({ name: '签到表.png', mimeType: 'image/png', buffer: paper })
  await form.getByText('已上传：签到表.png').waitFor()
  await expectAccessible(page)
  await form.getByRole('button', { name: '提出，等另一位同事审核' }).click()
  await page.getByText(`已提出：${who(0).name}。请另一位同事来审核`).waitFor()
  await form.waitFor({ state: 'hidden' })
  const own = page.getByRole('row', { name: `走查入户探访${run}` })
  await own.getByRole('button', { name: who(0).name }).click()
  await page.getByText('这是您提出的，要由另一位同事看过材料再审核。').waitFor()

  await second.goto(`${inject('baseUrl')}/console/${shahe}/backfills`)
  await second
    .getByRole('row', { name: `走查入户探访${run}` })
    .getByRole('button', { name: who(0).name })
    .click()
  await second.getByRole('img', { name: '材料：签到表.png' }).waitFor()
  await expectAccessible(second)
  await second.getByRole('button', { name: '看过材料，补记' }).click()
  await second.getByText(`已补记：${who(0).name}`).waitFor()
})

test('the chain says where it stands and how it is checked, and its export begins as one', async () => {
  await page.goto(`${inject('baseUrl')}/console/${shahe}/chain`)
  await page.getByText('给技术人员：怎么核对').click()
  await page
    .getByText(/node scripts\/yunxuan\.mjs verify 时间链-510104030\.ndjson --head \d+:[0-9a-f]{64}/)
    .waitFor()
  await expectAccessible(page)
  const [saved] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '导出防伪记录' }).click(),
  ])
  expect(saved.suggestedFilename()).toBe('时间链-510104030.ndjson')
  expect(await readFile(await saved.path(), 'utf8')).toContain('"format":"yunxuan-chain"')
})

test('a gift is added and its stock received by keyboard', async () => {
  await goTo(page, '礼品')
  await page.getByRole('button', { name: '添加礼品' }).click()
  const form = page.getByRole('dialog', { name: '添加礼品' })
  await form.getByLabel('名称').fill(gift)
  await form.getByLabel('要多少积分').fill('1')
  await form.getByLabel('在哪里领').fill('红蜂驿站')
  await expectAccessible(page)
  await form.getByRole('button', { name: '保存' }).click()
  await page.getByText(`已添加：${gift}。点“进货”填数量`).waitFor()
  await form.waitFor({ state: 'hidden' })
  await page.getByRole('row', { name: gift }).focus()
  await page.keyboard.press('i')
  await page
    .getByRole('dialog', { name: `进货：${gift}` })
    .getByLabel('进了几件')
    .fill('5')
  await page.keyboard.press('Enter')
  await page.getByText(`${gift}：进货记好了，现在 5 件`).waitFor()
  await expectAccessible(page)
})

test('gifts are handed over by code with the keyboard alone, a used code is refused, one is taken back', async () => {
  const volunteer = await clientOf(who(0).name)
  const { items } = await volunteer('GET /v1/streets/:streetId/rewards', { params, query: {} })
  const rewardId = items.find(each => each.name === gift)?.id ?? ''
  const redeem = () =>
    volunteer('POST /v1/streets/:streetId/rewards/:rewardId/redemptions', {
      params: { ...params, rewardId },
      body: {},
    })
  const codes = [(await redeem()).code, (await redeem()).code]
  await redeem()
  await goTo(page, '兑换')
  await page.getByRole('row', { name: gift }).nth(2).waitFor()
  for (const [index, code] of codes.entries()) {
    await page.keyboard.type(code)
    await page.keyboard.press('Enter')
    await page.getByText(`这一轮发了 ${index + 1} 份`).waitFor()
  }
  await page.getByText(`已领：${who(0).name}，${gift}，1 积分`).waitFor()
  await page.keyboard.type(codes[0] ?? '')
  await page.keyboard.press('Enter')
  await page.getByText(`${codes[0]}：这个码已经用过，礼品已经领走。`).waitFor()
  await expectAccessible(page)
  await page.getByRole('button', { name: `退回 ${who(0).name} 的${gift}` }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: '一时没有货' }).click()
  await dialog.getByRole('button', { name: '退回', exact: true }).click()
  await page.getByText(`已退回：${who(0).name}，1 积分`).waitFor()
})

test('points are listed with what the street gave out', async () => {
  await goTo(page, '积分')
  await page.getByText('一共发出').waitFor()
  await page.getByLabel('姓名或志愿者号').fill(who(0).name)
  await page.getByRole('row', { name: who(0).name }).waitFor()
  await expectAccessible(page)
})
