import type { ReactNode } from 'react'

export type Tone = 'ok' | 'gold' | 'blue' | 'red' | 'plain'

/** A state as it is said: a word and its colour. */
export interface Named {
  name: string
  tone?: Tone
}

interface Props extends Partial<Named> {
  children?: ReactNode
}

/** A state as a word on a soft colour. */
export function Tag({ tone = 'plain', name, children = name }: Props) {
  return <span className={`tag tag-${tone}`}>{children}</span>
}
