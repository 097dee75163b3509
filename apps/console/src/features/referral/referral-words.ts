import type { ReferralAct, ReferralStatus } from '@yunxuan/domain'
import type { Tone } from '../../ui/Tag.tsx'

/** What may be done with it, as it stands in the log. */
export const referralActNames: Readonly<Record<ReferralAct, string>> = {
  promise: '答应',
  decline: '说帮不上',
  accept: '企业选定',
  pass: '企业不选',
  report: '说办好了',
  confirm: '企业说好',
  fail: '没办成',
  withdraw: '收回',
}

export const referralStatusNames: Readonly<Record<ReferralStatus, { name: string; tone: Tone }>> = {
  asked: { name: '等单位答', tone: 'gold' },
  promised: { name: '等企业选', tone: 'gold' },
  accepted: { name: '说定了', tone: 'blue' },
  reported: { name: '等企业回话', tone: 'blue' },
  delivered: { name: '办成了', tone: 'ok' },
  declined: { name: '帮不上', tone: 'plain' },
  passed: { name: '企业没选', tone: 'plain' },
  failed: { name: '没办成', tone: 'plain' },
  withdrawn: { name: '不用答了', tone: 'plain' },
}
