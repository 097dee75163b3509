import { test } from 'vitest'
import { publishOwnService } from '../../../e2e/own-service.ts'
import { clientOf, coordinator, run, shahe as streetId } from '../../../e2e/people.ts'
import { expectAccessible, findService, goBack, openLink, phones } from './phone.ts'

const openPhone = phones()

const book = 'POST /v1/streets/:streetId/slots/:slotId/bookings'

/** Somebody else takes the only place of a slot. */
async function takeLast(slotId: string | undefined) {
  const other = await clientOf('刘志强')
  const params = { streetId, slotId: slotId ?? '' }
  const held = await other(book, { params, body: { overlapAccepted: true } })
  return () =>
    other('DELETE /v1/streets/:streetId/bookings/:bookingId', {
      params: { streetId, bookingId: held.id },
      body: {},
    })
}

async function cancelSlot(slotId: string | undefined): Promise<void> {
  const keeper = await clientOf(coordinator)
  await keeper('POST /v1/streets/:streetId/slots/:slotId/cancellation', {
    params: { streetId, slotId: slotId ?? '' },
    body: { reason: '停电检修' },
  })
}

test('a party that a slot cannot hold is told so, and can be made smaller', async () => {
  const title = `走查人多${run}`
  const { serviceId, slotIds } = await publishOwnService({ title, places: 6, days: [13], time: '06:00' })
  const page = await openPhone({ person: '林晓雯' })
  await openLink(page, `/features/service/pages/service?id=${serviceId}`)
  const more = page.getByRole('button', { name: '增加' })
  await more.click()
  await more.click()
  // The street makes it smaller while somebody chooses.
  const keeper = await clientOf(coordinator)
  await keeper('PATCH /v1/streets/:streetId/slots/:slotId', {
    params: { streetId, slotId: slotIds[0] ?? '' },
    body: { places: 2, reason: '换小房间' },
  })
  await page.getByRole('button', { name: /^预约/ }).click()
  await page.getByRole('dialog').getByRole('button', { name: '看别的时间' }).click()
  await page.getByText('这一场一共 2 位，3 位坐不下').waitFor()
  await expectAccessible(page, 'normal')
  await page.getByRole('button', { name: '减少' }).click()
  await page.getByRole('button', { name: /^预约/ }).click()
  await page.getByRole('heading', { level: 1, name: '预约成功' }).waitFor()
  await page.context().close()
})

test('whoever comes too late reads why, and then sees how things stand now', async () => {
  const title = `走查来晚${run}`
  const { slotIds } = await publishOwnService({ title, places: 1, days: [14], time: '06:00' })
  const page = await openPhone({ mode: 'elder', person: '林晓雯' })
  await findService(page, title)
  await page.getByRole('radio', { name: /余 1 位/ }).waitFor()
  const giveBack = await takeLast(slotIds[0])
  await page.getByRole('button', { name: /^预约/ }).click()
  const sheet = page.getByRole('dialog')
  await sheet.getByText('这一场约满了').waitFor()
  await sheet.getByRole('button', { name: '看别的时间' }).click()
  await page.getByRole('button', { name: '候补这一场' }).click()
  await page.getByText('排在第 1 位').waitFor()

  // An offer that ended on the way is not left standing.
  await giveBack()
  await goBack(page)
  await page.getByRole('button', { name: '看我的候补' }).click()
  await page.reload()
  await page.getByRole('button', { name: /^要这个名额/ }).waitFor()
  await cancelSlot(slotIds[0])
  await page.getByRole('button', { name: /^要这个名额/ }).click()
  await sheet.getByText('现在没有为您保留的名额').waitFor()
  await expectAccessible(page, 'elder')
  await sheet.getByRole('button', { name: '看看现在怎么样' }).click()
  await page.getByText('这个候补已经结束了').waitFor()
  await openLink(page, '/tabs/inbox')
  await page.getByRole('main').getByText('您候补的场次取消了').first().waitFor()
  await page.context().close()
})

test('a booking that the street cancelled meanwhile is shown as what it is', async () => {
  const title = `走查停电${run}`
  const { slotIds } = await publishOwnService({ title, places: 2, days: [16], time: '06:00' })
  const page = await openPhone({ person: '林晓雯' })
  await findService(page, title)
  await page.getByRole('button', { name: /^预约/ }).click()
  await page.getByRole('button', { name: '取消预约' }).click()
  await cancelSlot(slotIds[0])
  const sheet = page.getByRole('dialog')
  await sheet.getByRole('button', { name: '确定取消预约' }).click()
  await sheet.getByText('这个预约已经结束或取消了').waitFor()
  await sheet.getByRole('button', { name: '知道了' }).click()
  await page.getByText('这一场取消了。原因：停电检修').waitFor()
  await page.context().close()
})
