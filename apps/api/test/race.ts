import { expect, vi } from 'vitest'
import type { House } from './house.ts'

// Long enough for whoever asks at the other instance to come to the same row, well before anybody gives up.
const heldMs = 600

/** Holds rows of a table, which may still be referred to, until it is let go: whoever locks one of them waits. */
export async function hold(
  house: House,
  table: string,
  ids: readonly string[],
): Promise<() => Promise<void>> {
  const holder = await house.db.$client.connect()
  await holder.query('begin')
  await holder.query(`select from ${table} where id = any($1::uuid[]) for no key update`, [ids])
  return async () => {
    await holder.query('commit')
    holder.release()
  }
}

/**
 * Asks while rows are held, and lets go once all have come to them: without their lock, each would have decided
 * before the other wrote.
 */
export async function whileHeld<T>(
  house: House,
  table: string,
  ids: readonly string[],
  ask: () => Promise<T>,
): Promise<T> {
  const letGo = await hold(house, table, ids)
  const asked = ask()
  await new Promise(resolve => setTimeout(resolve, heldMs))
  await letGo()
  return asked
}

/**
 * Asks while nothing can be added to a table, which may be read: what was counted without a lock is old by the time it
 * is let go.
 */
export async function whileClosed<T>(house: House, table: string, ask: () => Promise<T>): Promise<T> {
  const holder = await house.db.$client.connect()
  await holder.query('begin')
  await holder.query(`lock table ${table} in share mode`)
  const asked = ask()
  await new Promise(resolve => setTimeout(resolve, heldMs))
  await holder.query('commit')
  holder.release()
  return asked
}

/** Returns once so many questions wait for a lock. */
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
