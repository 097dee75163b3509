import type { DeskSlot, RosterLine } from '@yunxuan/contract'

/** A row of the desk: the head of a slot, that nobody comes to it, or somebody who does, and their place among all. */
export type DeskRow =
  | { kind: 'head'; slot: DeskSlot }
  | { kind: 'none'; slot: DeskSlot }
  | { kind: 'line'; line: RosterLine; at: number }

/** Returns the rows of a desk: each slot, and below it whoever comes to it. */
export function deskRows(slots: readonly DeskSlot[], lines: readonly RosterLine[]) {
  const bySlot = new Map<string, RosterLine[]>(slots.map(slot => [slot.id, []]))
  for (const line of lines) bySlot.get(line.slotId)?.push(line)
  const rows: DeskRow[] = []
  const ordered: RosterLine[] = []
  const places: number[] = []
  for (const slot of slots) {
    const here = bySlot.get(slot.id) ?? []
    rows.push({ kind: 'head', slot })
    if (here.length === 0) rows.push({ kind: 'none', slot })
    for (const line of here) {
      places.push(rows.length)
      rows.push({ kind: 'line', line, at: ordered.length })
      ordered.push(line)
    }
  }
  return {
    rows,
    /** Everybody, as they stand. */
    ordered,
    /** At which row the person of a place among all stands. */
    placeOf: (at: number) => places[at] ?? 0,
  }
}

/** Returns the rows that are drawn under the slots they belong to. */
export function groupsOf(
  rows: readonly DeskRow[],
  indexes: readonly number[],
): { slotId: string; indexes: readonly number[] }[] {
  const groups = new Map<string, number[]>()
  for (const index of indexes) {
    const row = rows[index]
    if (row === undefined) continue
    const slotId = row.kind === 'line' ? row.line.slotId : row.slot.id
    groups.set(slotId, [...(groups.get(slotId) ?? []), index])
  }
  return [...groups].map(([slotId, of]) => ({ slotId, indexes: of }))
}
