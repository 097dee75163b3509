import type { MatterView } from '@yunxuan/contract'
import type {
  MatterAct,
  MatterKind,
  MatterParty,
  MatterStatus,
  MatterStepDenial,
  MatterVerdict,
} from '@yunxuan/domain'
import type { Named } from '../../ui/Tag.tsx'

export const statusNames: Readonly<Record<MatterStatus, Named>> = {
  sent: { name: '待受理', tone: 'gold' },
  returned: { name: '等居民补充', tone: 'plain' },
  open: { name: '在办', tone: 'blue' },
  answered: { name: '已答复', tone: 'blue' },
  done: { name: '办结', tone: 'ok' },
  declined: { name: '未受理', tone: 'plain' },
  merged: { name: '已合并', tone: 'plain' },
  withdrawn: { name: '居民撤回', tone: 'plain' },
}

export const verdictNames: Readonly<Record<MatterVerdict, string>> = {
  met: '解决了',
  partly: '解决了一部分',
  unmet: '暂时解决不了',
  adopted: '采纳',
  kept: '留作参考',
  refused: '不采纳',
  fixed: '已消除',
  made_safe: '已管控',
  handed_on: '已移交',
  not_found: '现场没有发现',
  finished: '办好了',
  lacks_papers: '材料不齐',
  helped: '帮上了',
  referred: '转给别处办',
  not_possible: '办不了',
  done: '完成',
  dropped: '不做了',
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
  'enterprise',
  'task',
] as const satisfies readonly MatterKind[]

/** Why something that is shown cannot be done now. */
export const denialNames: Partial<Record<MatterStepDenial, string>> = {
  no_level_above: '已经在最上面一级了',
  same_person_reviews: '自己经办的，要请另一位同事去看',
  reopened_enough: '已经重提过几回了',
}
