import pg from 'pg'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { openBrowser, pictureFailures } from '../../../e2e/browser.ts'
import { letBegin, publishOwnService } from '../../../e2e/own-service.ts'
import { coordinator, run, shahe } from '../../../e2e/people.ts'
import { expectAccessible, openDesk, signInAs } from './browser.ts'

const title = `走查千人大会${run}`
const many = 1_000
let browser: Browser
let page: Page
let slotId = ''

beforeAll(async () => {
  const own = await publishOwnService({ title, places: many })
  slotId = own.slotIds[0] ?? ''
  await fillSlot()
  await letBegin(slotId)
  browser = await openBrowser()
  page = (await openDesk(browser)).page
  await signInAs(page, coordinator)
})
afterAll(async () => {
  await ask('delete from booking where slot_id = $1', [slotId])
  await browser.close()
})
pictureFailures(() => page)

test('a thousand people on a slot: the first rows stand within a second of the reply', async () => {
  const replied = page.waitForResponse(response => /\/desk\?day=/.test(response.url()))
  await page.goto(`${inject('baseUrl')}/console/${shahe}/desk?slot=${slotId}`)
  await (await replied).finished()
  const begun = performance.now()
  await page
    .getByRole('rowgroup')
    .filter({ hasText: title })
    .getByRole('button', { name: /^签到/ })
    .first()
    .waitFor()
  expect(performance.now() - begun).toBeLessThan(1_000)
  expect(await page.getByRole('region', { name: '名册' }).getByRole('row').count()).toBeLessThan(100)
  await expectAccessible(page)
})

test('every key that is typed into the search is on the screen within 50 ms', async () => {
  const search = page.getByLabel('姓名、手机尾号，或扫码')
  await search.focus()
  await page.evaluate(listenForKeys)
  for (const key of '00420042') {
    await search.press(key)
    await page.waitForTimeout(120)
  }
  const took = await page.evaluate(() => (globalThis as unknown as { tookMs: number[] }).tookMs)
  expect(took).toHaveLength(8)
  took.sort((a, b) => a - b)
  expect(took[Math.floor(took.length / 2)], `median of ${took.map(Math.round).join(', ')} ms`).toBeLessThan(
    50,
  )
  await search.fill('')
})

test('the keyboard walks on past what is drawn', async () => {
  const rows = page.locator('tr[tabindex]')
  await rows.first().focus()
  for (let step = 0; step < 60; step += 1) await page.keyboard.press('j')
  expect(Number(await page.evaluate(() => document.activeElement?.getAttribute('data-index')))).toBe(61)
})

/** Runs in the browser: notes of every key how long it was until the screen was drawn with it. */
function listenForKeys(): void {
  const tookMs: number[] = []
  Object.assign(globalThis, { tookMs })
  document.addEventListener(
    'keydown',
    ({ timeStamp }) => {
      // What stands after two frames was drawn in the first.
      requestAnimationFrame(() => setTimeout(() => tookMs.push(performance.now() - timeStamp)))
    },
    true,
  )
}

/** Books a thousand people of the street, as no screen does within a test. */
async function fillSlot(): Promise<void> {
  await ask(
    `insert into account (id, created_at)
      select ('aaaaaaaa-0000-7000-8000-' || lpad(to_hex(g), 12, '0'))::uuid, now() from generate_series(1, $1::int) g
      on conflict do nothing`,
    [many],
  )
  await ask(
    `insert into member (street_id, id, account_id, name, phone, phone_tail, declared, created_at)
      select $1, ('aaaaaaaa-0000-7000-8000-' || lpad(to_hex(g), 12, '0'))::uuid,
        ('aaaaaaaa-0000-7000-8000-' || lpad(to_hex(g), 12, '0'))::uuid, '千人' || g, (13900000000 + g)::text,
        lpad(g::text, 4, '0'), '{}', now() from generate_series(1, $2::int) g
      on conflict do nothing`,
    [shahe, many],
  )
  await ask(
    `insert into booking (street_id, id, slot_id, member_id, person_id, party, status, source, code, created_at, updated_at)
      select $1, gen_random_uuid(), $2, id, id, 1, 'booked', 'self', lpad(right(phone, 6), 6, '0'), now(), now()
      from member where street_id = $1 and name like '千人%'`,
    [shahe, slotId],
  )
  await ask('update slot set taken = $2 where id = $1', [slotId, many])
}

async function ask(text: string, values: unknown[]): Promise<void> {
  const client = new pg.Client({ connectionString: inject('databaseUrl') })
  await client.connect()
  try {
    await client.query(text, values)
  } finally {
    await client.end()
  }
}
