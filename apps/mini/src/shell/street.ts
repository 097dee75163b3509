import { isStreetCode } from '@yunxuan/domain'
import { remembered } from './remembered.ts'

export interface ChosenStreet {
  /** The official nine-digit code. */
  streetId: string
  name: string
}

/** The street whose services are shown; undefined until the person or the first reply chooses one. */
export const chosenStreet = remembered<ChosenStreet | undefined>('street', stored => {
  if (typeof stored !== 'object' || stored === null) return undefined
  if (!('streetId' in stored) || !('name' in stored)) return undefined
  const { streetId, name } = stored
  return typeof streetId === 'string' && typeof name === 'string' ? { streetId, name } : undefined
})

/** The street that a page's address names, where it is another than the one that was chosen. */
export function visitedIn(params: Partial<Record<string, string>> | undefined): string | undefined {
  const named = params?.street
  const chosen = chosenStreet.get()
  const isOther =
    named !== undefined && isStreetCode(named) && chosen !== undefined && chosen.streetId !== named
  return isOther ? named : undefined
}

/** The desk of the street that was last shown: a number to turn to even when nothing can be loaded. */
export const deskPhone = remembered('desk-phone', stored => (typeof stored === 'string' ? stored : ''))
