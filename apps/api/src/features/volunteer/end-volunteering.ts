import type { Tx } from '../../platform/database.ts'
import type { EndVolunteering } from '../member/end-volunteering.ts'
import { eraseVolunteer, lockVolunteer } from './volunteer.store.ts'

/** Ends what a person, locked before, has to do with one thing; may refuse. features.ts lists them all. */
export type Parting = (tx: Tx, who: { streetId: string; personId: string; now: Date }) => Promise<void>

/**
 * Returns what erases the profile of a person down to the number and ends what they have to do with anything else;
 * nothing for somebody who is no volunteer.
 */
export function endingVolunteering(partings: readonly Parting[]): EndVolunteering {
  return async (tx, who) => {
    const { streetId, personId, now } = who
    const row = await lockVolunteer(tx, streetId, personId)
    if (row === undefined || row.status === 'left') return
    for (const part of partings) await part(tx, who)
    await eraseVolunteer(tx, streetId, personId, now)
  }
}
