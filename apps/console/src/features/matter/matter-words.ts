import type { MatterView } from '@yunxuan/contract'
import {
  type MatterAct,
  type MatterKind,
  type MatterParty,
  type MatterStatus,
  type MatterStepDenial,
  matterStatusWords,
  type PaperState,
} from '@yunxuan/domain'
import type { Named } from '../../ui/Tag.tsx'

export const statusNames: Readonly<Record<MatterStatus, Named>> = {
  sent: { name: matterStatusWords.sent, tone: 'gold' },
  returned: { name: matterStatusWords.returned, tone: 'plain' },
  open: { name: matterStatusWords.open, tone: 'blue' },
  answered: { name: matterStatusWords.answered, tone: 'blue' },
  done: { name: matterStatusWords.done, tone: 'ok' },
  declined: { name: matterStatusWords.declined, tone: 'plain' },
  merged: { name: matterStatusWords.merged, tone: 'plain' },
  withdrawn: { name: matterStatusWords.withdrawn, tone: 'plain' },
}

/** What is done, as it stands on a button and in the timeline. */
export const actNames: Readonly<Record<MatterAct, string>> = {
  take: '受理',
  return: '请居民补充',
  complete: '补充',
  decline: '不受理',
  merge: '合并',
  hand: '转交',
  raise: '提上一级',
  tell: '告诉进展',
  defer: '延期',
  receive: '收材料',
  visit: '定上门',
  pause: '等材料',
  answer: '答复',
  check: '复查通过',
  fail: '复查没过',
  accept: '居民确认',
  reopen: '居民重提',
  settle: '到期办结',
  withdraw: '居民撤回',
  publish: '公开',
  unpublish: '不再公开',
}

/** How a paper of an errand stands. */
export const paperStateNames: Readonly<Record<PaperState, Named>> = {
  has: { name: '收到了', tone: 'ok' },
  later: { name: '以后补', tone: 'gold' },
  missing: { name: '还缺', tone: 'red' },
}

/** As whom somebody acts in a matter. */
export const partyNames: Readonly<Record<MatterParty, string>> = {
  asker: '居民',
  keeper: '受理人',
  owner: '经办人',
  second: '复查人',
  clock: '系统',
}

/** Which matters the desk shows. */
export const viewNames = [
  ['unread', '待受理'],
  ['open', '没办完的'],
  ['overdue', '逾期'],
  ['unchecked', '等复查'],
  ['ended', '已结束'],
] as const satisfies readonly (readonly [MatterView, string])[]

/** The kinds that somebody can raise today. */
export const raisable = [
  'need',
  'proposal',
  'hazard',
  'help',
  'errand',
  'enterprise',
  'task',
] as const satisfies readonly MatterKind[]

/** Why something that is shown cannot be done now. */
export const denialNames: Partial<Record<MatterStepDenial, string>> = {
  no_level_above: '已经在最上面一级了',
  same_person_reviews: '自己经办的，要请另一位同事去看',
  papers_owed: '材料还没有齐',
  reopened_enough: '已经重提过几回了',
}
