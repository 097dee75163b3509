import type { Client } from '@yunxuan/contract/client'
import pg from 'pg'
import type { Page } from 'playwright-core'
import { inject } from 'vitest'
import { clientOf, shahe as streetId } from './people.ts'

/** Lets a shift begin and end so many minutes from now: no screen makes one in the past. */
export async function moveShift(shiftId: string, startsIn: number, endsIn: number): Promise<void> {
  await run(
    `update slot set starts_at = now() + $2 * interval '1 minute', ends_at = now() + $3 * interval '1 minute'
      where id = $1`,
    [shiftId, startsIn, endsIn],
  )
}

/** Lets somebody have scanned the screen so many minutes ago: no screen makes a scan in the past. */
export async function scanEarlier(shiftId: string, name: string, minutesAgo: number): Promise<void> {
  const me = await (await clientOf(name))('GET /v1/streets/:streetId/me', { params: { streetId } })
  await run(
    `insert into scan (street_id, id, shift_id, person_id, member_id, booking_id, direction, grade, at,
        received_at, device_id, clock_offset_seconds)
      select b.street_id, gen_random_uuid(), b.slot_id, b.person_id, b.member_id, b.id, 'in', 'rotating-code', one.at,
        one.at, gen_random_uuid(), 0
      from booking b cross join (select now() - $3 * interval '1 minute' as at) one
      where b.slot_id = $1 and b.person_id = $2`,
    [shiftId, me.id, minutesAgo],
  )
}

async function run(statement: string, values: unknown[]): Promise<void> {
  const client = new pg.Client({ connectionString: inject('databaseUrl') })
  await client.connect()
  try {
    await client.query(statement, values)
  } finally {
    await client.end()
  }
}

/** Puts a shift of a test's own far back, so that nobody was at two places at once in the next test. */
export async function putAwayShift(shiftId: string): Promise<void> {
  await moveShift(shiftId, -200_000, -199_880)
}

/** Hands in what a leader scanned by hand at the start, as a phone does that was offline since. */
export async function scanByHand(
  led: Client,
  shiftId: string,
  name: string,
  minutesAgo: number,
): Promise<void> {
  const codes = await (await clientOf(name))('GET /v1/streets/:streetId/me/personal-codes', {
    params: { streetId },
    query: { shiftId },
  })
  await led('POST /v1/streets/:streetId/shifts/:shiftId/leader-scans', {
    params: { streetId, shiftId },
    body: {
      scans: [
        {
          scanId: crypto.randomUUID(),
          personalCode: codes.items[0]?.code ?? '',
          direction: 'in',
          scannedAt: new Date(Date.now() - minutesAgo * 60_000).toISOString(),
          deskId: crypto.randomUUID(),
          deviceClockOffsetMs: 0,
        },
      ],
    },
  })
}

/** Photographs a code on one phone and gives the photograph to the other, whose app reads it. */
export async function scanPicture(from: Page, to: Page): Promise<void> {
  const photograph = await from.screenshot()
  const chooser = to.waitForEvent('filechooser')
  await to.getByRole('button', { name: '拍一张，或选图片' }).click()
  await (await chooser).setFiles({ name: 'code.png', mimeType: 'image/png', buffer: photograph })
}
