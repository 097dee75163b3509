import { addDays, shanghaiDate } from '@yunxuan/domain'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { openBrowser, pictureFailures } from '../../../e2e/browser.ts'
import { draftOwnService } from '../../../e2e/own-service.ts'
import { administrator, clientOf, coordinator, reviewer, run, shahe } from '../../../e2e/people.ts'
import { expectAccessible, goTo, openDesk, picture, sheetOf, signInAs } from './browser.ts'

const title = '走查：周末听诊课'
let browser: Browser
let page: Page

beforeAll(async () => {
  browser = await openBrowser()
  page = (await openDesk(browser)).page
  await signInAs(page, coordinator)
})
afterAll(() => browser.close())
pictureFailures(() => page)

test('the services are listed densely, searched and sorted', async () => {
  await goTo(page, '服务与场次')
  await page.getByRole('table').waitFor()
  await expectAccessible(page)
  const heading = page.getByRole('columnheader', { name: /^服务/ })
  await heading.getByRole('button').click()
  await expect.poll(() => heading.getAttribute('aria-sort')).toBe('ascending')
  await page.keyboard.press('/')
  await page.keyboard.type('中医')
  await page.getByRole('link', { name: '中医科义诊' }).waitFor()
})

test('a service is cloned, changed and given slots by a rule that was looked at first', async () => {
  await page.getByRole('link', { name: '中医科义诊' }).click()
  await page.getByRole('button', { name: '复制' }).click()
  await page.getByText('已照着做了一份草稿，改好再提交').waitFor()
  await page.getByRole('heading', { level: 1, name: /副本/ }).waitFor()
  await page.getByLabel('服务名称').fill(title)
  await expectAccessible(page)
  await picture(page, 'editor')

  await page.getByRole('link', { name: '发布审核' }).click()
  await page.getByRole('dialog', { name: '有改动还没保存' }).getByRole('button', { name: '留下来' }).click()
  await page.getByRole('button', { name: '保存', exact: true }).click()
  await page.getByRole('heading', { level: 1, name: title }).waitFor()

  await page.getByRole('tab', { name: '场次' }).click()
  await page.getByRole('button', { name: '排场次' }).click()
  const plan = page.getByRole('region', { name: '按每周重复排场次' })
  await plan.getByLabel('到哪天').fill(addDays(shanghaiDate(new Date()), 43))
  await plan.getByLabel('到哪天').press('Enter')
  await plan.getByLabel('周五').check()
  await plan.getByRole('button', { name: '先看看会排哪些' }).click()
  await plan.getByRole('table').waitFor()
  await expectAccessible(page)
  await picture(page, 'slots')
  // At the end of a year the next one's holidays may not be announced: that is asked.
  const question = plan.getByRole('radio', { name: /先不排，公布以后再排$/ })
  if ((await question.count()) > 0) await question.check()
  await plan.getByRole('button', { name: /^排这 \d+ 场$/ }).click()
  await page.getByText(/^排好了 \d+ 场/).waitFor()
  await page.getByRole('table').waitFor()
})

