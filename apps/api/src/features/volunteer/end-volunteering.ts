import type { Tx } from '../../platform/database.ts'
import { forgetCandidate } from '../star/candidate.store.ts'
import { leaveEveryTeam } from '../team/membership.service.ts'
import { eraseVolunteer, lockVolunteer } from './volunteer.store.ts'

/**
 * Erases the profile of a person down to the number and ends what they have to do with teams; nothing for somebody
 * who is no volunteer. Refuses the only leader of a team.
 */
export async function endVolunteering(
  tx: Tx,
  who: { streetId: string; personId: string; now: Date },
): Promise<void> {
  const { streetId, personId, now } = who
  const row = await lockVolunteer(tx, streetId, personId)
  if (row === undefined || row.status === 'left') return
  await leaveEveryTeam(tx, who)
  await forgetCandidate(tx, streetId, personId)
  await eraseVolunteer(tx, streetId, personId, now)
}
