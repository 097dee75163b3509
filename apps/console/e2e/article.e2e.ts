import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { openBrowser, pictureFailures } from '../../../e2e/browser.ts'
import { clientOf, coordinator, reviewer, run, shahe } from '../../../e2e/people.ts'
import { expectAccessible, goTo, openDesk, picture, signInAs } from './browser.ts'

const title = `走查：租房补贴怎么领 ${run}`
const pasted = `一、谁可以领
（一）在本街道登记创业满半年；
（二）名下没有住房。

二、怎么领
带身份证到党群服务中心填一张表。`

let browser: Browser
let page: Page
let second: Page

beforeAll(async () => {
  browser = await openBrowser()
  page = (await openDesk(browser)).page
  await signInAs(page, coordinator)
  second = (await openDesk(browser)).page
  await signInAs(second, reviewer)
})
afterAll(() => browser.close())
pictureFailures(() => page)

const idAt = (url: string) => new URL(url).pathname.split('/').at(-1) ?? ''
const whatEverybodyReads = async () => {
  const guest = await clientOf()
  return guest('GET /v1/streets/:streetId/articles/:articleId', {
    params: { streetId: shahe, articleId: idAt(page.url()) },
  })
}

test('a policy is written from a document that is pasted, and what it lacks is said', async () => {
  await goTo(page, '文章与指南')
  await expectAccessible(page)
  await page.getByRole('link', { name: '新文章' }).click()
  await page.getByLabel('标题', { exact: true }).fill(title)
  await page.getByLabel('一句话说明').fill('创业满半年、没有住房的，每月补 500 元。')
  await page.getByRole('button', { name: '粘贴整篇文稿' }).click()
  const paste = page.getByRole('dialog', { name: '粘贴整篇文稿' })
  await paste.getByLabel('文稿').fill(pasted)
  await paste.getByRole('button', { name: '分成 4 段，放进正文' }).click()
  await page.getByRole('button', { name: '第 3 段小标题往上移' }).waitFor()
  await expectAccessible(page)
  await picture(page, 'article-editor')
  await page.getByRole('button', { name: '存成草稿' }).click()
  await page.getByRole('heading', { level: 1, name: title }).waitFor()
  await page.getByText(/提交审核前还缺：发布单位、生效日期、看完以后怎么办/).waitFor()
  expect(await page.getByRole('button', { name: '提交审核' }).isDisabled()).toBe(true)
})

test('what was written is seen as on the phone, and goes to a second person', async () => {
  await page.getByLabel('发布单位').fill('沙河街道办事处')
  await page.getByLabel('生效日期').fill('2026-01-01')
  await page.getByLabel('生效日期').press('Enter')
  await page.getByLabel('咨询电话').fill('028-61310000')
  await page.getByRole('button', { name: '保存', exact: true }).click()
  await page.getByText('已是最新').waitFor()
  await page.getByRole('tab', { name: '手机上看到的' }).click()
  const phone = page.getByRole('article', { name: '新写的，手机上的样子' })
  await phone.getByRole('heading', { name: '一、谁可以领' }).waitFor()
  await phone.getByRole('listitem').filter({ hasText: '名下没有住房' }).waitFor()
  await expectAccessible(page)
  await picture(page, 'article-phone')
  await page.getByRole('button', { name: '提交审核' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '提交审核' }).click()
  await page.getByText('已提交，等另一位同事审核').waitFor()
})

test('the second person finds it in 今天, reads it and publishes it', async () => {
  await goTo(second, '今天')
  // It counts anew once a minute.
  await second.reload()
  await second.getByRole('link', { name: /篇文章或指南等您审核发布/ }).click()
  await second.getByRole('link', { name: title }).click()
  await second.getByRole('button', { name: '发布', exact: true }).click()
  await second.getByRole('dialog').getByRole('button', { name: '发布', exact: true }).click()
  await second.getByText('已发布，居民现在能看到了').waitFor()
  expect((await whatEverybodyReads()).title).toBe(title)
})

test('what is changed afterwards waits, and everybody reads the old words meanwhile', async () => {
  await page.reload()
  await page.getByText('改了以后要另一位同事看过才换上').waitFor()
  await page.getByRole('tab', { name: '内容' }).click()
  await page.getByLabel('一句话说明').fill('每月补 800 元。')
  await page.getByRole('button', { name: '保存', exact: true }).click()
  await page.getByText('大家现在看到的还是原来的，新写的要另一位同事看过才换上。').waitFor()
  expect((await whatEverybodyReads()).summary).toContain('500 元')
  await page.getByRole('tab', { name: '手机上看到的' }).click()
  await page.getByRole('article', { name: '大家现在看到的，手机上的样子' }).getByText('500 元').waitFor()
  await page.getByRole('article', { name: '新写的，手机上的样子' }).getByText('800 元').waitFor()
})

test('whoever is named is asked, or signed a paper, and is named no more once they wish it', async () => {
  await page.goto(`${inject('baseUrl')}/console/${shahe}/articles/new`)
  await page.getByText('身边事', { exact: true }).click()
  await page.getByLabel('标题', { exact: true }).fill(`走查：读报人 ${run}`)
  await page.getByLabel('一句话说明').fill('邻居们爱听周桂兰读报。')
  await page.getByRole('button', { name: '段落' }).click()
  await page.getByLabel('第 1 段段落', { exact: true }).fill('周桂兰读了十年。')
  await page.getByRole('button', { name: '存成草稿' }).click()
  await page.getByRole('tab', { name: '提到的人' }).click()
  await page.getByRole('button', { name: '登记一位' }).click()
  const dialog = page.getByRole('dialog', { name: '登记文中提到的人' })
  await dialog.getByLabel('文中怎么写的').fill('周桂香')
  await dialog.getByText('已经签在纸上').click()
  await dialog.getByLabel('纸存在哪里').fill('社区档案柜二层')
  await dialog.getByRole('button', { name: '登记' }).click()
  await dialog.getByText('文中没有这个名字').waitFor()
  await dialog.getByLabel('文中怎么写的').fill('周桂兰')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: '登记' }).click()
  await page.getByRole('listitem').filter({ hasText: '周桂兰' }).getByText('已同意').waitFor()
  await page.getByRole('button', { name: '拿掉 周桂兰' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '拿掉名字' }).click()
  await page.getByText('不同意，名字已拿掉').waitFor()
  await page.getByRole('tab', { name: '手机上看到的' }).click()
  await page.getByRole('article', { name: '新写的，手机上的样子' }).getByText('居民读了十年。').waitFor()
  expect(await page.getByText('周桂兰').count()).toBe(0)
})
