import { coordinators, reviewers } from '@yunxuan/contract'
import { addDays, endingWithinDays, sayDate, shanghaiDate } from '@yunxuan/domain'
import { lineOf, sayPast, type Waiting } from '../../platform/waiting.ts'
import { loadPolicy } from '../policy/policy.store.ts'
import { countEnding, countInReview, countUnassured } from './waiting.store.ts'

/** What somebody wrote and a second person has to read. */
export const articleReviewWaiting: Waiting = {
  name: '等审核的文章',
  roles: reviewers.roles,
  async count(db, { streetId, scope, caller, now }) {
    const { count, first } = await countInReview(db, { streetId, scope }, caller.member.id)
    if (first === null) return []
    return lineOf(count, {
      band: 'today',
      text: '篇文章或指南等您审核发布',
      hint: `最早的一篇${sayPast(first, now)}提交的`,
      way: '去审核',
      to: 'articles?status=in_review',
    })
  },
}

/** What runs out within days, or has: it is taken down, or given another day. */
export const endingWaiting: Waiting = {
  name: '快到期的文章',
  roles: coordinators.roles,
  async count(db, { streetId, scope, now }) {
    const today = shanghaiDate(now)
    const { count, first } = await countEnding(db, { streetId, scope }, addDays(today, endingWithinDays))
    if (first === null) return []
    return lineOf(count, {
      band: 'week',
      isLate: shanghaiDate(first) < today,
      text: '篇文章到期了，或者两周内到期',
      hint: `最早的一篇 ${sayDate(first)}到期；还有效就改日子，没用了就归档`,
      way: '去看',
      to: 'articles?due=ending',
    })
  },
}

/** Policies and guides of which nobody has said for long that they are still true. */
export const unassuredWaiting: Waiting = {
  name: '未核实的文章',
  roles: coordinators.roles,
  async count(db, { streetId, scope, now }) {
    const { unconfirmedAfterDays } = await loadPolicy(db, streetId)
    const since = addDays(shanghaiDate(now), -unconfirmedAfterDays)
    const { count } = await countUnassured(db, { streetId, scope }, since)
    return lineOf(count, {
      band: 'week',
      text: `篇政策或指南超过 ${unconfirmedAfterDays} 天没有核实`,
      hint: '居民看到的是“未核实”；问清楚还对不对，点一下就好',
      way: '去核实',
      to: 'articles?due=unconfirmed',
    })
  },
}
