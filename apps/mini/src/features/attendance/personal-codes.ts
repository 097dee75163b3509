import type { PersonalCodeView } from '@yunxuan/contract'

/** Adds codes to those a phone knows, the soonest day first; a code of a day that is past is good for nothing. */
export function mergeCodes(
  known: readonly PersonalCodeView[],
  heard: readonly PersonalCodeView[],
  today: string,
): PersonalCodeView[] {
  const isSame = (one: PersonalCodeView, other: PersonalCodeView) =>
    one.personId === other.personId && one.day === other.day
  const others = known.filter(one => !heard.some(other => isSame(one, other)))
  return [...others, ...heard].filter(({ day }) => day >= today).sort((a, b) => a.day.localeCompare(b.day))
}
