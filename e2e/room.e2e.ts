import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { expectAccessible as expectDeskAccessible, openDesk, signInAs } from '../apps/console/e2e/browser.ts'
import { countTaps, expectAccessible, openLink, openPhone } from '../apps/mini/e2e/phone.ts'
import { openBrowser, pictureFailures } from './browser.ts'
import { clientOf, coordinator, run, shahe as streetId } from './people.ts'

/** A room that two ask for at one time: one has it, the other is told why not. */
const name = `走查厅${run}`
const purpose = `合唱排练${run}`
const otherPurpose = `读书会${run}`

let browser: Browser
let desk: Page
let hers: Page
let locationId = ''
let roomId = ''

beforeAll(async () => {
  browser = await openBrowser()
  const staff = await clientOf(coordinator)
  const { items } = await staff('GET /v1/streets/:streetId/managed/stations', {
    params: { streetId },
    query: {},
  })
  locationId = items.find(({ isOwn }) => isOwn)?.location.id ?? ''
  const everyDay = [1, 2, 3, 4, 5, 6, 7]
  const room = await staff('POST /v1/streets/:streetId/managed/rooms', {
    params: { streetId },
    body: {
      locationId,
      edit: {
        ...{ name, capacity: 30, features: ['投影'], bufferMinutes: 30, rules: '用完请收拾好。' },
        ...{ needsApproval: true, isWithdrawn: false },
        segments: everyDay.map(weekday => ({ weekday, opensAt: 840, closesAt: 1020 })),
      },
    },
  })
  roomId = room.id
  desk = (await openDesk(browser)).page
  await signInAs(desk, coordinator)
  hers = await openPhone(browser, { person: '王秀兰', mode: 'elder' })
})
afterAll(() => browser.close())
pictureFailures(() => desk)

test('she asks for it by three taps and what for', async () => {
  await openLink(hers, `/features/station/pages/station?id=${locationId}&street=${streetId}`)
  const taps = await countTaps(hers)
  await hers.getByRole('link', { name: new RegExp(`^${name}`) }).click()
  await hers.getByRole('heading', { name: '什么时候' }).waitFor()
  await expectAccessible(hers, 'elder')
  await hers.getByRole('radio').first().click()
  await hers.getByRole('textbox', { name: '做什么' }).fill(purpose)
  await expectAccessible(hers, 'elder')
  await hers.getByRole('button', { name: '交上申请' }).click()
  await hers.getByRole('heading', { level: 1, name: '我借的场地' }).waitFor()
  await hers.getByText('等答复').first().waitFor()
  // The field to type in is tapped by whoever has no keyboard.
  expect(await taps()).toBeLessThanOrEqual(3)
  await expectAccessible(hers, 'elder')
})

test('of two for one time the desk approves one, and sees what the other meets', async () => {
  const other = await clientOf('刘志强')
  const { items } = await other('GET /v1/streets/:streetId/rooms/:roomId/segments', {
    params: { streetId, roomId },
  })
  const [first] = items
  if (first === undefined) throw new Error('nothing to be had')
  await other('POST /v1/streets/:streetId/rooms/:roomId/uses', {
    params: { streetId, roomId },
    body: { startsAt: first.startsAt, endsAt: first.endsAt, purpose: otherPurpose, heads: 8, groupName: '' },
  })
  await desk.goto(`${inject('baseUrl')}/console/${streetId}/rooms`)
  await desk.getByRole('button', { name: `批准 王秀兰的${purpose}`, exact: true }).click()
  const theirs = desk.getByRole('row').filter({ hasText: otherPurpose })
  await theirs.getByText('撞上了').waitFor()
  await theirs.getByText(purpose).waitFor()
  await expectDeskAccessible(desk)
  await theirs.getByRole('button', { name: /^不批准/ }).click()
  await desk.getByRole('textbox', { name: '原因' }).fill('合唱队先约了')
  await desk.getByRole('button', { name: '不批准', exact: true }).click()
  await theirs.waitFor({ state: 'detached' })
})

test('she reads that it is hers, he why it is not', async () => {
  await openLink(hers, '/features/room/pages/mine')
  await hers.getByText('可以用').first().waitFor()
  const other = await clientOf('刘志强')
  const { items } = await other('GET /v1/streets/:streetId/me/room-uses', { params: { streetId }, query: {} })
  expect(items.find(use => use.purpose === otherPurpose)).toMatchObject({
    status: 'declined',
    reason: '合唱队先约了',
  })
})
