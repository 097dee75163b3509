import { utils, write } from '@e965/xlsx'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser, pictureFailures } from '../../../e2e/browser.ts'
import { clientOf, coordinator, reviewer, shahe } from '../../../e2e/people.ts'
import { expectAccessible, goTo, openDesk, picture, signInAs } from './browser.ts'

const titles = ['走查：磨刀', '走查：修伞'] as const
let browser: Browser
let page: Page
let organization: string
let location: string
let elsewhere: string

beforeAll(async () => {
  const client = await clientOf(coordinator)
  const params = { streetId: shahe }
  const organizations = await client('GET /v1/streets/:streetId/organizations', { params })
  const locations = await client('GET /v1/streets/:streetId/locations', { params })
  organization = organizations.items[0]?.name ?? ''
  location = locations.items[0]?.name ?? ''
  elsewhere = locations.items[1]?.name ?? ''
  browser = await openBrowser()
  page = (await openDesk(browser)).page
  await signInAs(page, coordinator)
  await goTo(page, '导入')
})
afterAll(() => browser.close())
pictureFailures(() => page)

test('the template is there to be filled in', async () => {
  await expectAccessible(page)
  const [template] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '下载模板' }).click(),
  ])
  expect(template.suggestedFilename()).toBe('沙河街道导入模板.xlsx')
})

test('one unknown word is one line: a choice mends it in every row, and the file comes back marked', async () => {
  await give(['不知道的', '不知道的'])
  const errors = page.getByRole('region', { name: '要改的地方' })
  await errors.getByRole('row', { name: /第 2 行起，2 行 类别/ }).waitFor()
  const [marked] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '下载标好错的表格' }).click(),
  ])
  expect(marked.suggestedFilename()).toBe('我的服务-要改的地方.xlsx')
  await expectAccessible(page)
  await errors.getByRole('combobox', { name: '“不知道的”都当作' }).click()
  await page.getByTitle('便民', { exact: true }).click()
  await page.getByText('类别里的“不知道的”都当作“便民”').waitFor()
  await page.getByRole('button', { name: '全部写入' }).waitFor()
  await page.getByRole('button', { name: '撤销' }).click()
  await errors.getByRole('row', { name: /第 2 行起，2 行 类别/ }).waitFor()
  await page.getByRole('button', { name: '改好后重新上传' }).click()
})

test('errors are named by row and column, and nothing can be written before they are mended', async () => {
  await give(['便民', '没有这个类别'])
  const errors = page.getByRole('region', { name: '要改的地方' })
  await errors.getByRole('row', { name: /第 3 行 类别/ }).waitFor()
  expect(await page.getByRole('button', { name: '全部写入' }).count()).toBe(0)
  await expectAccessible(page)
  await picture(page, 'import')
})

test('a template that nobody filled in is said to be empty', async () => {
  await page.getByRole('button', { name: '改好后重新上传' }).click()
  await giveText(['名称,简介,类别,机构,地点'])
  await page.getByText(/表头下面还没有填内容/).waitFor()
  await page.getByRole('button', { name: '换一个文件' }).click()
})

test('what is hidden in a sheet is named, and read only when it is ticked', async () => {
  const heads = ['名称', '简介', '类别', '机构', '地点']
  const rows = titles.map(title => [title, '带来就修', '便民', organization, location])
  const sheet = utils.aoa_to_sheet([heads, ...rows])
  sheet['!rows'] = [{}, {}, { hidden: true }]
  const book = utils.book_new()
  utils.book_append_sheet(book, sheet, '十二月')
  await giveFile('十二月.xlsx', write(book, { type: 'buffer', bookType: 'xlsx' }))
  await page.getByText('十二月：第 3 行是隐藏的').waitFor()
  const planned = page.getByRole('region', { name: '前几行会这样写入' })
  await planned.getByRole('row', { name: /十二月 2 / }).waitFor()
  expect(await planned.getByRole('cell', { name: titles[1] }).count()).toBe(0)
  await expectAccessible(page)
  await page.getByRole('checkbox', { name: '隐藏的也一起导入' }).check()
  await planned.getByRole('cell', { name: titles[1] }).waitFor()
  await page.getByRole('button', { name: '换一个文件' }).click()
})

