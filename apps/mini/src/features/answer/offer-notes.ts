import type { AnswerDenial } from '@yunxuan/domain'

/** Why somebody cannot answer a need, in a line beside it; what is not here says so where it happens. */
export const offerNotes: Partial<Record<AnswerDenial, string>> = {
  too_young: '未满 14 岁，请家长来答',
  answers_enough: '您还有好几份答卷没有结果，等有了结果再答新的',
}
