import chineseDays from 'chinese-days'

/** Returns which of the years two days span have no holidays yet: the State Council announces them in November. */
export function unannouncedYears(from: string, to: string): number[] {
  const [first, last] = [Number(from.slice(0, 4)), Number(to.slice(0, 4))]
  const years = Array.from({ length: last - first + 1 }, (_, index) => first + index)
  // Every announced year begins with 元旦.
  return years.filter(year => holidayOf(`${year}-01-01`) === undefined)
}

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
