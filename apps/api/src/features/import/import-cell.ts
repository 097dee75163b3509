import { addDays } from '@yunxuan/domain'

/** A cell as the spreadsheet keeps it: text, or a number that may stand for a day or a time. */
export type Cell = string | number | boolean | null

// Excel counts days from 30 December 1899; these serials are 1954 and 2119.
const excelEpoch = '1899-12-30'
const firstSerial = 20_000
const lastSerial = 80_000
const minutesADay = 1440

/** Returns the text of a cell without the blanks around it, ideographic and non-breaking ones too. */
export function textOf(cell: Cell): string {
  if (cell === null) return ''
  if (typeof cell === 'boolean') return cell ? '是' : '否'
  return String(cell).replace(/^[\s\u3000\u00a0\ufeff\u200b]+|[\s\u3000\u00a0\ufeff\u200b]+$/g, '')
}

/** Decides whether a cell holds what a formula says that failed: #REF!, #N/A, #DIV/0! */
export function isFormulaError(cell: Cell): boolean {
  return /^#(REF!|N\/A|VALUE!|NAME\?|DIV\/0!|NUM!|NULL!|SPILL!|CALC!)$/.test(textOf(cell))
}

const clearMarks = ['清空', '-', '－', '–', '—', '——']

/** Decides whether a cell asks for what is there to be taken away, which a blank one does not. */
export function clears(cell: Cell): boolean {
  return clearMarks.includes(textOf(cell))
}

/** Returns the items of a cell that lists several: 身份证、老花镜. */
export function listOf(cell: Cell): string[] {
  const items = textOf(cell)
    .split(/[、，,;；\n|]+/)
    .map(item => textOf(item))
  return [...new Set(items.filter(item => item !== ''))]
}

/** Returns the number in a cell, however it was typed: ２０, "20 人", 1,000; undefined when there is none. */
export function numberOf(cell: Cell): number | undefined {
  if (typeof cell === 'number') return cell
  const text = plain(cell)
    .replace(/(?<=\d),(?=\d{3})/g, '')
    .replace(/(元|人|个|名|分钟|分|岁|周岁)$/u, '')
    .trim()
  return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : undefined
}

/** Returns what 是, 否, √ or 1 mean; undefined when it is neither. */
export function yesOrNo(cell: Cell): boolean | undefined {
  const text = plain(cell).toLowerCase()
  if (['是', '有', '要', '需要', 'y', 'yes', 'true', '1', '√', '✓', '对'].includes(text)) return true
  if (['否', '无', '不', '不要', '不需要', 'n', 'no', 'false', '0', '×', 'x'].includes(text)) return false
  return undefined
}

/**
 * Returns the day in a cell as YYYY-MM-DD: a date of Excel's, 2026-11-28, 2026年11月28日, 20261128,
 * or 11月28日, which is the next one from today on. Undefined when it is no day of the calendar.
 */
export function dayOf(cell: Cell, today: string): string | undefined {
  if (typeof cell === 'number' && cell >= firstSerial && cell <= lastSerial) {
    return addDays(excelEpoch, Math.floor(cell))
  }
  const text = plain(cell)
    .replace(/[（(]?(周|星期|礼拜)[一二三四五六日天][）)]?/gu, '')
    .trim()
  const full = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号]?(\s+0{1,2}:00(:00)?)?$/u.exec(
    text,
  )
  if (full) return calendarDay(Number(full[1]), Number(full[2]), Number(full[3]))
  const packed = /^(\d{4})(\d{2})(\d{2})$/.exec(text)
  if (packed) return calendarDay(Number(packed[1]), Number(packed[2]), Number(packed[3]))
  const short = /^(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号]?$/u.exec(text)
  if (!short) return undefined
  const year = Number(today.slice(0, 4))
  const [month, day] = [Number(short[1]), Number(short[2])]
  const here = calendarDay(year, month, day)
  return here !== undefined && here >= today ? here : calendarDay(year + 1, month, day)
}

/** A time of day, and the one after it where the cell holds both: 9:00-11:00. */
export interface Times {
  minutes: number
  endMinutes: number | undefined
}

/** Returns the time in a cell, minutes after midnight: 9:00, 9：00, 上午9点, 下午2点半, or a time of Excel's. */
export function timesOf(cell: Cell): Times | undefined {
  if (typeof cell === 'number') {
    const part = cell >= firstSerial ? cell % 1 : cell
    if (part < 0 || part >= 1) return undefined
    return { minutes: Math.round(part * minutesADay) % minutesADay, endMinutes: undefined }
  }
  const [first, second, ...more] = plain(cell).split(/\s*(?:[-~—–]+|至|到)\s*/u)
  if (first === undefined || more.length > 0) return undefined
  const begins = minutesOf(first)
  if (begins === undefined) return undefined
  if (second === undefined) return { minutes: begins, endMinutes: undefined }
  const ends = minutesOf(second)
  if (ends === undefined) return undefined
  // 下午2点-4点 says the part of the day once.
  const isAfternoonOnce = ends <= begins && ends < minutesADay / 2 && !/[凌早上中下晚]/u.test(second)
  return { minutes: begins, endMinutes: isAfternoonOnce ? ends + minutesADay / 2 : ends }
}

function minutesOf(text: string): number | undefined {
  const found =
    /^(凌晨|早上|早晨|上午|中午|下午|傍晚|晚上|晚|am|pm)?\s*(\d{1,2})\s*(?:[:点时]\s*(半|一刻|三刻|\d{1,2})?\s*分?(?::\d{2})?)\s*(am|pm)?$/iu.exec(
      text,
    )
  if (!found) return undefined
  const [, before, hourText, minuteText, after] = found
  const part = (before ?? after ?? '').toLowerCase()
  const hour = Number(hourText)
  const words: Record<string, number> = { 半: 30, 一刻: 15, 三刻: 45 }
  const minute = minuteText === undefined ? 0 : (words[minuteText] ?? Number(minuteText))
  const isLate = ['下午', '傍晚', '晚上', '晚', 'pm'].includes(part) || (part === '中午' && hour < 11)
  const isMidnight = (part === '凌晨' || part === 'am') && hour === 12
  const real = isMidnight ? 0 : isLate && hour < 12 ? hour + 12 : hour
  return real <= 23 && minute <= 59 ? real * 60 + minute : undefined
}

function calendarDay(year: number, month: number, day: number): string | undefined {
  const text = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  const at = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text) ? text : undefined
}

/** Full-width digits, colons and letters as plain ones. */
function plain(cell: Cell): string {
  return textOf(cell).normalize('NFKC').trim()
}
