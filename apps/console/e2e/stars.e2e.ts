import pg from 'pg'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { openBrowser, pictureFailures } from '../../../e2e/browser.ts'
import { type Attendee, leavePastRoster } from '../../../e2e/own-roster.ts'
import { administrator, clientOf, reviewer, run, shahe } from '../../../e2e/people.ts'
import { putAwayShift } from '../../../e2e/shift.ts'
import { expectAccessible, goTo, openDesk, picture, signInAs } from './browser.ts'

const title = `走查评星${run}`
const params = { streetId: shahe }
let browser: Browser
let page: Page
let second: Page
let shiftId: string
let starred: Attendee

beforeAll(async () => {
  const made = await leavePastRoster(`走查绿道清扫${run}`, 3, 30)
  shiftId = made.shiftId
  const [first] = made.attendees
  if (first === undefined) throw new Error('nobody came')
  starred = first
  const keeper = await clientOf(administrator)
  await keeper('POST /v1/streets/:streetId/shifts/:shiftId/approval', {
    params: { ...params, shiftId },
    body: {
      // The last one forgot to check out.
      lines: made.attendees
        .slice(0, 2)
        .map(({ bookingId }) => ({ bookingId, outcome: 'approved' as const, seenMinutes: 120 })),
    },
  })
  await lowerLadder()
  browser = await openBrowser()
  page = (await openDesk(browser)).page
  second = (await openDesk(browser)).page
  await signInAs(page, administrator)
  await signInAs(second, reviewer)
})
afterAll(async () => {
  await putAwayShift(shiftId)
  await browser.close()
})
pictureFailures(() => page)

test('stars are counted, shown to everybody and wait for their notice', async () => {
  await goTo(page, '评星')
  await page.getByRole('button', { name: '开始一次评星' }).click()
  await page.getByRole('dialog').getByLabel('名称').fill(title)
  await page.getByRole('dialog').getByRole('button', { name: '统计' }).click()
  await page.getByRole('heading', { level: 1, name: title }).waitFor()
  await page.getByRole('row', { name: new RegExp(`${starred.name}.*星.*现场扫码`) }).waitFor()
  await expectAccessible(page)
  await page.getByRole('button', { name: '公示' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '公示' }).click()
  await page.getByText('已公示').waitFor()
  await page.getByText('公示期满以后才能确认。').waitFor()
  expect(await page.getByRole('button', { name: '确认，发证书' }).isDisabled()).toBe(true)
  await expectAccessible(page)
  await picture(page, 'rating-run')
})

test('who is on the list can be objected to, and an upheld objection takes them off', async () => {
  const volunteer = await clientOf(starred.name)
  const runId = await ownRun()
  const { items } = await volunteer('GET /v1/streets/:streetId/star-runs/:runId', {
    params: { ...params, runId },
    query: {},
  })
  const ownNumber = await numberOf(starred)
  const other = items.find(each => !ownNumber.endsWith(each.numberTail))
  await volunteer('POST /v1/streets/:streetId/star-runs/:runId/objections', {
    params: { ...params, runId },
    body: { candidateId: other?.id ?? '', text: '那天没有看到这位' },
  })
  await page.reload()
  await page.getByRole('tab', { name: '异议（1 条待答复）' }).click()
  await page.getByLabel(/^答复关于/).fill('查了签到，确实没来')
  await expectAccessible(page)
  await page.getByRole('button', { name: '属实，去掉这位' }).click()
  await page.getByText('属实，已去掉', { exact: true }).waitFor()
})

test('once the notice is over, a second person confirms and certificates are there', async () => {
  await endNotice(await ownRun())
  await goTo(second, '评星')
  await second.getByRole('link', { name: title }).click()
  await second.getByRole('button', { name: '确认，发证书' }).click()
  await second.getByRole('dialog').getByRole('button', { name: '确认，发证书' }).click()
  await second.getByText('已确认，证书发好了').waitFor()
  await expectAccessible(second)
  await goTo(second, '证书')
  await second.getByLabel('姓名、志愿者号或证书编号').fill(await numberOf(starred))
  await second.getByRole('row', { name: new RegExp(`有效.*${starred.name}`) }).waitFor()
  await expectAccessible(second)
})

test('a certificate is revoked with a reason that stays beside it', async () => {
  await second.getByRole('button', { name: new RegExp(`^撤销 ${starred.name}`) }).click()
  const dialog = second.getByRole('dialog')
  await dialog.getByRole('button', { name: '撤销', exact: true }).click()
  await dialog.getByText('请写明原因').waitFor()
  await dialog.getByLabel('原因').fill('时长后来查出是重复记的')
  await dialog.getByRole('button', { name: '撤销', exact: true }).click()
  await second
    .getByRole('row', { name: new RegExp(`已撤销.*时长后来查出是重复记的.*${starred.name}`) })
    .waitFor()
  await second.getByLabel('姓名、志愿者号或证书编号').fill(`查无此人${run}`)
  await second.getByText('没有符合的证书').waitFor()
  await expectAccessible(second)
})

async function ownRun(): Promise<string> {
  const volunteer = await clientOf(starred.name)
  const { items } = await volunteer('GET /v1/streets/:streetId/star-runs', { params })
  return items.find(each => each.title === title)?.id ?? ''
}

async function numberOf({ name }: Attendee): Promise<string> {
  const volunteer = await clientOf(name)
  const { items } = await volunteer('GET /v1/streets/:streetId/me/records', { params, query: {} })
  return items[0]?.number ?? ''
}

/** Lets a notice have been over a minute ago: no screen shortens one. */
async function endNotice(runId: string): Promise<void> {
  const client = new pg.Client({ connectionString: inject('databaseUrl') })
  await client.connect()
  try {
    await client.query(`update star_run set notice_until = now() - interval '1 minute' where id = $1`, [
      runId,
    ])
  } finally {
    await client.end()
  }
}

/** Nobody in a fresh demo has served a hundred hours. */
async function lowerLadder(): Promise<void> {
  const keeper = await clientOf(administrator)
  const { version, settings } = await keeper('GET /v1/streets/:streetId/policy', { params })
  await keeper('PUT /v1/streets/:streetId/policy', {
    params,
    body: { version, settings: { ...settings, starHours: [1, 4, 10] } },
  })
}
