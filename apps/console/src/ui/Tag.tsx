import type { ReactNode } from 'react'

export type Tone = 'ok' | 'gold' | 'blue' | 'red' | 'plain'

/** A state as a word on a soft colour. */
export function Tag({ tone = 'plain', children }: { tone?: Tone; children: ReactNode }) {
  return <span className={`tag tag-${tone}`}>{children}</span>
}
