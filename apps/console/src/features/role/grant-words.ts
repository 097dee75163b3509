import type { RoleGrantView } from '@yunxuan/contract'
import type { StaffRole } from '@yunxuan/domain'
import { stamp } from '../../ui/say.ts'
import type { Tone } from '../../ui/Tag.tsx'

/** What each role may do, said where it is granted. */
export const roleDuties: Readonly<Record<StaffRole, string>> = {
  provider: '接待、审核预约、编辑自己机构的服务，只看得到自己机构的',
  coordinator: '接待、审核预约、编辑和导入服务',
  liaison: '联系企业：受理、答复企业诉求，管单位代表；别的事看不到',
  reviewer: '审核并发布别人提交的服务，看日志',
  administrator: '以上都能做，还能添加身份、改街道设置',
}

export function isInForce(grant: RoleGrantView, now: Date): boolean {
  const hasEnded = grant.endsAt !== null && new Date(grant.endsAt) <= now
  return grant.revokedAt === null && !hasEnded
}

/** Returns whether a grant counts today, in a word. */
export function sayStanding(grant: RoleGrantView, now: Date): { name: string; tone: Tone } {
  if (grant.revokedAt !== null) return { name: '已收回', tone: 'plain' }
  if (!isInForce(grant, now)) return { name: '已到期', tone: 'plain' }
  return new Date(grant.startsAt) > now ? { name: '还没开始', tone: 'gold' } : { name: '有效', tone: 'ok' }
}

/** Returns from when until when, both days included. */
export function sayTerm(grant: RoleGrantView): string {
  const from = stamp(grant.startsAt).slice(0, 10)
  if (grant.endsAt === null) return `${from} 起`
  // The end is the first instant that no longer counts.
  const last = new Date(Date.parse(grant.endsAt) - 1).toISOString()
  return `${from} 至 ${stamp(last).slice(0, 10)}`
}

/** Returns for what a grant holds: an organization, a part of the street, or all of it. */
export function sayWhere({ organizationName, areaName }: RoleGrantView): string {
  return organizationName ?? areaName ?? '全街道'
}
