import {
  type FactSource,
  type Figure,
  type FigureFold,
  type FigureId,
  figureIds,
  figures,
} from '@yunxuan/domain'
import type { Executor, Tx } from '../../platform/database.ts'
import { shanghaiClock } from '../../platform/facts.ts'
import type { Scope } from '../../platform/scope.ts'
import {
  countedFacts,
  factsOf,
  foldBy,
  foldOf,
  keyOf,
  markOf,
  markSumOf,
  textOf,
  unnamedOf,
} from './figure-fold.ts'
import { sources, sourcesOfDays } from './sources.ts'

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

/** Returns what is asked of a whole street and a time. */
export const ofWholeStreet = (streetId: string, span: { from: Date; to: Date }): Asked => ({
  ...{ streetId, ...span, areaId: null, organizationId: null, personId: null },
  scope: { isWholeStreet: true, areaIds: [], organizationIds: [] },
})

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
    text: `select ${columns.join(', ')} ${factsOf(source)}`,
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

/** SQL: what a key is called, where that is written in the database. */
const nameOf: Readonly<Record<FigureFold, string>> = {
  day: 'null::text',
  month: 'null::text',
  area: '(select a.name from area a where a.street_id = $1 and a.id = p.key)',
  organization: '(select o.name from organization o where o.street_id = $1 and o.id = p.key)',
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
  return (await countWhole(db, figureId, by, asked)).parts
}

/**
 * Counts one figure by parts, and all of it: what adds up is added up, so that a year is read once; persons, slots and
 * shares are counted by themselves.
 */
export async function countWhole(
  db: Executor,
  figureId: FigureId,
  by: FigureFold,
  asked: Asked,
): Promise<{ total: Counted; parts: CountedPart[] }> {
  const figure = figures[figureId]
  const addsUp = figure.fold === 'sum' || figure.fold === 'rows'
  const [rows, counted] = await Promise.all([
    askParts(db, figureId, by, asked),
    addsUp ? undefined : countFigure(db, figureId, asked),
  ])
  const sum = rows.reduce((so, { value }) => so + (value ?? 0), 0)
  return {
    total: counted ?? { value: spoken(figure, sum), unnamed: 0 },
    parts: rows.map(row => ({ ...row, value: spoken(figure, row.value) })),
  }
}

async function askParts(
  db: Executor,
  figureId: FigureId,
  by: FigureFold,
  asked: Asked,
): Promise<CountedPart[]> {
  const isByTime = by === 'day' || by === 'month'
  const { rows } = await db.$client.query<CountedPart>({
    text: `select ${textOf(by, 'p.key')} as key, ${nameOf[by]} as name, p.value, p.unnamed
      from (${foldBy(figureId, keyOf[by])}) p order by ${isByTime ? 'p.key' : 'p.value desc nulls last, p.key'}`,
    values: values(asked),
  })
  return rows
}

/** Counts one figure. */
export async function countFigure(db: Executor, figureId: FigureId, asked: Asked): Promise<Counted> {
  const { rows } = await db.$client.query<Counted>({
    text: `select p.value, p.unnamed from (${foldBy(figureId, 'null::text')}) p`,
    values: values(asked),
  })
  const { value, unnamed } = rows[0] ?? { value: figures[figureId].fold === 'share' ? null : 0, unnamed: 0 }
  return { value: spoken(figures[figureId], value), unnamed }
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
  const { order, before } = newestOf(figure.source)
  const { rows } = await db.$client.query<FactRow>({
    text: `select p.id, p.at, p.title, p.place, p.weight, p.facet, p.met as "isMet", p.part_of as "partOf",
        coalesce((select d.name from dependant d where d.street_id = $1 and d.id = p.person),
          (select m.name from member m where m.street_id = $1 and m.id = p.person)) as "personName"
      from (select f.* ${countedFacts(figure)}
          and ($11::text is null or ${part === null ? 'true' : `coalesce(${textOf(part.by, keyOf[part.by])}, '') = $11`})
          and ($12::timestamptz is null or ${before})
        order by ${order} limit $14) p
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

/** SQL: the newest first, and what comes after one. What is known to the day stands in an index by its days. */
function newestOf(source: FactSource): { order: string; before: string } {
  return sourcesOfDays.includes(source)
    ? {
        order: 'f.day desc, f.id desc',
        before: `(f.day, f.id) < (${shanghaiClock('$12::timestamptz')}::date, $13::uuid)`,
      }
    : { order: 'f.at desc, f.id desc', before: '(f.at, f.id) < ($12, $13::uuid)' }
}

/** Returns the marks of what each figure of a source counts, added up, beside the number: one question, no row of it. */
export async function countMarks(
  db: Executor,
  source: FactSource,
  asked: Asked,
): Promise<Map<FigureId, { value: number | null; mark: string }>> {
  const ids = figuresOf(source)
  const columns = ids.flatMap((id, at) => [
    `(${foldOf(figures[id])})::float8 as v${at}`,
    `${markSumOf(figures[id])} as m${at}`,
  ])
  const { rows } = await db.$client.query<Record<string, number | string | null>>({
    text: `select ${columns.join(', ')} ${factsOf(source)}`,
    values: values(asked),
  })
  const row = rows[0] ?? {}
  return new Map(
    ids.map((id, at) => {
      const value = row[`v${at}`] ?? null
      return [
        id,
        { value: spoken(figures[id], value === null ? null : Number(value)), mark: String(row[`m${at}`]) },
      ]
    }),
  )
}

/** One thing that was counted, with who it was: for folding, and for nobody's eyes. */
export interface Fact extends Omit<FactRow, 'personName'> {
  unnamed: number
  category: string | null
  person: string | null
  mark: string
}

const factsAtOnce = 2_000

/**
 * Returns all that a source tells of a street and a time, by when it happened: as it was at one moment, some thousand at
 * a time, since a month of a large street has a hundred thousand.
 */
export async function* readFacts(
  tx: Tx,
  source: FactSource,
  { streetId, from, to }: Pick<Asked, 'streetId' | 'from' | 'to'>,
): AsyncGenerator<Fact[]> {
  // All of it is read, so that what begins soonest is not what ends soonest.
  await tx.$client.query("select set_config('cursor_tuple_fraction', '1', true)")
  await tx.$client.query({
    text: `declare facts no scroll cursor for
      select f.id, f.at, f.title, f.place, f.weight::float8 as weight, f.unnamed::int as unnamed, f.facet, f.category,
        f.met as "isMet", f.part_of as "partOf", f.person, ${markOf}::text as mark
      from (${sources[source]}) f order by f.at, f.id`,
    values: [streetId, from, to],
  })
  for (;;) {
    const { rows } = await tx.$client.query<Fact>(`fetch ${factsAtOnce} from facts`)
    if (rows.length > 0) yield rows
    if (rows.length < factsAtOnce) break
  }
  await tx.$client.query('close facts')
}
