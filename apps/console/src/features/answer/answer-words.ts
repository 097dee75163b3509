import type { AnswerAct, AnswerReason, AnswerStatus, RankReason } from '@yunxuan/domain'
import type { Named } from '../../ui/Tag.tsx'

export const answerStatusNames: Readonly<Record<AnswerStatus, Named>> = {
  offered: { name: '等选定', tone: 'gold' },
  chosen: { name: '等对方确认', tone: 'blue' },
  agreed: { name: '说好了', tone: 'blue' },
  reported: { name: '办了，等居民说好', tone: 'blue' },
  delivered: { name: '办成了', tone: 'ok' },
  failed: { name: '没办成', tone: 'plain' },
  declined: { name: '没选上', tone: 'plain' },
  withdrawn: { name: '收回了', tone: 'plain' },
}

/** What is done with an answer, as it stands on a button and in the log. */
export const answerActNames: Readonly<Record<AnswerAct, string>> = {
  publish: '看过，公开',
  choose: '选定',
  agree: '答应',
  decline: '不选',
  withdraw: '收回',
  report: '说办好了',
  confirm: '居民说好',
  fail: '没办成',
}

export const answerReasonNames: Readonly<Record<AnswerReason, string>> = {
  time: '时间不合适',
  place: '地方不合适',
  terms: '条件不合适',
  found: '已经有人帮了',
  not_needed: '现在不需要了',
  not_come: '约好了没有来',
  other: '别的原因',
}

/** Returns why something stands where it stands in a ranking. */
export function sayReason(reason: RankReason): string {
  switch (reason.kind) {
    case 'thing':
      return `都说到“${reason.name}”`
    case 'words':
      return `都有“${reason.words.join('、')}”`
    case 'area':
      return '同一个社区'
    case 'times':
      return '四周内有场次'
    case 'delivered':
      return `办成过 ${reason.count} 件`
    case 'stars':
      return `口碑 ${reason.stars} 分`
  }
}
