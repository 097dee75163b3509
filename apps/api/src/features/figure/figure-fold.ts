import { type FactSource, type Figure, type FigureFold, type FigureId, figures } from '@yunxuan/domain'
import { shanghaiClock } from '../../platform/facts.ts'
import { isWithin } from '../street/area.store.ts'
import { sources } from './sources.ts'

/**
 * SQL: how far the caller reaches, and what they asked for within that. These questions have no names: a plan that is
 * kept for whoever asks next reads every place of a year to hold it against areas that nobody asked for.
 */
const reached = `($4::boolean or f.organization = any($6::uuid[]) or ${isWithin(5, 'f.area')})
    and ($7::uuid is null or ${isWithin(8, 'f.area')})
    and ($9::uuid is null or f.organization = $9)
    and ($10::uuid is null or f.person = $10)`

/** SQL: the facts of a source that the caller reaches and asked for. */
export const factsOf = (source: FactSource): string => `from (${sources[source]}) f where ${reached}`

/** SQL: holds for the facts of a source that a figure counts. What is compared with are words of the domain. */
function isCounted({ facets, category }: Figure): string {
  const parts = [
    ...(facets === undefined ? [] : [`f.facet in (${facets.map(facet => `'${facet}'`).join(', ')})`]),
    ...(category === undefined ? [] : [`f.category = '${category}'`]),
  ]
  return parts.length === 0 ? 'true' : parts.join(' and ')
}

/** SQL: the facts that a figure counts, of those that the caller reaches and asked for. */
export const countedFacts = (figure: Figure): string => `${factsOf(figure.source)} and ${isCounted(figure)}`

/** SQL: what the facts of a source come to by a figure. */
export function foldOf(figure: Figure): string {
  const counted = `filter (where ${isCounted(figure)})`
  switch (figure.fold) {
    case 'rows':
      return `count(*) ${counted}`
    case 'sum':
      return `coalesce(sum(f.weight) ${counted}, 0)`
    case 'persons':
      return `count(distinct f.person) ${counted}`
    case 'slots':
      return `count(distinct f.part_of) ${counted}`
    case 'share':
      return `sum(f.weight * f.met::int) ${counted} * 100.0 / nullif(sum(f.weight) ${counted}, 0)`
  }
}

/** SQL: of a fact, a number that says which it is and what it counts for. Added up they say whether a list is as it was. */
export const markOf = `hashtextextended(f.id::text || ' ' || f.weight || ' ' || f.met, 0)::numeric`

/** SQL: the marks of what a figure counts, added up. */
export const markSumOf = (figure: Figure): string =>
  `coalesce(sum(${markOf}) filter (where ${isCounted(figure)}), 0)::text`

/** SQL: who left no name, of the facts of a source that a figure of persons counts. */
export const unnamedOf = (figure: Figure): string =>
  figure.fold === 'persons' ? `coalesce(sum(f.unnamed) filter (where ${isCounted(figure)}), 0)` : '0'

const clock = shanghaiClock('f.at')

/** SQL: what facts are laid out by, of the kind that is told apart fastest. */
export const keyOf: Readonly<Record<FigureFold, string>> = {
  day: `date_trunc('day', ${clock})`,
  month: `date_trunc('month', ${clock})`,
  area: 'f.area',
  organization: 'f.organization',
  category: 'f.category',
  facet: 'f.facet',
}

/** SQL: a key as it is told. */
export const textOf = (by: FigureFold, key: string): string => {
  if (by === 'day') return `to_char(${key}, 'YYYY-MM-DD')`
  return by === 'month' ? `to_char(${key}, 'YYYY-MM')` : `${key}::text`
}

/**
 * SQL: what a figure comes to by a key: `key`, `value`, `unnamed`. Whom it tells apart are put together first: that
 * needs no list in order, which of a year of hours is written to disk.
 */
export function foldBy(figureId: FigureId, key: string): string {
  const figure = figures[figureId]
  const { fold } = figure
  if (fold !== 'persons' && fold !== 'slots') {
    return `select ${key} as key, (${foldOf(figure)})::float8 as value, 0 as unnamed ${countedFacts(figure)} group by 1`
  }
  const [one, unnamed] = fold === 'persons' ? ['f.person', 'sum(f.unnamed)'] : ['f.part_of', '0']
  return `select key, count(one)::float8 as value, sum(unnamed)::int as unnamed
    from (select ${key} as key, ${one} as one, ${unnamed} as unnamed ${countedFacts(figure)} group by 1, 2) a group by 1`
}
