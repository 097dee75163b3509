import type { Client } from '@yunxuan/contract/client'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, inject, test } from 'vitest'
import { clientOf, shahe } from '../../../e2e/people.ts'
import { expectAccessible, findService, type Mode, openTab, phones, picture, reopen } from './phone.ts'

const openPhone = phones()

const looks: { look: string; mode: Mode; scheme: 'light' | 'dark'; person: string }[] = [
  { look: 'normal', mode: 'normal', scheme: 'light', person: '王秀兰' },
  { look: 'elder', mode: 'elder', scheme: 'light', person: '周建国' },
  { look: 'dark', mode: 'normal', scheme: 'dark', person: '陈雨桐' },
]

/** The demo's own services on the main screens; each is held to the rules of access, whatever it looks like. */
describe.each(looks)('$look', ({ look, mode, scheme, person }) => {
  let page: Page
  const keep = async (name: string) => {
    await expectAccessible(page, mode)
    await picture(page, `${name}-${look}`)
  }
  beforeAll(async () => {
    page = await openPhone({ mode, scheme, person })
  })
  afterAll(() => page.context().close())

  test('find a service, book it and hold the booking', async () => {
    await openTab(page, '服务')
    await page.getByRole('link', { name: /余/ }).first().waitFor()
    await keep('services')
    await page.getByRole('button', { name: '筛选' }).click()
    await page.getByRole('dialog', { name: '筛选' }).waitFor()
    await keep('filter')
    await page.getByRole('button', { name: '关闭' }).click()
    await findService(page, '中医科义诊')
    await page.getByRole('radiogroup', { name: '给谁预约' }).waitFor()
    await keep('service')
    await page.getByRole('button', { name: /^预约/ }).click()
    await page.getByRole('img', { name: /二维码/ }).waitFor()
    await keep('booking')
    await reopen(page, '首页')
    // What is next, and what is on near: the week has something on every day of it, whoever has its last place.
    await page
      .getByRole('group', { name: /^接下来/ })
      .first()
      .waitFor()
    await page.getByRole('group', { name: '近一周在身边' }).getByRole('link').nth(1).waitFor()
    await keep('home')
  })

  test('wait, be told, and see what is mine', async () => {
    const { serviceId, slotId } = await findFullSlot(await clientOf(person))
    await page.goto('about:blank')
    await page.goto(`${inject('baseUrl')}/#/features/service/pages/service?id=${serviceId}&slot=${slotId}`)
    await page.getByRole('button', { name: '候补这一场' }).click()
    await page.getByText(/排在第/).waitFor()
    await keep('waiting')
    await reopen(page, '我的')
    await page.getByRole('link', { name: /我的候补/ }).waitFor()
    await keep('me')
  })
})

describe.each<{ mode: Mode; person: string }>([
  { mode: 'normal', person: '王秀兰' },
  { mode: 'elder', person: '刘志强' },
])('$mode: a volunteer', ({ mode, person }) => {
  test('finds an activity, signs up, and sees the shifts that are coming', async () => {
    const page = await openPhone({ mode, person })
    const keep = async (name: string) => {
      await expectAccessible(page, mode)
      await picture(page, `${name}-${mode}`)
    }
    await openTab(page, '活动')
    await page.getByRole('link', { name: /余/ }).first().waitFor()
    await keep('activities')
    await page.getByRole('link', { name: /^同心书苑伴读/ }).click()
    await page.getByRole('radiogroup', { name: '谁来参加' }).waitFor()
    await keep('activity')
    await page.getByRole('button', { name: /^报名/ }).click()
    await page.getByRole('heading', { level: 1, name: '报名成功' }).waitFor()
    await reopen(page, '活动')
    await page.getByRole('link', { name: /^我的班次/ }).click()
    await page.getByRole('link', { name: /^同心书苑伴读/ }).waitFor()
    await keep('shifts')
    await page.context().close()
  })
})

/** A slot of the demo that this person may wait for. */
async function findFullSlot(member: Client): Promise<{ serviceId: string; slotId: string }> {
  const { items } = await member('GET /v1/streets/:streetId/services', {
    params: { streetId: shahe },
    query: { limit: 50 },
  })
  for (const { id: serviceId } of items) {
    const slots = await member('GET /v1/streets/:streetId/services/:serviceId/slots', {
      params: { streetId: shahe, serviceId },
      query: {},
    })
    const full = slots.items.find(slot => slot.denial === 'slot_full' && slot.waitlistDenial === null)
    if (full) return { serviceId, slotId: full.id }
  }
  throw new Error('the demo has no full slot')
}
