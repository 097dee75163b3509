import type { AskedReferral, Referral } from '@yunxuan/contract'
import {
  agreedReferralStatuses,
  denyReferralAct,
  type ReferralParty,
  referralActs,
  referralPartyFor,
} from '@yunxuan/domain'
import type { Config } from '../../platform/config.ts'
import type { ReferralRow } from './referral.store.ts'
import { openWords } from './referral-words.ts'

export const presentAsked = (row: ReferralRow): AskedReferral => ({
  id: row.id,
  organizationName: row.organizationName,
  status: row.status,
  askedAt: row.askedAt.toISOString(),
  dueOn: row.dueOn,
  promisedOn: row.promisedOn,
})

/** A referral as one of its sides, or the office, reads it. */
export function presentReferral(
  config: Pick<Config, 'sealKey'>,
  streetId: string,
  row: ReferralRow,
  parties: readonly ReferralParty[],
): Referral {
  const place = { streetId, id: row.id }
  return {
    ...presentAsked(row),
    matterNumber: row.matterNumber,
    ask: openWords(config, place, 'ask', row.ask),
    answer: openWords(config, place, 'answer', row.answer),
    word: openWords(config, place, 'word', row.word),
    contact: contactFor(row, parties),
    acts: referralActs.filter(
      act =>
        denyReferralAct(
          row.status,
          { act, as: referralPartyFor(act, parties) },
          { status: row.matterStatus },
        ) === undefined,
    ),
    version: row.version,
  }
}

/** Each side reaches the other, and the office whoever answers: no sooner than both said yes, no longer than it lasts. */
function contactFor(row: ReferralRow, parties: readonly ReferralParty[]): Referral['contact'] {
  if (!agreedReferralStatuses.some(agreed => agreed === row.status)) return null
  if (parties.includes('answerer')) {
    return row.acceptedByName === null
      ? null
      : {
          name: row.acceptedByName,
          organizationName: row.ofOrganizationName,
          phone: row.acceptedByPhone,
        }
  }
  return row.answeredByName === null
    ? null
    : { name: row.answeredByName, organizationName: row.organizationName, phone: row.answeredByPhone }
}
