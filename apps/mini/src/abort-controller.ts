type Listener = (event: { type: 'abort' }) => void

/** WeChat has neither of these two; TanStack Query stops silently without them. */
export class AbortSignal {
  aborted = false
  reason: unknown = undefined
  #listeners = new Set<Listener>()

  addEventListener(_type: 'abort', listener: Listener): void {
    this.#listeners.add(listener)
  }

  removeEventListener(_type: 'abort', listener: Listener): void {
    this.#listeners.delete(listener)
  }

  throwIfAborted(): void {
    if (this.aborted) throw this.reason
  }

  abort(reason: unknown): void {
    if (this.aborted) return
    this.aborted = true
    this.reason = reason
    for (const listener of this.#listeners) listener({ type: 'abort' })
  }
}

export class AbortController {
  readonly signal = new AbortSignal()

  abort(reason: unknown = new Error('aborted')): void {
    this.signal.abort(reason)
  }
}
