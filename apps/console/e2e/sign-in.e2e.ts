import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { openBrowser } from '../../../e2e/browser.ts'
import { giveLogin, oneTimeCode } from '../../../e2e/log-in.ts'
import { administrator, coordinator, run, shahe } from '../../../e2e/people.ts'
import { expectAccessible, goTo, openDesk, picture, signInAs } from './browser.ts'

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

test('a section that is opened while the first screen is on its way stays open', async () => {
  const { page, context } = await openDesk(browser)
  await page.route(/assets\/Today-/, async route => {
    await new Promise(resolve => setTimeout(resolve, 2000))
    await route.continue()
  })
  await signInAs(page, coordinator)
  const menu = page.getByRole('navigation', { name: '主菜单' })
  await menu.getByRole('button', { name: '接待' }).click()
  await page.getByRole('heading', { level: 1, name: '今天' }).waitFor()
  expect(await menu.getByRole('link', { name: '今日服务台' }).count()).toBe(1)
  await context.close()
})

test('a log-in is set up from its code, signs in with password and phone, and rests after five mistakes', async () => {
  const { page, context } = await openDesk(browser)
  const login = `zhaojing-${run}`
  const setupCode = giveLogin('赵静', login)
  await page.goto(`${inject('baseUrl')}/console/set-up`)
  await page.getByLabel('开通码').fill('2222-2222-2222-2222-2222')
  await page.getByLabel('新密码').fill('春天的沙河很好看呀真好看')
  await page.getByRole('button', { name: '下一步' }).click()
  await page.getByText(/开通码不对，或者已经用过、过了三天/).waitFor()
  await expectAccessible(page)
  await page.getByLabel('开通码').fill(setupCode)
  await page.getByRole('button', { name: '下一步' }).click()
  await page.getByText(`登录名是 ${login}`, { exact: false }).waitFor()
  await expectAccessible(page)
  const secret = (await page.getByRole('code').textContent()) ?? ''
  await page.getByLabel('现在显示的 6 位数字').fill(wrongFor(secret))
  await page.getByRole('button', { name: '完成并登录' }).click()
  await page.getByText(/验证码不对。请等手机上换出新的一组/).waitFor()
  await page.getByLabel('现在显示的 6 位数字').fill(oneTimeCode(secret))
  await page.getByRole('button', { name: '完成并登录' }).click()
  await page.getByRole('button', { name: /赵静.*个人菜单/ }).click()
  await page.getByRole('menuitem', { name: '退出登录' }).click()

  // A code works once, so the next one is taken.
  await signInWith(page, { login, password: '春天的沙河很好看呀真好看', totp: oneTimeCode(secret, 1) })
  await page.getByRole('heading', { level: 1, name: '今天' }).waitFor()
  await changePassword(page)
  await page.getByRole('button', { name: /个人菜单/ }).click()
  await page.getByRole('menuitem', { name: '退出登录' }).click()

  const wrong = { login, password: '不是这个密码', totp: '000000' }
  for (let times = 0; times < 5; times += 1) {
    await signInWith(page, wrong)
    await page.getByText('登录名、密码或验证码不对，请再核对一遍。').waitFor()
  }
  await signInWith(page, wrong)
  await page.getByText(/连着错了好几次，先停一停再试/).waitFor()
  await context.close()
})

test('who is signed out by the server is told, and comes back to where they were', async () => {
  const { page, context } = await openDesk(browser)
  await signInAs(page, coordinator)
  await endSession(page)
  await page.goto(`${inject('baseUrl')}/console/${shahe}/services`)
  await page
    .getByRole('alert')
    .getByText(/登录已经失效，请重新登录/)
    .waitFor()
  await expectAccessible(page)
  await page.getByRole('button', { name: new RegExp(`^${coordinator}`) }).click()
  await page.getByRole('heading', { level: 1, name: '服务与场次' }).waitFor()
  await context.close()
})

