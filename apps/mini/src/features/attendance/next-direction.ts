import { type ScanDirection, shanghaiDate } from '@yunxuan/domain'

/** A scan of today, or of a night that goes on, that this phone remembers. */
export interface RememberedScan {
  shiftId: string
  personId: string
  direction: ScanDirection
  /** ISO 8601. */
  at: string
}

/** Returns what a person most likely does now: in first, then out; at another shift in again. */
export function nextDirection(
  scans: readonly RememberedScan[],
  who: { personId: string; shiftId: string | undefined },
  now: Date,
): ScanDirection {
  const last = stillCounting(scans, now)
    .filter(scan => scan.personId === who.personId)
    .filter(scan => who.shiftId === undefined || scan.shiftId === who.shiftId)
    .at(-1)
  if (last === undefined) return 'in'
  // Who comes back to the shift they left, leaves it again later; without a known shift it is the next one.
  return last.direction === 'in' || who.shiftId !== undefined ? 'out' : 'in'
}

/** Returns what a desk most likely does: people come in the first half of a shift and go in the second. */
export function deskDirection(shift: { startsAt: string; endsAt: string }, now: Date): ScanDirection {
  const middle = (Date.parse(shift.startsAt) + Date.parse(shift.endsAt)) / 2
  return now.getTime() < middle ? 'in' : 'out'
}

/** Returns what is kept after one more scan: one of an earlier shift is of no use. */
export function remember(
  scans: readonly RememberedScan[],
  scan: RememberedScan,
  now: Date,
): RememberedScan[] {
  return [...stillCounting(scans, now), scan]
}

const nightMs = 10 * 3_600_000

function stillCounting(scans: readonly RememberedScan[], now: Date): RememberedScan[] {
  const today = shanghaiDate(now)
  return scans.filter(({ at }) => {
    const when = new Date(at)
    return shanghaiDate(when) === today || now.getTime() - when.getTime() < nightMs
  })
}
