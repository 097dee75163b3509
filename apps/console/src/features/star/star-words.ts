import type { StarRun } from '@yunxuan/contract'
import type { CandidateStatus, ObjectionStatus, StarRunStatus } from '@yunxuan/domain'
import type { Tone } from '../../ui/Tag.tsx'

export const runStatusNames: Readonly<Record<StarRunStatus, { name: string; tone: Tone }>> = {
  frozen: { name: '已统计', tone: 'blue' },
  published: { name: '公示中', tone: 'gold' },
  confirmed: { name: '已确认', tone: 'ok' },
  cancelled: { name: '已作废', tone: 'plain' },
}

export const candidateStatusNames: Readonly<Record<CandidateStatus, { name: string; tone: Tone }>> = {
  proposed: { name: '拟评', tone: 'blue' },
  confirmed: { name: '已评定', tone: 'ok' },
  struck: { name: '已去掉', tone: 'plain' },
}

export const objectionStatusNames: Readonly<Record<ObjectionStatus, { name: string; tone: Tone }>> = {
  open: { name: '待答复', tone: 'gold' },
  upheld: { name: '属实，已去掉', tone: 'red' },
  rejected: { name: '不属实', tone: 'plain' },
}

/** Why a run cannot be confirmed now, said before somebody presses. */
export const confirmationWords: Readonly<Record<NonNullable<StarRun['confirmationDenial']>, string>> = {
  run_not_possible: '要先公示，才能确认。',
  notice_not_over: '公示期满以后才能确认。',
  objections_open: '还有异议没有答复，先答复再确认。',
  same_person_reviews: '统计、公示是您办的，或者名单里有您或家人，要由另一位同事来确认。',
}

/** Returns 三星 of a number of stars. */
export function sayStars(stars: number): string {
  return stars === 0 ? '没有星' : `${'〇一二三四五六七八九十'.charAt(stars)}星`
}
