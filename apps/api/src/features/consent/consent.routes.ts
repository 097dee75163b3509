import { isConsentOutdated, sensitiveAudiences } from '@yunxuan/domain'
import { Refusal } from '../../platform/refuse.ts'
import type { Serving } from '../../platform/serve.ts'
import { writeDeed } from '../audit/audit.store.ts'
import { eraseHealthNotes, forgetGroups, listConsents } from './consent.store.ts'

export function bindConsent(on: Serving): void {
  on.read('GET /v1/streets/:streetId/me/consents/purposes', async ({ db, params: { streetId }, caller }) => {
    const of = { streetId, memberId: caller.member.id, sensitive: sensitiveAudiences }
    const rows = await listConsents(db, of)
    return {
      items: rows.map(row => ({
        ...row,
        since: row.since?.toISOString() ?? null,
        isOutdated: isConsentOutdated(row.purpose, row.version),
      })),
    }
  })

  on.write(
    'DELETE /v1/streets/:streetId/me/consents/purposes/:purpose',
    async ({ tx, params, caller, now }) => {
      const { streetId, purpose } = params
      const memberId = caller.member.id
      const isWithdrawn =
        purpose === 'groups'
          ? await forgetGroups(tx, { streetId, memberId, sensitive: sensitiveAudiences })
          : (await eraseHealthNotes(tx, { streetId, memberId }, now)) > 0
      if (!isWithdrawn) throw new Refusal('not_found')
      await writeDeed(
        tx,
        { streetId, caller, now },
        { role: 'resident', action: 'member.withdraw_own_consent', id: memberId, detail: { purpose } },
      )
      return null
    },
  )
}