test('two people who edit at once both keep what they typed, and choose where they differ', async () => {
  await page.getByRole('tab', { name: '内容' }).click()
  await page.getByLabel('一句话介绍').fill('我写的这一句')
  await page.getByLabel('咨询电话').fill('028-8433 0000')
  const serviceId = idAt(page.url())
  const params = { streetId: shahe, serviceId }
  const colleague = await clientOf(coordinator)
  const read = await colleague('GET /v1/streets/:streetId/managed/services/:serviceId', { params })
  await colleague('PUT /v1/streets/:streetId/managed/services/:serviceId', {
    params,
    body: {
      version: read.version,
      edit: { ...read.edit, summary: '同事写的那一句', eligibility: '要先体检' },
    },
  })
  await page.getByRole('button', { name: '保存', exact: true }).click()
  const clashes = page.getByRole('alert', { name: '和同事改得不一样的' })
  await clashes.getByText(/同事也改了这 1 处/).waitFor()
  // It stands at the bar that is always in sight, and nothing is saved before a choice.
  expect(await clashes.isVisible()).toBe(true)
  const save = page.getByRole('button', { name: '保存', exact: true })
  expect(await save.isDisabled()).toBe(true)
  expect(await page.getByLabel('一句话介绍').inputValue()).toBe('我写的这一句')
  expect(await page.getByLabel('其他条件').inputValue()).toBe('要先体检')
  await expectAccessible(page)
  await picture(page, 'clash')
  await clashes.getByRole('button', { name: /同事改的.*同事写的那一句/ }).click()
  expect(await page.getByLabel('一句话介绍').inputValue()).toBe('同事写的那一句')
  await clashes.getByRole('button', { name: /我填的.*我写的这一句/ }).click()
  await save.click()
  await page.getByText('已是最新').waitFor()
  const saved = await colleague('GET /v1/streets/:streetId/managed/services/:serviceId', { params })
  expect(saved.edit).toMatchObject({
    summary: '我写的这一句',
    phone: '028-8433 0000',
    eligibility: '要先体检',
  })
})

test('fields that only one of two browsers touched are merged by themselves', async () => {
  const other = (await openDesk(browser)).page
  await signInAs(other, administrator)
  await other.goto(page.url())
  await other.getByLabel('费用说明').fill('材料费自理')
  await page.getByLabel('其他条件').fill('')
  await page.getByRole('button', { name: '保存', exact: true }).click()
  await page.getByText('已是最新').waitFor()
  await other.getByRole('button', { name: '保存', exact: true }).click()
  await other.getByText('已保存，同事刚改的也在：其他条件').waitFor()
  expect(await other.getByLabel('其他条件').inputValue()).toBe('')
  const params = { streetId: shahe, serviceId: idAt(page.url()) }
  const colleague = await clientOf(coordinator)
  const saved = await colleague('GET /v1/streets/:streetId/managed/services/:serviceId', { params })
  expect(saved.edit).toMatchObject({ feeNote: '材料费自理', eligibility: '', summary: '我写的这一句' })
  await other.context().close()
  await page.reload()
})

test('who submits does not publish; a second person does, and residents find it', async () => {
  const serviceId = idAt(page.url())
  await page.getByRole('button', { name: '提交审核' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '提交审核' }).click()
  await page.getByText('已提交，等另一位同事审核').waitFor()
  await goTo(page, '发布审核')
  const own = page.getByRole('region', { name: title })
  await own.getByText('这是您提交的，要由另一位同事看过再发布。').waitFor()
  expect(await own.getByRole('button', { name: `发布 ${title}` }).isDisabled()).toBe(true)
  expect(await found()).toBe(false)

  const second = (await openDesk(browser)).page
  await signInAs(second, reviewer)
  await goTo(second, '发布审核')
  const review = second.getByRole('region', { name: title })
  await review.waitFor()
  await expectAccessible(second)
  await picture(second, 'review')
  await review.getByRole('button', { name: `发布 ${title}` }).click()
  await changeFee(serviceId, '现场交材料费')
  const dialog = second.getByRole('dialog')
  await dialog.getByRole('button', { name: '发布' }).click()
  await dialog.getByText(/别人刚改过这一项/).waitFor()
  await dialog.getByRole('button', { name: '取消' }).click()
  await review.getByText('现场交材料费').waitFor()
  await review.getByRole('button', { name: `发布 ${title}` }).click()
  await dialog.getByRole('button', { name: '发布' }).click()
  await second.getByText('已发布，居民现在能看到了').waitFor()
  expect(await found()).toBe(true)

  // What comes next is to tell people: words for a group, the poster, and what they will see.
  const spread = second.getByRole('dialog', { name: `告诉居民：${title}` })
  const words = spread.getByRole('textbox', { name: '发到微信群的话' })
  await words.waitFor()
  const link = `/#/features/service/pages/service?id=${serviceId}&street=${shahe}`
  expect(await words.inputValue()).toMatch(/时间：.+周五/)
  expect(await words.inputValue()).toContain(link)
  await expectAccessible(second)
  await picture(second, 'spread')
  await spread.getByRole('button', { name: '复制，发到微信群' }).click()
  await second.getByText('复制好了，到微信群里粘贴').waitFor()
  const [poster] = await Promise.all([
    second.waitForEvent('download'),
    spread.getByRole('button', { name: '海报' }).click(),
  ])
  expect(poster.suggestedFilename()).toBe(`${title} 海报.pdf`)
  expect(await spread.getByRole('link', { name: '看居民页' }).getAttribute('href')).toContain(link)
  await spread.getByRole('button', { name: '好了' }).click()
  await spread.waitFor({ state: 'detached' })
})

