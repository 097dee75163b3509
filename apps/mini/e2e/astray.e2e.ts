import { test } from 'vitest'
import { publishOwnService } from '../../../e2e/own-service.ts'
import { run } from '../../../e2e/people.ts'
import { expectAccessible, findService, openLink, phones } from './phone.ts'

const openPhone = phones()

const nobody = '019b76da-a800-77c1-90bc-c6dc44916d4d'

test('a link that leads nowhere says so and has a way on; none leaves the phone without a street', async () => {
  const guest = await openPhone()
  await openLink(guest, `/features/booking/pages/rate?id=${nobody}`)
  await guest.getByRole('button', { name: '登录' }).waitFor()
  await openLink(guest, '/features/service/pages/service?id=1')
  await guest.getByText('这个链接打不开').waitFor()
  await expectAccessible(guest, 'normal')
  await guest.getByRole('button', { name: '去看看服务' }).click()
  await guest.getByRole('heading', { level: 1, name: '服务' }).waitFor()
  await openLink(guest, '/features/of/another/version')
  await guest.getByRole('heading', { name: '近一周在身边' }).waitFor()
  await openLink(guest, '/features/service/pages/service?id=1&street=999999999')
  await guest.getByText('没打开').waitFor()
  await openLink(guest, '/tabs/home')
  await guest.getByRole('heading', { name: '近一周在身边' }).waitFor()
  await guest.context().close()

  const member = await openPhone({ person: '艾米丽' })
  for (const page of ['booking', 'rate']) {
    await openLink(member, `/features/booking/pages/${page}?id=${nobody}`)
    await member.getByText('没有找到').waitFor()
    await member.getByRole('button', { name: '看我的预约' }).waitFor()
  }
  await member.context().close()
})

test('what fails for a moment is tried again by one tap, or by itself when the network is back', async () => {
  const title = `走查忙${run}`
  await publishOwnService({ title, places: 2, days: [17], time: '09:00' })
  const page = await openPhone({ person: '艾米丽' })
  await findService(page, title)
  const title503 = '现在人太多，请过一会儿再试。'
  const problem = { type: 'about:blank', status: 503, title: title503, code: 'overloaded' }
  await page.route('**/bookings', route =>
    route.fulfill({ status: 503, contentType: 'application/problem+json', body: JSON.stringify(problem) }),
  )
  await page.getByRole('button', { name: /^预约/ }).click()
  const sheet = page.getByRole('dialog')
  await sheet.getByText(title503).waitFor()
  await page.unroute('**/bookings')
  await sheet.getByRole('button', { name: '再试一次' }).click()
  await page.getByRole('heading', { level: 1, name: '预约成功' }).waitFor()

  await page.route('**/me/bookings*', route => route.abort())
  await openLink(page, '/features/booking/pages/bookings')
  await page.getByText('连不上网络').waitFor()
  await page.context().setOffline(true)
  await page.unroute('**/me/bookings*')
  await page.context().setOffline(false)
  await page.getByRole('main').getByText(title).first().waitFor()
  await page.context().close()
})
