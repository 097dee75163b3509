import {
  type FactSource,
  type Figure,
  type FigureFold,
  type FigureId,
  figureIds,
  figures,
} from '@yunxuan/domain'
import type { Executor } from '../../platform/database.ts'
import type { Scope } from '../../platform/scope.ts'
import { isWithin } from '../street/area.store.ts'
import { sources } from './sources.ts'

/** Of what is counted: a time, how far the caller reaches, and what they asked for within that. */
export interface Asked {
  streetId: string
  from: Date
  to: Date
  scope: Scope
  areaId: string | null
  organizationId: string | null
  /** Only what is of this person. */
  personId: string | null
}

/** A number as it was counted: null of a share where there is nothing to divide by. */
export interface Counted {
  value: number | null
  unnamed: number
}

/** A part of a number. */
export interface CountedPart extends Counted {
  key: string | null
  name: string | null
}

/** One thing that was counted. */
export interface FactRow {
  id: string
  at: Date
  title: string
  place: string | null
  personName: string | null
  weight: number
  facet: string
  isMet: boolean
  partOf: string | null
}

/**
 * SQL: how far the caller reaches, and what they asked for within that. These questions have no names: a plan that is
 * kept for whoever asks next reads every place of a year to hold it against areas that nobody asked for.
 */
const reached = `($4::boolean or f.organization = any($6::uuid[]) or ${isWithin(5, 'f.area')})
    and ($7::uuid is null or ${isWithin(8, 'f.area')})
    and ($9::uuid is null or f.organization = $9)
    and ($10::uuid is null or f.person = $10)`

const values = ({ streetId, from, to, scope, areaId, organizationId, personId }: Asked) => [
  streetId,
  from,
  to,
  scope.isWholeStreet,
  scope.areaIds,
  scope.organizationIds,
  areaId,
  areaId === null ? [] : [areaId],
  organizationId,
  personId,
]

/** SQL: holds for the facts of a source that a figure counts. What is compared with are words of the domain. */
function isCounted({ facets, category }: Figure): string {
  const parts = [
    ...(facets === undefined ? [] : [`f.facet in (${facets.map(facet => `'${facet}'`).join(', ')})`]),
    ...(category === undefined ? [] : [`f.category = '${category}'`]),
  ]
  return parts.length === 0 ? 'true' : parts.join(' and ')
}

