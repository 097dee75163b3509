import type { Tx } from '../../platform/database.ts'

/** Ends whatever a person has to do with volunteering; nothing for somebody who is no volunteer. */
export type EndVolunteering = (
  tx: Tx,
  who: { streetId: string; personId: string; now: Date },
) => Promise<void>
