import type { ScanRow } from './scan.store.ts'

type SeenScan = Pick<ScanRow, 'personId' | 'direction' | 'grade' | 'denial' | 'at' | 'deviceId'>

// A code that was in two hands is seen by two desks; a third, whose id is made up as easily, says no more.
const desksAtOnce = 2

/** The scans of a shift by leaders: one code shows once a minute, direction and desk that somebody was there. */
export class ScansSeen {
  readonly #desks = new Map<string, Set<string>>()

  constructor(scans: readonly SeenScan[]) {
    for (const scan of scans) if (scan.grade === 'leader-scan') this.hasLike(scan)
  }

  /** Whether a scan shows nothing that was not seen before; the next one is compared with it as well. */
  hasLike(scan: SeenScan): boolean {
    const minute = Math.floor(scan.at.getTime() / 60_000)
    const key = [scan.personId, scan.direction, scan.denial, minute].join(' ')
    const desks = this.#desks.get(key) ?? new Set()
    this.#desks.set(key, desks)
    const isKnown = desks.has(scan.deviceId) || desks.size >= desksAtOnce
    if (!isKnown) desks.add(scan.deviceId)
    return isKnown
  }
}
