import type { MatterFacts } from './matter.ts'
import { kindSheets } from './matter-kind.ts'
import { dayMs } from './shanghai.ts'

/** Why somebody may not say how they find the answer to a matter. */
export const opinionDenials = ['not_answered_yet', 'not_supporter', 'opinion_over'] as const
export type OpinionDenial = (typeof opinionDenials)[number]

/**
 * Returns until when those who wanted it say how they find the office's answer: as long as it may be opened again; null
 * where there is no answer to judge.
 */
export function opinionUntil(
  { kind, verdict, answeredAt }: Pick<MatterFacts, 'kind' | 'verdict' | 'answeredAt'>,
  { matterReopenDays }: { matterReopenDays: number },
): Date | null {
  if (!kindSheets[kind].isJudged || verdict === null || answeredAt === null) return null
  return new Date(answeredAt.getTime() + matterReopenDays * dayMs)
}

/** Decides why somebody may not judge an answer: whoever raised it and whoever supported it do, for some days. */
export function denyOpinion(
  matter: MatterFacts,
  person: { memberId: string; isSupporter: boolean },
  policy: { matterReopenDays: number },
  now: Date,
): OpinionDenial | undefined {
  const until = opinionUntil(matter, policy)
  if (until === null) return 'not_answered_yet'
  if (!(person.isSupporter || person.memberId === matter.raisedBy)) return 'not_supporter'
  return now < until ? undefined : 'opinion_over'
}
