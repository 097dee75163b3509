import type { AnswerAct } from '@yunxuan/domain'

/** What staff do with an answer, the most usual first. */
export const staffActs = ['publish', 'choose', 'decline', 'fail'] as const satisfies readonly AnswerAct[]
export type StaffAct = (typeof staffActs)[number]
