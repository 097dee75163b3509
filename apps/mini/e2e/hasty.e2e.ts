import { expect, test } from 'vitest'
import { publishOwnService } from '../../../e2e/own-service.ts'
import { run } from '../../../e2e/people.ts'
import { openTab, phones } from './phone.ts'

const openPhone = phones()

test('whoever taps twice goes one page on, one back, and signs in once', async () => {
  const title = `走查手快${run}`
  await publishOwnService({ title, places: 3, days: [12], time: '06:00' })
  const page = await openPhone({ mode: 'elder' })
  await openTab(page, '服务')
  await page.getByRole('searchbox').fill(title)
  await page.keyboard.press('Enter')
  await page.getByRole('link', { name: new RegExp(`^${title}`) }).dblclick()
  await page.getByRole('heading', { level: 1, name: title }).waitFor()
  await page.getByRole('button', { name: '登录后预约' }).dblclick()
  const somebody = page.getByRole('link', { name: /^艾米丽/ })
  let signIns = 0
  let answer = () => {}
  const tappedTwice = new Promise<void>(resolve => {
    answer = resolve
  })
  await page.route('**/v1/demo/sessions', async route => {
    signIns += 1
    await tappedTwice
    await route.continue()
  })
  await somebody.click()
  await page.getByRole('status').getByText('正在登录').waitFor()
  await somebody.click()
  answer()
  await page.getByRole('button', { name: /^预约/ }).waitFor()
  expect(signIns).toBe(1)
  await page.getByRole('button', { name: '返回' }).dblclick()
  await page.getByRole('heading', { level: 1, name: '找服务' }).waitFor()
  await page.context().close()
})
