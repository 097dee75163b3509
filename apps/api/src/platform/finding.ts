import type { FoundThing, PublicFoundThing } from '@yunxuan/contract'
import { type Answering, type Asking, askAll, askEach } from './asking.ts'
import type { Db } from './database.ts'

/** How things of a feature are found by what somebody typed, by those who may see them. */
export interface Finder extends Answering {
  find: (db: Db, ask: Asking & { q: string }) => Promise<readonly FoundThing[]>
}

/** Returns what was found, and where nothing could be looked for. */
export type AskFinders = (
  ask: Omit<Asking, 'scope'> & { q: string },
) => Promise<{ items: FoundThing[]; unsearched: string[] }>

/** So many of each kind: whoever wants more goes to the list. */
export const mostOfEach = 5

/** Returns what asks each feature for what somebody typed. */
export function askingFinders(db: Db, finders: readonly Finder[]): AskFinders {
  return async ask => {
    const { answers, silent } = await askEach(finders, ask.caller, (finder, scope) =>
      finder.find(db, { ...ask, scope }),
    )
    return { items: answers, unsearched: silent }
  }
}

/** How things of a feature are found by whoever looks, signed in or not. */
export type PublicFinder = (
  db: Db,
  ask: { streetId: string; q: string; now: Date },
) => Promise<readonly PublicFoundThing[]>

/** Returns what everybody may find of a word. */
export type AskPublic = (ask: Parameters<PublicFinder>[1]) => Promise<{ items: PublicFoundThing[] }>

/** Returns what asks each feature for what everybody may find of a word. */
export function askingPublicFinders(db: Db, finders: readonly PublicFinder[]): AskPublic {
  return async ask => {
    const settled = await askAll(finders, finder => finder(db, ask))
    return { items: settled.flatMap(each => (each.status === 'fulfilled' ? each.value : [])) }
  }
}
