import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { clientOf, coordinator, run, shahe as streetId } from '../../../e2e/people.ts'
import { countTaps, expectAccessible, type Mode, openLink, phones, picture } from './phone.ts'

const openPhone = phones()
const person = '刘志强'

/** A station that lends umbrellas and has a box of plasters; returns where it is. */
async function lendAt(name: string): Promise<string> {
  const staff = await clientOf(coordinator)
  const { items } = await staff('GET /v1/streets/:streetId/managed/stations', {
    params: { streetId },
    query: {},
  })
  const locationId = items.find(({ isOwn }) => isOwn)?.location.id ?? ''
  const usual = { daysMax: 7, isUsedUp: false, needsPerson: false, isWithdrawn: false }
  const add = (edit: typeof usual & { name: string }) =>
    staff('POST /v1/streets/:streetId/managed/items', {
      params: { streetId },
      body: { locationId, pieces: 3, edit },
    })
  await add({ ...usual, name })
  await add({ ...usual, name: `${name}药箱`, isUsedUp: true })
  return locationId
}

async function shelfOf(name: string): Promise<number | undefined> {
  const staff = await clientOf(coordinator)
  const { items } = await staff('GET /v1/streets/:streetId/managed/items', {
    params: { streetId },
    query: { q: name },
  })
  return items.find(({ edit }) => edit.name === name)?.left
}

/** What the code at the door opens. */
async function scan(page: Page, locationId: string): Promise<void> {
  await openLink(page, `/features/station/pages/station?id=${locationId}&street=${streetId}`)
  await page.getByRole('heading', { name: '这里能借的' }).waitFor()
}

describe.each<{ mode: Mode }>([{ mode: 'normal' }, { mode: 'elder' }])('$mode: an umbrella', ({ mode }) => {
  const name = `${mode === 'elder' ? '长柄伞' : '雨伞'}${run}`
  let page: Page
  let locationId: string
  beforeAll(async () => {
    locationId = await lendAt(name)
    page = await openPhone({ mode, person })
  })
  afterAll(() => page.context().close())

  test('is had by two taps after the scan, and given back by two', async () => {
    await scan(page, locationId)
    await expectAccessible(page, mode)
    const taps = await countTaps(page)
    await page.getByRole('button', { name: `借${name}`, exact: true }).click()
    await page
      .getByRole('dialog', { name: `借${name}？` })
      .getByText('不收钱')
      .waitFor()
    await picture(page, `loan-borrow-${mode}`)
    await page.getByRole('button', { name: '好，借走' }).click()
    await page.getByRole('heading', { name: '您借着的' }).waitFor()
    expect(await taps()).toBe(2)
    expect(await shelfOf(name)).toBe(2)
    await expectAccessible(page, mode)
    await page.getByRole('button', { name: `还${name}`, exact: true }).click()
    await page.getByRole('button', { name: '好，放回去了' }).click()
    await page.getByRole('heading', { name: '您借着的' }).waitFor({ state: 'detached' })
    expect(await taps()).toBe(4)
    expect(await shelfOf(name)).toBe(3)
  })

  if (mode === 'elder') return

  test('is had and given back without a network, and the books are right once there is one', async () => {
    await page.context().setOffline(true)
    await page.getByRole('button', { name: `借${name}`, exact: true }).click()
    await page.getByRole('button', { name: '好，借走' }).click()
    await page.getByText('先拿去用').waitFor()
    await expectAccessible(page, mode)
    await page.getByRole('button', { name: '知道了' }).click()
    await page.getByText('等网络报上去').waitFor()
    await page.getByRole('button', { name: `还${name}`, exact: true }).click()
    await page.getByRole('button', { name: '好，放回去了' }).click()
    await page.getByText('放回去就行').waitFor()
    await page.getByRole('button', { name: '知道了' }).click()
    await page.getByRole('heading', { name: '您借着的' }).waitFor({ state: 'detached' })
    expect(await shelfOf(name)).toBe(3)
    await page.context().setOffline(false)
    const ended = async () => {
      const client = await clientOf(person)
      const query = { state: 'ended' as const }
      const { items } = await client('GET /v1/streets/:streetId/me/loans', { params: { streetId }, query })
      return items.filter(({ itemName }) => itemName === name).map(({ status }) => status)
    }
    await expect.poll(ended, { timeout: 30_000 }).toEqual(['back', 'back'])
    expect(await shelfOf(name)).toBe(3)
  })

  test('and what a plaster is for is asked by nobody', async () => {
    await page.getByRole('button', { name: `拿${name}药箱` }).click()
    await page.getByRole('button', { name: '好', exact: true }).click()
    await expect.poll(() => shelfOf(`${name}药箱`)).toBe(2)
  })
})