test('a service is confirmed, and one of its slots is cancelled with a reason', async () => {
  await goTo(page, '服务与场次')
  await page.getByLabel('服务、机构或关键词').fill(title)
  await page.getByRole('link', { name: title }).click()
  await page.getByRole('button', { name: '核实', exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name: '都对，记下今天' }).click()
  await page.getByText('已核实，日期记为今天').waitFor()
  await page.getByRole('tab', { name: '场次' }).click()
  await page
    .getByRole('button', { name: /^取消本场/ })
    .first()
    .click()
  await page.getByRole('dialog').getByLabel('原因').fill('老师临时有事')
  await expectAccessible(page)
  await page.getByRole('dialog').getByRole('button', { name: '取消这一场' }).click()
  await page.getByRole('row', { name: /已取消.*老师临时有事/ }).waitFor()
})

test('a slot is moved to another time and room, with a reason', async () => {
  await page.getByRole('button', { name: /^改 / }).first().click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('开始时间').fill('15:30')
  await dialog.getByLabel('开始时间').press('Enter')
  await dialog.getByLabel('房间').fill('二楼')
  await dialog.getByRole('button', { name: '保存' }).click()
  await dialog.getByText('改了时间或地点，请写明原因，居民会看到').waitFor()
  await dialog.getByLabel('原因').fill('上午的老师来不了')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: '保存' }).click()
  await page.getByRole('row', { name: /下午 3:30.*二楼/ }).waitFor()
})

test('what a colleague changed of a slot meanwhile is not undone, and what was typed stays', async () => {
  await page.getByRole('button', { name: /^改 / }).first().click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('名额').fill('9')
  const colleague = await clientOf(coordinator)
  const serviceId = idAt(page.url())
  const { items } = await colleague('GET /v1/streets/:streetId/managed/services/:serviceId/slots', {
    params: { streetId: shahe, serviceId },
    query: {},
  })
  const slotId = items.find(slot => slot.room === '二楼')?.id ?? ''
  const body = { places: 7, room: '三楼', reason: '二楼漏水' }
  await colleague('PATCH /v1/streets/:streetId/slots/:slotId', { params: { streetId: shahe, slotId }, body })
  await dialog.getByRole('button', { name: '保存' }).click()
  await dialog.getByText(/现在是 .*7 个名额，.* 三楼。/).waitFor()
  await expectAccessible(page)
  await dialog.getByRole('button', { name: '在新的上面改' }).click()
  expect(await dialog.getByLabel('房间').inputValue()).toBe('三楼')
  expect(await dialog.getByLabel('名额').inputValue()).toBe('9')
  await dialog.getByRole('button', { name: '保存' }).click()
  await page.getByRole('row', { name: /三楼.*0 \/ 9/ }).waitFor()
})

test('a service has a poster to print', async () => {
  const [poster] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '海报' }).click(),
  ])
  expect(poster.suggestedFilename()).toBe(`${title} 海报.pdf`)
})

const idAt = (url: string) => /services\/([^/?]+)/.exec(url)?.[1] ?? ''

