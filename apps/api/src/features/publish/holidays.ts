import { addDays } from '@yunxuan/domain'
import chineseDays from 'chinese-days'

/**
 * How far from a day fixed by law a day was off or worked for it, at most, in all years announced since 2005: nine
 * days before or after.
 */
const reachDays = 9
// The lunar calendar is known for the years the library has a table of.
const [firstLunar, lastLunar] = [1901, 2099]
const fixed: Readonly<Record<string, string>> = {
  '01-01': '元旦',
  '05-01': '劳动节',
  '05-02': '劳动节',
  '10-01': '国庆节',
  '10-02': '国庆节',
  '10-03': '国庆节',
}

/** Returns which of the years two days span have no holidays yet: the State Council announces them in November. */
export function unannouncedYears(from: string, to: string): number[] {
  const [first, last] = [yearOf(from), yearOf(to)]
  const years = Array.from({ length: last - first + 1 }, (_, index) => first + index)
  return years.filter(year => !isAnnounced(year))
}

/**
 * Returns the Chinese name of a public holiday, or of the weekend day that is worked in its place (调休);
 * undefined on any other day. The list knows the years the State Council has announced; of any other year the days
 * that the law fixes (全国年节及纪念日放假办法, 国务院令第 795 号) are known.
 */
export function holidayOf(day: string): string | undefined {
  return announcedOf(day) ?? (isAnnounced(yearOf(day)) ? undefined : lawfulOf(day))
}

/** Returns whether a day may yet become a holiday, or be worked for one, since the year of that is not announced. */
export function isUnannounced(day: string): boolean {
  if (holidayOf(day) !== undefined) return false
  const near = Array.from({ length: 2 * reachDays + 1 }, (_, index) => addDays(day, index - reachDays))
  return near.some(each => lawfulOf(each) !== undefined && !isAnnounced(yearOf(each)))
}

/** Returns the name of a holiday on a day that the law fixes, in any year. */
export function lawfulOf(day: string): string | undefined {
  const name = fixed[day.slice(5)]
  const year = yearOf(day)
  if (name !== undefined || year < firstLunar || year > lastLunar) return name
  if (day === chineseDays.getSolarTermDate(year, 4, 'pure_brightness')) return '清明'
  const { isLeap, lunarMon, lunarDay } = chineseDays.getLunarDate(day)
  if (isLeap) return undefined
  if (lunarMon === 5 && lunarDay === 5) return '端午'
  if (lunarMon === 8 && lunarDay === 15) return '中秋'
  if (lunarMon === 1 && lunarDay <= 3) return '春节'
  const next = chineseDays.getLunarDate(addDays(day, 1))
  return next.lunarMon === 1 && next.lunarDay === 1 ? '春节' : undefined
}

function announcedOf(day: string): string | undefined {
  const { name, work } = chineseDays.getDayDetail(day)
  // A holiday reads "National Day,国庆节,3"; any other day just its weekday in English.
  const chinese = name.split(',')[1]
  if (chinese === undefined) return undefined
  return work ? `${chinese}调休上班` : chinese
}

/** Every announced year begins with 元旦. */
function isAnnounced(year: number): boolean {
  return announcedOf(`${year}-01-01`) !== undefined
}

function yearOf(day: string): number {
  return Number(day.slice(0, 4))
}
