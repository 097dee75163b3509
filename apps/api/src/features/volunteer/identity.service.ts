import type { Config } from '../../platform/config.ts'
import type { Executor } from '../../platform/database.ts'
import { type IdentityRow, listIdentities } from './identity.store.ts'
import { openIdentity } from './identity.ts'

/** Who a volunteer is, in plain words. */
export interface OpenedIdentity extends Omit<IdentityRow, 'realName' | 'idNumber'> {
  realName: string | null
  idNumber: string | null
}

/** Opens who volunteers are, by person. Whoever asks writes down in the same transaction that it was done, and why. */
export async function openIdentities(
  db: Executor,
  ask: { streetId: string; config: Pick<Config, 'sealKey'>; personIds: readonly string[] },
): Promise<Map<string, OpenedIdentity>> {
  const { streetId, config } = ask
  const rows = await listIdentities(db, streetId, ask.personIds)
  const open = (ownerId: string, field: 'real-name' | 'id-number', sealed: Buffer | null) =>
    sealed === null ? null : openIdentity(config, { streetId, ownerId, field }, sealed)
  return new Map(
    rows.map(row => {
      const realName = open(row.personId, 'real-name', row.realName)
      const idNumber = open(row.personId, 'id-number', row.idNumber)
      return [row.personId, { ...row, realName, idNumber }]
    }),
  )
}
