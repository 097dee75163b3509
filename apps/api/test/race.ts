import { expect, vi } from 'vitest'
import type { House } from './house.ts'

/** Holds slots until it is let go: whoever wants one of them waits, so that all go on at the same moment. */
export async function holdSlots(house: House, slotIds: readonly string[]): Promise<() => Promise<void>> {
  const holder = await house.db.$client.connect()
  await holder.query('begin')
  await holder.query('select 1 from slot where id = any($1::uuid[]) for update', [slotIds])
  return async () => {
    await holder.query('commit')
    holder.release()
  }
}

/** Returns once so many questions wait for a lock, well before they give up. */
export async function untilWaiting(house: House, count: number): Promise<void> {
  const waiting = async () => {
    const { rows } = await house.db.$client.query(
      // The API's role does not see what another session waits for, but which locks are not granted.
      `select count(*)::int as waiting from pg_locks join pg_stat_activity using (pid)
       where datname = current_database() and not granted`,
    )
    return rows[0].waiting
  }
  await vi.waitFor(async () => expect(await waiting()).toBe(count), { timeout: 2_500 })
}
