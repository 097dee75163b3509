// Long enough for a lock of a process that hangs to be waited for apart, short enough for one that was slow once.
const heldMs = 10_000

/** The rows that somebody was found to hold not long ago. */
export class StuckRows {
  readonly #until = new Map<string, number>()

  has(row: string): boolean {
    const until = this.#until.get(row)
    return until !== undefined && until > performance.now()
  }

  hold(row: string): void {
    const now = performance.now()
    for (const [known, until] of this.#until) if (until <= now) this.#until.delete(known)
    this.#until.set(row, now + heldMs)
  }

  free(row: string): void {
    this.#until.delete(row)
  }
}
