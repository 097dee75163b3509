import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { publishOwnService } from '../../../e2e/own-service.ts'
import { clientOf, coordinator, run, shahe as streetId } from '../../../e2e/people.ts'
import { expectAccessible, findService, type Mode, openTab, phones, picture, reopen } from './phone.ts'

const openPhone = phones()
const usual = '青年学习社'
const other = '统战历史馆'

async function locationCalled(name: string): Promise<string> {
  const desk = await clientOf(coordinator)
  const { items } = await desk('GET /v1/streets/:streetId/locations', { params: { streetId } })
  const found = items.find(location => location.name === name)
  if (found === undefined) throw new Error(`the demo has no place ${name}`)
  return found.id
}

describe.each<{ mode: Mode; person: string }>([
  { mode: 'normal', person: '何静' },
  { mode: 'elder', person: '阿依古丽' },
])('$mode: a slot that is had elsewhere', ({ mode, person }) => {
  const title = `走查换地方${mode === 'elder' ? '长辈' : '普通'}${run}`
  let page: Page
  beforeAll(async () => {
    page = await openPhone({ mode, person })
    const own = { title, places: 3, days: [5, 6], time: '06:20', locationId: await locationCalled(usual) }
    const { slotIds } = await publishOwnService(own)
    const member = await clientOf(person)
    const [first = '', second = ''] = slotIds
    const book = 'POST /v1/streets/:streetId/slots/:slotId/bookings'
    await member(book, { params: { streetId, slotId: first }, body: { overlapAccepted: true } })
    const desk = await clientOf(coordinator)
    const locationId = await locationCalled(other)
    for (const slotId of [first, second]) {
      await desk('PATCH /v1/streets/:streetId/slots/:slotId', {
        params: { streetId, slotId },
        body: { locationId, room: '二楼', reason: '学习社漏水' },
      })
    }
  })
  afterAll(() => page.context().close())

  test('is said to whoever booked, whose ticket leads to that place alone', async () => {
    await page.context().route('https://uri.amap.com/**', route => route.fulfill({ body: '' }))
    await openTab(page, '消息')
    await page
      .getByText(new RegExp(`${title}：.*时间不变，地点改到${other} 二楼（.+）。原因：学习社漏水。`))
      .first()
      .click()
    const ticket = page.getByRole('main')
    await ticket.getByText('换了地方').waitFor()
    await ticket.getByText(`${other} 二楼`, { exact: true }).waitFor()
    expect(await ticket.getByText(usual).count()).toBe(0)
    await expectAccessible(page, mode)
    await picture(page, `place-ticket-${mode}`)
    await page.getByRole('button', { name: `${other}，怎么去` }).click()
    const way = page.getByRole('dialog', { name: '怎么去' })
    await way.getByText('有电梯，可推轮椅').waitFor()
    await expectAccessible(page, mode)
    const [map] = await Promise.all([
      page.waitForEvent('popup'),
      way.getByRole('button', { name: '用手机地图导航' }).click(),
    ])
    expect(decodeURIComponent(map.url())).toContain(`&name=${other}&`)
    await map.close()
    await way.getByRole('button', { name: '关闭' }).click()
  })

  test('stands so in the list of times, and is said again before it is booked', async () => {
    await reopen(page, '服务')
    await findService(page, title)
    await page
      .getByRole('radio', { name: new RegExp(`换了地方：${other} 二楼`) })
      .first()
      .click()
    await page.getByText('您选的这一场换了地方，别走错').waitFor()
    await expectAccessible(page, mode)
    await picture(page, `place-service-${mode}`)
  })
})
