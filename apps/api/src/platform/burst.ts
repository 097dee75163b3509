const quietMs = 10_000

/** Returns what tells the first of many troubles that come together, and then how many more there were every ten seconds. */
export function inBursts(tell: (trouble: unknown, missed: number) => void): (trouble: unknown) => void {
  let toldAt = Number.NEGATIVE_INFINITY
  let missed = 0
  return trouble => {
    const now = performance.now()
    if (now - toldAt < quietMs) {
      missed += 1
      return
    }
    tell(trouble, missed)
    toldAt = now
    missed = 0
  }
}
