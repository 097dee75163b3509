import type { ReferralAct } from '@yunxuan/domain'
import type { Config } from '../../platform/config.ts'
import { seal, unseal } from '../../platform/seal.ts'

type Keys = Pick<Config, 'sealKey'>
interface Place {
  streetId: string
  id: string
}
export type Saying = 'ask' | 'answer' | 'word'

const placeOf = ({ streetId, id }: Place, saying: Saying): string => `referral/${streetId}/${id}/${saying}`

/** Returns what was said, encrypted for its place; moved to another it cannot be opened. */
export const sealWords = ({ sealKey }: Keys, place: Place, saying: Saying, text: string): Buffer =>
  seal(sealKey, text, placeOf(place, saying))

/** Returns what was said; null where nothing was, or it was erased. */
export function openWords(
  { sealKey }: Keys,
  place: Place,
  saying: Saying,
  sealed: Buffer | null,
): string | null {
  return sealed === null ? null : unseal(sealKey, sealed, placeOf(place, saying))
}

/** What the enterprise is told of it; nothing is said of the matter itself. */
export const titlesForAsker: Partial<Record<ReferralAct, string>> = {
  promise: '有单位答复您的诉求了',
  decline: '有一家单位说帮不上',
  report: '对方说办好了，您看看',
  fail: '说好的事没有办成',
}

/** What the organization is told that was asked. */
export const titlesForAnswerer: Partial<Record<ReferralAct, string>> = {
  accept: '企业选了你们，可以联系了',
  pass: '企业这次没有选你们',
  confirm: '企业说办好了，谢谢你们',
  fail: '说好的事没有办成',
  withdraw: '街道不用你们答了',
}