test('what was typed while a session ended is there again for whoever typed it, and for nobody else', async () => {
  const { page, context } = await openDesk(browser)
  await signInAs(page, coordinator)
  await goTo(page, '今日服务台')
  await page.getByRole('button', { name: '现场登记' }).click()
  const drawer = page.getByRole('dialog', { name: '现场登记' })
  await drawer.getByText('写下新居民').click()
  await drawer.getByLabel('姓名').fill('填到一半')
  await endSession(page)
  const again = page.getByRole('dialog', { name: '请重新登录' })
  // The desk asks for its day by itself, so the sign-in comes without a press.
  await again.getByText(/刚才填的都还在/).waitFor()
  await expectAccessible(page)
  await again.getByRole('button', { name: new RegExp(`^${coordinator}`) }).click()
  await again.waitFor({ state: 'hidden' })
  expect(await drawer.getByLabel('姓名').inputValue()).toBe('填到一半')

  await endSession(page)
  await again.getByRole('button', { name: new RegExp(`^${administrator}`) }).click()
  await page.getByRole('button', { name: new RegExp(`${administrator}.*个人菜单`) }).waitFor()
  expect(await page.getByRole('dialog').count()).toBe(0)
  await context.close()
})

test('signing out in one tab keeps what was typed in another', async () => {
  const { page, context } = await openDesk(browser)
  await signInAs(page, coordinator)
  await goTo(page, '今日服务台')
  await page.getByRole('button', { name: '现场登记' }).click()
  const drawer = page.getByRole('dialog', { name: '现场登记' })
  await drawer.getByText('写下新居民').click()
  await drawer.getByLabel('姓名').fill('填到一半')
  const other = await context.newPage()
  await other.goto(`${inject('baseUrl')}/console/`)
  await other.getByRole('button', { name: /个人菜单/ }).click()
  await other.getByRole('menuitem', { name: '退出登录' }).click()
  await other.getByRole('heading', { level: 1, name: '登录工作台' }).waitFor()
  const again = page.getByRole('dialog', { name: '请重新登录' })
  await again.getByRole('button', { name: new RegExp(`^${coordinator}`) }).click()
  await again.waitFor({ state: 'hidden' })
  expect(await drawer.getByLabel('姓名').inputValue()).toBe('填到一半')
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
  await page.getByRole('heading', { level: 1, name: '今天' }).waitFor()
  await context.close()
})

test('without a network the desk says so and keeps what it showed', async () => {
  const { page, context } = await openDesk(browser)
  await signInAs(page, coordinator)
  await goTo(page, '今日服务台')
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
  await goTo(page, '今日服务台')
  await page.getByRole('region', { name: '名册' }).waitFor()
  await expectAccessible(page)
  await context.close()
})

/** Leaves tokens that the server does not know any more. */
async function endSession(page: Page): Promise<void> {
  await page.evaluate(() => {
    const key = 'yunxuan.console.session'
    const kept = JSON.parse(localStorage.getItem(key) ?? '{}')
    localStorage.setItem(key, JSON.stringify({ ...kept, accessToken: 'ended', refreshToken: 'ended' }))
  })
}

/** Looks through one's own sessions, and changes the password. */
async function changePassword(page: Page): Promise<void> {
  await page.getByRole('button', { name: /个人菜单/ }).click()
  await page.getByRole('menuitem', { name: '我的账号' }).click()
  const sessions = page.getByRole('region', { name: '登录的设备' })
  await sessions.getByText('就是这台').waitFor()
  await expectAccessible(page)
  await page.getByLabel('原来的密码').fill('春天的沙河很好看呀真好看')
  await page.getByLabel('新密码', { exact: true }).fill('password1234')
  await page.getByLabel('再填一次新密码').fill('password1234')
  await page.getByRole('button', { name: '改密码' }).click()
  await page.getByText(/这个密码太容易被猜到/).waitFor()
  await page.getByLabel('新密码', { exact: true }).fill('夏天的沙河也很好看真凉快')
  await page.getByLabel('再填一次新密码').fill('夏天的沙河也很好看真凉快')
  await page.getByRole('button', { name: '改密码' }).click()
  await page.getByText('密码改好了').waitFor()
}

async function signInWith(page: Page, wish: { login: string; password: string; totp: string }) {
  await page.getByLabel('登录名', { exact: true }).fill(wish.login)
  await page.getByLabel('密码', { exact: true }).fill(wish.password)
  await page.getByLabel('手机验证器上的 6 位数字').fill(wish.totp)
  await page.getByRole('button', { name: '登录', exact: true }).click()
}

/** Returns six digits that are not those of now. */
function wrongFor(secret: string): string {
  return String((Number(oneTimeCode(secret)) + 1) % 1_000_000).padStart(6, '0')
}