/** SQL: what facts come to. */
function foldOf(figure: Figure): string {
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

const unnamedOf = (figure: Figure) =>
  figure.fold === 'persons' ? `coalesce(sum(f.unnamed) filter (where ${isCounted(figure)}), 0)` : '0'

const figuresOf = (source: FactSource): FigureId[] => figureIds.filter(id => figures[id].source === source)

/** Counts every figure of one source in one question: the list is read once, however many are made of it. */
export async function countSource(
  db: Executor,
  source: FactSource,
  asked: Asked,
): Promise<Map<FigureId, Counted>> {
  const ids = figuresOf(source)
  const columns = ids.flatMap((id, at) => [
    `(${foldOf(figures[id])})::float8 as v${at}`,
    `(${unnamedOf(figures[id])})::int as u${at}`,
  ])
  const { rows } = await db.$client.query<Record<string, number | null>>({
    text: `select ${columns.join(', ')} from (${sources[source]}) f where ${reached}`,
    values: values(asked),
  })
  const row = rows[0] ?? {}
  return new Map(
    ids.map((id, at) => [
      id,
      { value: spoken(figures[id], row[`v${at}`] ?? null), unnamed: row[`u${at}`] ?? 0 },
    ]),
  )
}

/** Minutes are told in hours, shares to a tenth of a hundredth. */
function spoken({ isInMinutes }: Figure, value: number | null): number | null {
  if (value === null) return null
  return Math.round((isInMinutes ? value / 60 : value) * 10) / 10
}

const shanghai = `f.at at time zone 'Asia/Shanghai'`
const keyOf: Readonly<Record<FigureFold, string>> = {
  day: `to_char(${shanghai}, 'YYYY-MM-DD')`,
  month: `to_char(${shanghai}, 'YYYY-MM')`,
  area: 'f.area::text',
  organization: 'f.organization::text',
  category: 'f.category',
  facet: 'f.facet',
}

/** SQL: what a key is called, where that is written in the database. */
const nameOf: Readonly<Record<FigureFold, string>> = {
  day: 'null::text',
  month: 'null::text',
  area: '(select a.name from area a where a.street_id = $1 and a.id::text = p.key)',
  organization: '(select o.name from organization o where o.street_id = $1 and o.id::text = p.key)',
  category: 'null::text',
  facet: 'null::text',
}

/** Counts one figure by parts: by time from the first, else the largest first. */
export async function countParts(
  db: Executor,
  figureId: FigureId,
  by: FigureFold,
  asked: Asked,
): Promise<CountedPart[]> {
  const figure = figures[figureId]
  const isByTime = by === 'day' || by === 'month'
  const { rows } = await db.$client.query<CountedPart>({
    text: `select p.key, ${nameOf[by]} as name, p.value, p.unnamed from (
        select ${keyOf[by]} as key, (${foldOf(figure)})::float8 as value, (${unnamedOf(figure)})::int as unnamed
        from (${sources[figure.source]}) f where ${reached} and ${isCounted(figure)} group by 1) p
      order by ${isByTime ? 'p.key' : 'p.value desc nulls last, p.key'}`,
    values: values(asked),
  })
  return rows.map(row => ({ ...row, value: spoken(figure, row.value) }))
}

/** Which of the rows of a figure: those of one part, or all; after which one. */
export interface RowsAsked {
  part: { by: FigureFold; key: string | null } | null
  after: { at: string; id: string } | null
  limit: number
}

/** Returns what a figure counts, newest first: the same question without the fold. */
export async function listRows(
  db: Executor,
  figureId: FigureId,
  asked: Asked,
  { part, after, limit }: RowsAsked,
): Promise<FactRow[]> {
  const figure = figures[figureId]
  const { rows } = await db.$client.query<FactRow>({
    text: `select p.id, p.at, p.title, p.place, p.weight, p.facet, p.met as "isMet", p.part_of as "partOf",
        coalesce((select d.name from dependant d where d.street_id = $1 and d.id = p.person),
          (select m.name from member m where m.street_id = $1 and m.id = p.person)) as "personName"
      from (select f.* from (${sources[figure.source]}) f
        where ${reached} and ${isCounted(figure)}
          and ($11::text is null or ${part === null ? 'true' : `coalesce(${keyOf[part.by]}, '') = $11`})
          and ($12::timestamptz is null or (f.at, f.id) < ($12, $13::uuid))
        order by f.at desc, f.id desc limit $14) p
      order by p.at desc, p.id desc`,
    values: [
      ...values(asked),
      part === null ? null : (part.key ?? ''),
      after?.at ?? null,
      after?.id ?? null,
      limit,
    ],
  })
  return rows
}

/** One thing that was counted, with who it was: for folding, and for nobody's eyes. */
export interface Fact extends Omit<FactRow, 'personName'> {
  unnamed: number
  category: string | null
  person: string | null
}

/** Returns all that a source tells of a street and a time, by when it happened. */
export async function listFacts(
  db: Executor,
  source: FactSource,
  { streetId, from, to }: Pick<Asked, 'streetId' | 'from' | 'to'>,
): Promise<Fact[]> {
  const { rows } = await db.$client.query<Fact>({
    name: `figure-facts-${source}`,
    text: `select f.id, f.at, f.title, f.place, f.weight::float8 as weight, f.unnamed::int as unnamed, f.facet, f.category,
        f.met as "isMet", f.part_of as "partOf", f.person
      from (${sources[source]}) f order by f.at, f.id`,
    values: [streetId, from, to],
  })
  return rows
}
