import type { Config } from './config.ts'
import type { Executor } from './database.ts'

/** Whose data is asked for: a member, and everybody they answer for. */
export interface Owner {
  config: Pick<Config, 'sealKey'>
  streetId: string
  memberId: string
  accountId: string
  /** The member and the dependants they keep or kept, by id: what each is called. */
  people: ReadonlyMap<string, string>
}

type OwnValue = string | number | boolean | Date | null | readonly (string | number)[]
export type OwnRow = Readonly<Record<string, OwnValue>>

/** What a feature holds of a person, as they take it away: only what is theirs, and nobody else by name. */
export interface OwnSource {
  /** What programs call it. */
  name: string
  title: string
  /** Every column by which a row is somebody's, as table.column. */
  holds: readonly string[]
  /** What is told of each row in order, and how people say it; `personId` is told as the name of who it is of. */
  heads: Readonly<Record<string, string>>
  /** How people say a value that programs have a word of their own for. */
  says?: Readonly<Record<string, Readonly<Record<string, string>>>>
  read: (db: Executor, owner: Owner) => Promise<readonly OwnRow[]>
}

/**
 * Returns what reads rows by SQL: its first parameter is the street, its second the member, or else the ids of all whom
 * they answer for.
 */
export function ownRows(whose: 'member' | 'people', name: string, text: string): OwnSource['read'] {
  return async (db, { streetId, memberId, people }) => {
    const values = [streetId, whose === 'member' ? memberId : [...people.keys()]]
    const { rows } = await db.$client.query<OwnRow>({ name: `own-${name}`, text, values })
    return rows
  }
}