test('the mended sheet is written whole, and the same sheet again changes nothing', async () => {
  await give(['便民', '便民'])
  await page
    .getByRole('region', { name: '前几行会这样写入' })
    .getByRole('cell', { name: titles[0] })
    .waitFor()
  await expectAccessible(page)
  await page.getByRole('button', { name: '全部写入' }).click()
  await page.getByText('服务新增 2 项').waitFor()
  await page.getByText(/新增的服务已经送去审核/).waitFor()
  await page.getByRole('button', { name: '再导一份' }).click()
  await give(['便民', '便民'])
  await page.getByRole('button', { name: '没有要写入的' }).waitFor()

  await goTo(page, '服务与场次')
  await page.getByLabel('服务、机构或关键词').fill(titles[1])
  await page.getByRole('link', { name: titles[1] }).waitFor()
})

test('before it is written, the sheet says what moves to another place and what is emptied', async () => {
  await goTo(page, '导入')
  const heads = '名称,简介,类别,机构,地点,要带什么'
  const lineAt = (place: string, bring: string) =>
    [titles[0], '带来就修', '便民', organization, place, bring].join(',')
  await giveText([heads, lineAt(location, '磨刀石')])
  await page.getByRole('button', { name: '全部写入' }).click()
  await page.getByRole('button', { name: '再导一份' }).click()
  await giveText([heads, lineAt(elsewhere, '清空')])
  await page.getByText('有 1 项服务换了地点。').waitFor()
  await page.getByText('有 1 格写了“清空”或“-”，原来的内容会去掉。').waitFor()
  await expectAccessible(page)
  await page.getByRole('button', { name: '换一个文件' }).click()
})

test('a reviewer publishes what was brought at once, after one question', async () => {
  const second = (await openDesk(browser)).page
  await signInAs(second, reviewer)
  await goTo(second, '发布审核')
  for (const title of titles) await second.getByRole('checkbox', { name: `勾选 ${title}` }).check()
  await expectAccessible(second)
  await second.getByRole('button', { name: '发布勾选的 2 项' }).click()
  const question = second.getByRole('dialog', { name: '发布这 2 项？' })
  for (const title of titles) await question.getByText(title, { exact: true }).waitFor()
  await question.getByRole('button', { name: '发布 2 项' }).click()
  await second.getByText('已发布 2 项').waitFor()
  for (const title of titles) await second.getByRole('region', { name: title }).waitFor({ state: 'detached' })
  await second.context().close()
})

test('what a sheet brought is taken back at once while nothing of it is published, and not afterwards', async () => {
  await goTo(page, '导入')
  const row = [`${titles[0]}撤`, '带来就修', '便民', organization, location].join(',')
  await giveFile('放错的.csv', Buffer.from(['名称,简介,类别,机构,地点', row].join('\n'), 'utf8'))
  await page.getByRole('button', { name: '全部写入' }).click()
  await page.getByRole('button', { name: '撤销导入 放错的.csv' }).click()
  const question = page.getByRole('dialog', { name: '撤销“放错的.csv”？' })
  await question.getByText('新增了 1 项服务、0 场').waitFor()
  await expectAccessible(page)
  await question.getByRole('button', { name: '撤销导入' }).click()
  await page.getByText('已撤销，删掉了 1 项服务、0 场').waitFor()
  await page.getByRole('button', { name: '撤销导入 我的服务.csv' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '撤销导入' }).click()
  await page.getByText(/其中 2 项服务已经发布过/).waitFor()
})

/** Uploads two services with these categories. */
async function give(categories: readonly [string, string]): Promise<void> {
  const rows = titles.map((title, index) =>
    [title, '带来就修', categories[index], organization, location].join(','),
  )
  await giveText(['名称,简介,类别,机构,地点', ...rows])
}

async function giveText(lines: readonly string[]): Promise<void> {
  await giveFile('我的服务.csv', Buffer.from(lines.join('\n'), 'utf8'))
}

async function giveFile(name: string, buffer: Buffer): Promise<void> {
  const mimeType = 'application/octet-stream'
  await page.getByLabel('选择填好的表格').setInputFiles({ name, mimeType, buffer })
}
