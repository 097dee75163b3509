import type { House } from './house.ts'

/** Returns the version a service or an activity has now, as whoever has just read it would send. */
export async function versionOf(house: House, serviceId: string): Promise<number> {
  const { rows } = await house.db.$client.query<{ version: number }>(
    'select version from service where id = $1',
    [serviceId],
  )
  const [row] = rows
  if (row === undefined) throw new Error('no such service')
  return row.version
}
