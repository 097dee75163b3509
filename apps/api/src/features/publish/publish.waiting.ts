import { keepers, reviewers } from '@yunxuan/contract'
import { addDays, shanghaiDate } from '@yunxuan/domain'
import { lineOf, sayPast, type Waiting } from '../../platform/waiting.ts'
import { loadPolicy } from '../policy/policy.store.ts'
import { countInReview, countSentBack, countUnconfirmed, countUnread } from './waiting.store.ts'

export const reviewWaiting: Waiting = {
  name: '发布审核',
  roles: reviewers.roles,
  async count(db, { streetId, scope, caller, now }) {
    const { count, first } = await countInReview(db, { streetId, scope, memberId: caller.member.id })
    if (first === null) return []
    return lineOf(count, {
      band: 'today',
      text: '项服务或活动等您审核发布',
      hint: `最早的一项${sayPast(first, now)}提交的`,
      way: '去审核',
      to: 'review',
    })
  },
}

export const unreadWaiting: Waiting = {
  name: '改动待看',
  roles: reviewers.roles,
  async count(db, { streetId, scope, caller, now }) {
    const { count, first } = await countUnread(db, { streetId, scope, memberId: caller.member.id })
    if (first === null) return []
    return lineOf(count, {
      band: 'week',
      text: '项发布以后改过，要再看一眼',
      hint: `最早的一项${sayPast(first, now)}改的`,
      way: '去看',
      to: 'review',
    })
  },
}

export const sentBackWaiting: Waiting = {
  name: '退回的服务',
  roles: keepers.roles,
  async count(db, { streetId, scope, now }) {
    const { count, first } = await countSentBack(db, streetId, scope)
    if (first === null) return []
    return lineOf(count, {
      band: 'week',
      text: '项服务被退回，等着修改',
      hint: `最早的一项${sayPast(first, now)}退回的`,
      way: '去改',
      to: 'services?status=draft',
    })
  },
}

export const unconfirmedWaiting: Waiting = {
  name: '未核实的服务',
  roles: keepers.roles,
  async count(db, { streetId, scope, now }) {
    const { unconfirmedAfterDays } = await loadPolicy(db, streetId)
    const since = addDays(shanghaiDate(now), -unconfirmedAfterDays)
    const { count } = await countUnconfirmed(db, streetId, scope, since)
    return lineOf(count, {
      band: 'week',
      text: `项服务超过 ${unconfirmedAfterDays} 天没有核实`,
      hint: '居民看到的是“未核实”；打个电话问清楚，点一下就好',
      way: '去核实',
      to: 'services?unconfirmed=true',
    })
  },
}