/** A colleague changes what is under review, without the screen. */
async function changeFee(serviceId: string, feeNote: string): Promise<void> {
  const colleague = await clientOf(coordinator)
  const params = { streetId: shahe, serviceId }
  const read = await colleague('GET /v1/streets/:streetId/managed/services/:serviceId', { params })
  await colleague('PUT /v1/streets/:streetId/managed/services/:serviceId', {
    params,
    body: { version: read.version, edit: { ...read.edit, feeNote } },
  })
}

async function found(): Promise<boolean> {
  const guest = await clientOf()
  const { items } = await guest('GET /v1/streets/:streetId/services', {
    params: { streetId: shahe },
    query: { q: title },
  })
  return items.some(item => item.title === title)
}

test('a service is sent back, paused and archived only with a reason, which the colleague reads', async () => {
  const own = `走查退回暂停${run}`
  const { writer, inService, version } = await draftOwnService({ title: own })
  const move = 'POST /v1/streets/:streetId/managed/services/:serviceId/transition'
  await writer(move, { params: inService, body: { version, to: 'in_review', reason: '' } })
  const second = (await openDesk(browser)).page
  await signInAs(second, reviewer)
  await goTo(second, '发布审核')
  await second.getByRole('button', { name: `退回修改 ${own}` }).click()
  await giveReason(second, '退回修改', '请写清楚要带什么')
  await second.getByText('已退回，提交的同事能看到原因').waitFor()
  await page.goto(`${inject('baseUrl')}/console/${shahe}/services/${inService.serviceId}`)
  await page.getByText('说明：请写清楚要带什么').waitFor()

  const again = { version: version + 2, to: 'in_review' as const, reason: '' }
  await writer(move, { params: inService, body: again })
  const publish = { version: version + 3, to: 'published' as const, reason: '' }
  await (await clientOf(reviewer))(move, { params: inService, body: publish })
  await page.reload()
  await page.getByRole('button', { name: '暂停' }).click()
  await giveReason(page, '暂停', '场地装修')
  await page.getByText('已暂停', { exact: true }).first().waitFor()
  await page.getByText('说明：场地装修').waitFor()
  await page.getByRole('button', { name: '归档' }).click()
  await giveReason(page, '归档', '不再办了')
  await page.getByText('已归档', { exact: true }).first().waitFor()
  await expectAccessible(page)
})

test('an organization and a place that are not there yet are added where they are chosen', async () => {
  await page.goto(`${inject('baseUrl')}/console/${shahe}/services/new`)
  const organization = `走查合作社${run}`
  await page.getByRole('combobox', { name: '机构' }).fill(organization)
  await page.getByRole('button', { name: `添加“${organization}”` }).click()
  await page.getByText(`已添加机构：${organization}`).waitFor()
  const place = `走查活动室${run}`
  await page.getByRole('combobox', { name: '地点' }).fill(place)
  await page.getByRole('button', { name: `添加“${place}”` }).click()
  const dialog = page.getByRole('dialog', { name: '新地点' })
  await dialog.getByLabel('地址').fill('沙河路 12 号 2 楼')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: '添加' }).click()
  await page.getByText(`已添加地点：${place}`).waitFor()
  await dialog.waitFor({ state: 'hidden' })
  await expectAccessible(page)
})

test('the list is a spreadsheet with Chinese heads that Excel reads', async () => {
  await page.goto(`${inject('baseUrl')}/console/${shahe}/services`)
  const [saved] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '导出表格' }).click(),
  ])
  const [heads] = await sheetOf(saved)
  expect(heads?.join()).toBe('状态,服务,品牌,机构,地点,下一场,还有几场,最近核实,是否未核实')
})

async function giveReason(at: Page, okText: string, reason: string): Promise<void> {
  const dialog = at.getByRole('dialog')
  await dialog.getByRole('button', { name: okText }).click()
  await dialog.getByText('请写明原因').waitFor()
  await dialog.getByLabel('原因').fill(reason)
  await dialog.getByRole('button', { name: okText }).click()
}
