import type { FigureValue } from '@yunxuan/contract'
import {
  addDays,
  categories,
  categoryNames,
  type FigureFold,
  figures,
  monthSpan,
  sayDate,
  shanghaiInstant,
} from '@yunxuan/domain'
import { gradeNames } from '../record/record-words.ts'
import type { MonthFilter } from './figure.queries.ts'

/** Returns 1,846 or 86.5%, with 至少 where others left no name; a dash where there is nothing to tell. */
export function sayValue({
  id,
  value,
  unnamed,
  hidden,
}: Pick<FigureValue, 'id' | 'value' | 'unnamed' | 'hidden'>): string {
  if (hidden === 'too_few') return '少于 5'
  if (value === null) return '—'
  const number = value.toLocaleString('zh-CN')
  if (figures[id].unit === '%') return `${number}%`
  return unnamed > 0 ? `至少 ${number}` : number
}

/** Returns how a number compares with the time before: ↑ 14, 比上月; shares in points of a hundred. */
export function sayChange({ id, value, before }: Pick<FigureValue, 'id' | 'value' | 'before'>): string {
  if (value === null || before === null) return ''
  const { unit, isStock } = figures[id]
  const by = Math.round(Math.abs(value - before) * 10) / 10
  const than = isStock ? '比上月底' : '比上月'
  if (by === 0) return `和${than.slice(1)}一样`
  const arrow = value > before ? '↑' : '↓'
  return `${arrow} ${by.toLocaleString('zh-CN')}${unit === '%' ? ' 个百分点' : ''} ${than}`
}

/** Returns what a part of a number is called. */
export function sayPart(by: FigureFold, { key, name }: { key: string | null; name: string | null }): string {
  if (name !== null) return name
  if (key === null || key === '') return by === 'area' ? '没有登记社区' : '没有登记'
  if (by === 'day') return sayDate(shanghaiInstant(key))
  if (by === 'month') return sayMonth(key)
  if (by === 'category')
    return categories.flatMap(each => (each === key ? categoryNames[each].name : []))[0] ?? key
  if (key in gradeNames) return gradeNames[key as keyof typeof gradeNames].name
  return key
}

/** Returns 2026 年 11 月 of a month written 2026-11. */
export function sayMonth(month: string): string {
  return `${month.slice(0, 4)} 年 ${Number(month.slice(5))} 月`
}

/** Returns the month so many months later. */
export function monthAfter(month: string, months: 1 | -1): string {
  const { from, to } = monthSpan(`${month}-01`)
  return addDays(months === 1 ? to : from, months).slice(0, 7)
}

/** The parts of an address that say which numbers are meant. */
export function linkOf({ month, areaId }: MonthFilter, more: Record<string, string> = {}): string {
  const parts = new URLSearchParams({ month, ...(areaId === null ? {} : { areaId }), ...more })
  return `?${parts}`
}
