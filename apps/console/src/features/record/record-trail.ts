import type { ServiceRecord } from '@yunxuan/contract'

/**
 * Returns all rows that belong to one: what it takes back, what took it back and what stands instead of it, in the
 * order in which they were written.
 */
export function trailOf(record: ServiceRecord, rows: readonly ServiceRecord[]): ServiceRecord[] {
  const trail = new Map([[record.id, record]])
  let grew = true
  while (grew) {
    const ties = new Set([...trail.values()].flatMap(row => [row.id, row.reverses, row.replaces]))
    const more = rows.filter(
      row =>
        !trail.has(row.id) && [row.id, row.reverses, row.replaces].some(id => id !== null && ties.has(id)),
    )
    for (const row of more) trail.set(row.id, row)
    grew = more.length > 0
  }
  return [...trail.values()].sort((a, b) => a.approvedAt.localeCompare(b.approvedAt) || a.minutes - b.minutes)
}
