import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { openBrowser } from '../../../e2e/browser.ts'
import { letBegin, publishOwnService } from '../../../e2e/own-service.ts'
import { clientOf, coordinator, run, shahe } from '../../../e2e/people.ts'
import { expectAccessible, openDesk, signInAs } from './browser.ts'

const title = `走查断网登记${run}`
let browser: Browser

beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

test('a registration whose answer is lost on the way says so, and a second tap has no second effect', async () => {
  const {
    slotIds: [slotId = ''],
  } = await publishOwnService({ title, places: 5 })
  await letBegin(slotId)
  const { page, context } = await openDesk(browser)
  await signInAs(page, coordinator)
  await page.goto(`${inject('baseUrl')}/console/${shahe}/desk`)
  await page.getByRole('rowgroup').filter({ hasText: title }).waitFor()
  const answers: number[] = []
  await page.route(`**/slots/${slotId}/walk-ins`, async route => {
    const answer = await route.fetch()
    answers.push(answer.status())
    // The server has done it; who asked hears nothing of it, nor when the console asks once more by itself.
    await (answers.length <= 2 ? route.abort('connectionreset') : route.fulfill({ response: answer }))
  })

  const name = `断网来的${run}`
  await page.keyboard.press('n')
  const drawer = page.getByRole('dialog', { name: '现场登记' })
  await drawer.getByText('写下新居民').click()
  await drawer.getByLabel('姓名').fill(name)
  await drawer.getByRole('radio', { name: title }).check()
  const register = drawer.getByRole('button', { name: '登记并签到' })
  await register.click()
  await drawer.getByText(/还不知道刚才这一步成没成/).waitFor()
  await expectAccessible(page)
  await register.click()
  await page.getByText(`已登记并签到：${name}`).waitFor()
  expect(answers).toEqual([201, 201, 201])

  const desk = await clientOf(coordinator)
  const params = { streetId: shahe }
  const roster = await desk('GET /v1/streets/:streetId/slots/:slotId/roster', {
    params: { ...params, slotId },
    query: {},
  })
  expect(roster.lines.filter(line => line.personName === name)).toHaveLength(1)
  const known = await desk('GET /v1/streets/:streetId/members', { params, query: { q: name } })
  expect(known.items).toHaveLength(1)
  await context.close()
})
