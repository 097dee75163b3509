import { addDays, shanghaiDate } from '@yunxuan/domain'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, test } from 'vitest'
import { letBegin, publishOwnService } from '../../../e2e/own-service.ts'
import { clientOf, coordinator, run, shahe } from '../../../e2e/people.ts'
import { expectAccessible, findService, type Mode, phones, reopen } from './phone.ts'

const openPhone = phones()

const book = 'POST /v1/streets/:streetId/slots/:slotId/bookings'

describe.each<{ mode: Mode; person: string; before: string }>([
  { mode: 'normal', person: '刘志强', before: '何静' },
  { mode: 'elder', person: '艾米丽', before: '何静' },
])('$mode', ({ mode, person, before }) => {
  const word = `${mode === 'elder' ? '长辈' : '普通'}${run}`
  let page: Page
  beforeAll(async () => {
    page = await openPhone({ mode, person })
  })
  afterAll(() => page.context().close())

  test('a full slot is waited for, the offer is said calmly and accepted', async () => {
    const title = `走查候补${word}`
    const { slotIds } = await publishOwnService({ title, places: 1, days: [3], time: '06:00' })
    const slotId = slotIds[0] ?? ''
    const first = await clientOf(before)
    const held = await first(book, { params: { streetId: shahe, slotId }, body: { overlapAccepted: true } })

    await findService(page, title)
    await page.getByRole('radio', { name: /可候补|已约满/ }).waitFor()
    await page.getByRole('button', { name: '候补这一场' }).click()
    await page.getByRole('main').getByText('排在第 1').waitFor()
    await expectAccessible(page, mode)

    await first('DELETE /v1/streets/:streetId/bookings/:bookingId', {
      params: { streetId: shahe, bookingId: held.id },
      body: {},
    })
    await reopen(page, '首页')
    await page
      .getByRole('main')
      .getByText(new RegExp(`${title}有名额了，为您留到`))
      .waitFor()
    await expectAccessible(page, mode)
    await page.getByRole('status').getByRole('button', { name: '去看看' }).click()
    await page
      .getByRole('main')
      .getByText(/名额为您留到/)
      .waitFor()
    await expectAccessible(page, mode)
    await page.getByRole('button', { name: /^要这个名额/ }).click()
    await page.getByRole('heading', { level: 1, name: '预约成功' }).waitFor()
    await reopen(page, '消息')
    await page.getByRole('main').getByText(title).first().waitFor()
  })

  test('a service that approves its bookings says that it waits, and tells when it is approved', async () => {
    const title = `走查申请${word}`
    await publishOwnService({ title, places: 2, days: [4], time: '06:00', needsApproval: true })
    await reopen(page, '服务')
    await findService(page, title)
    await page.getByRole('button', { name: /^申请/ }).click()
    await page.getByRole('heading', { level: 1, name: '申请交上去了' }).waitFor()
    await page.getByRole('main').getByText('正在等工作人员确认').waitFor()
    await expectAccessible(page, mode)

    const desk = await clientOf(coordinator)
    const { items } = await desk('GET /v1/streets/:streetId/approvals', {
      params: { streetId: shahe },
      query: {},
    })
    const mine = items.find(line => line.serviceTitle === title)
    await desk('POST /v1/streets/:streetId/bookings/:bookingId/approval', {
      params: { streetId: shahe, bookingId: mine?.bookingId ?? '' },
    })
    await reopen(page, '消息')
    await page
      .getByRole('link', { name: new RegExp(title) })
      .first()
      .click()
    await page.getByRole('main').getByText('到了给工作人员看这个码').waitFor()
  })

  test('a moved slot is in the inbox, marked until seen, and opens its booking', async () => {
    const title = `走查改期${word}`
    const { slotIds } = await publishOwnService({ title, places: 3, days: [5], time: '06:00' })
    const slotId = slotIds[0] ?? ''
    const member = await clientOf(person)
    await member(book, { params: { streetId: shahe, slotId }, body: { overlapAccepted: true } })
    const desk = await clientOf(coordinator)
    const day = addDays(shanghaiDate(new Date()), 6)
    await desk('PATCH /v1/streets/:streetId/slots/:slotId', {
      params: { streetId: shahe, slotId },
      body: {
        startsAt: new Date(`${day}T15:00:00+08:00`).toISOString(),
        endsAt: new Date(`${day}T16:00:00+08:00`).toISOString(),
        reason: '老师临时有事',
      },
    })
    await reopen(page, '首页')
    await page.getByRole('tab', { name: /^消息.+条没看/ }).click()
    const notice = page.getByRole('link', { name: new RegExp(`新.*${title}`) })
    await notice.waitFor()
    await expectAccessible(page, mode)
    await page.getByRole('tab', { name: '消息', exact: true }).waitFor()
    await notice.click()
    await page.getByRole('main').getByText('下午 3 点见').waitFor()
    await page.getByRole('main').getByText('老师临时有事').waitFor()
  })

  test('whoever came says how it was, once', async () => {
    const title = `走查评价${word}`
    const { slotIds } = await publishOwnService({ title, places: 3 })
    const slotId = slotIds[0] ?? ''
    const member = await clientOf(person)
    const booking = await member(book, {
      params: { streetId: shahe, slotId },
      body: { overlapAccepted: true },
    })
    await letBegin(slotId)
    const desk = await clientOf(coordinator)
    await desk('POST /v1/streets/:streetId/bookings/:bookingId/check-in', {
      params: { streetId: shahe, bookingId: booking.id },
    })
    await reopen(page, '我的')
    await page.getByRole('link', { name: '我的预约' }).click()
    await page.getByRole('tab', { name: '即将' }).waitFor()
    await expectAccessible(page, mode)
    await page.getByRole('link', { name: new RegExp(`^${title}.*可以评价`) }).click()
    await page.getByRole('button', { name: '说说怎么样' }).click()
    await page.getByText('先点几颗星').waitFor()
    await page.getByRole('radio', { name: /^5 颗星/ }).click()
    await page.getByRole('button', { name: '态度亲切' }).click()
    await page.getByLabel('还想说的（可以不写）').fill('师傅手艺好')
    await expectAccessible(page, mode)
    await page.getByRole('button', { name: '交上去' }).click()
    await page.getByRole('heading', { name: '我的评价' }).waitFor()
    await page.getByRole('main').getByText('师傅手艺好').waitFor()
    await page.getByRole('button', { name: '说说怎么样' }).waitFor({ state: 'detached' })
  })
})
