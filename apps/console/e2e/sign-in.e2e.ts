import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { coordinator } from './api.ts'
import { expectAccessible, openBrowser, openDesk, picture, signInAs } from './browser.ts'

let browser: Browser

beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

test('a sample person signs in by one press, goes where they wanted to, and signs out', async () => {
  const { page, context } = await openDesk(browser)
  await page.goto(`${inject('baseUrl')}/console/`)
  await page.getByRole('heading', { level: 1, name: '登录工作台' }).waitFor()
  await page.getByRole('heading', { name: '演示：选一位同事' }).waitFor()
  await expectAccessible(page)
  await picture(page, 'sign-in')
  await signInAs(page, coordinator)
  await page.getByRole('button', { name: /个人菜单/ }).click()
  await page.getByRole('menuitem', { name: '退出登录' }).click()
  await page.getByRole('heading', { level: 1, name: '登录工作台' }).waitFor()
  await context.close()
})

test('a wrong password is refused in plain words', async () => {
  const { page, context } = await openDesk(browser)
  await page.goto(`${inject('baseUrl')}/console/sign-in`)
  await page.getByLabel('登录名', { exact: true }).fill('nobody')
  await page.getByLabel('密码', { exact: true }).fill('not the password')
  await page.getByLabel('手机验证器上的 6 位数字').fill('000000')
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await page.getByText('登录名、密码或验证码不对，请再核对一遍。').waitFor()
  await context.close()
})

test('an access token that has ended is renewed without a word', async () => {
  const { page, context } = await openDesk(browser)
  await signInAs(page, coordinator)
  await page.evaluate(() => {
    const key = 'yunxuan.console.session'
    const kept = JSON.parse(localStorage.getItem(key) ?? '{}')
    localStorage.setItem(key, JSON.stringify({ ...kept, accessToken: `${kept.accessToken}x` }))
  })
  await page.reload()
  await page.getByRole('heading', { level: 1, name: '今日服务台' }).waitFor()
  await context.close()
})

test('without a network the desk says so and keeps what it showed', async () => {
  const { page, context } = await openDesk(browser)
  await signInAs(page, coordinator)
  await page.getByRole('region', { name: '名册' }).waitFor()
  await context.setOffline(true)
  await page.getByRole('button', { name: '后一天' }).click()
  await page.getByRole('alert').getByText('连不上网络', { exact: true }).waitFor()
  await context.setOffline(false)
  await page.getByRole('button', { name: '再试一次' }).click()
  await page.getByRole('main').getByText('已到 / 预约（人次）').waitFor()
  await expectAccessible(page)
  expect(await page.getByRole('alert').count()).toBe(0)
  await context.close()
})

test('in the dark every word still has its contrast', async () => {
  const { page, context } = await openDesk(browser)
  await page.emulateMedia({ colorScheme: 'dark' })
  await signInAs(page, coordinator)
  await page.getByRole('region', { name: '名册' }).waitFor()
  await expectAccessible(page)
  await picture(page, 'desk-dark')
  await context.close()
})
