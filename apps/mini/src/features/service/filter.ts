import {
  type Audience,
  addDays,
  audiences,
  type Category,
  categories,
  type ServiceMode,
  serviceModes,
  shanghaiClock,
} from '@yunxuan/domain'

/** What the catalogue is narrowed to; it stands in the page's address. */
export interface ServiceFilter {
  q?: string
  category?: Category
  brand?: string
  area?: string
  audience?: Audience
  mode?: ServiceMode
  from?: string
  to?: string
  open?: true
  sort?: 'soonest' | 'relevance'
}

/** Returns the filter of an address; what nobody could have chosen is left out. */
export function filterOf(params: Record<string, string | undefined>): ServiceFilter {
  const { q, brand, area, from, to } = params
  const category = categories.find(one => one === params.category)
  const audience = audiences.find(one => one === params.audience)
  const mode = serviceModes.find(one => one === params.mode)
  const sort = (['soonest', 'relevance'] as const).find(one => one === params.sort)
  return {
    ...(q ? { q } : {}),
    ...(category ? { category } : {}),
    ...(brand ? { brand } : {}),
    ...(area ? { area } : {}),
    ...(audience ? { audience } : {}),
    ...(mode ? { mode } : {}),
    ...(from && isDay(from) ? { from } : {}),
    ...(to && isDay(to) ? { to } : {}),
    ...(params.open === 'true' ? { open: true } : {}),
    ...(sort ? { sort } : {}),
  }
}

/** Returns the filter without some of its parts. */
export function without(filter: ServiceFilter, names: readonly (keyof ServiceFilter)[]): ServiceFilter {
  const kept = Object.entries(filter).filter(([name]) => !names.some(one => one === name))
  return Object.fromEntries(kept)
}

export const spanNames = { today: '今天', tomorrow: '明天', week: '本周', weekend: '周末' } as const
export type SpanName = keyof typeof spanNames

/** Returns the days of 今天, 明天, 本周 (until Sunday) or 周末 as seen from a Shanghai day. */
export function spanOf(name: SpanName, today: string): { from: string; to: string } {
  const weekday = shanghaiClock(new Date(`${today}T04:00:00Z`)).weekday
  const sunday = addDays(today, weekday === 0 ? 0 : 7 - weekday)
  if (name === 'today') return { from: today, to: today }
  if (name === 'tomorrow') return { from: addDays(today, 1), to: addDays(today, 1) }
  if (name === 'week') return { from: today, to: sunday }
  const saturday = addDays(sunday, -1)
  return { from: saturday < today ? today : saturday, to: sunday }
}

/** Returns which of the named spans a filter's days are; undefined for chosen ones. */
export function spanNameOf(filter: ServiceFilter, today: string): SpanName | undefined {
  const names = ['today', 'tomorrow', 'week', 'weekend'] as const
  return names.find(name => {
    const span = spanOf(name, today)
    return span.from === filter.from && span.to === filter.to
  })
}

function isDay(text: string): boolean {
  const instant = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(text)
}
