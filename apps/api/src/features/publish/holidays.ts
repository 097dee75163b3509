import chineseDays from 'chinese-days'

/**
 * Returns the Chinese name of a public holiday, or of the weekend day that is worked in its place (调休);
 * undefined on any other day. The list knows the years the State Council has announced.
 */
export function holidayOf(day: string): string | undefined {
  const { name, work } = chineseDays.getDayDetail(day)
  // A holiday reads "National Day,国庆节,3"; any other day just its weekday in English.
  const chinese = name.split(',')[1]
  if (chinese === undefined) return undefined
  return work ? `${chinese}调休上班` : chinese
}
