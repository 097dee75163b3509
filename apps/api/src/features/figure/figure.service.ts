import type { FigurePart, FigureRow, FigureValue } from '@yunxuan/contract'
import {
  addDays,
  denySpan,
  type Figure,
  type FigureFold,
  type FigureId,
  factSources,
  figureIds,
  figures,
  maskName,
  mayTellSealed,
  type Span,
  shanghaiDate,
  shanghaiInstant,
  smallest,
  spanBefore,
  staffRoles,
} from '@yunxuan/domain'
import type { MemberCaller } from '../../platform/caller.ts'
import { fromTimeCursor, toPage } from '../../platform/cursor.ts'
import type { Db } from '../../platform/database.ts'
import { Refusal, wrongField } from '../../platform/refuse.ts'
import { scopeOf } from '../../platform/scope.ts'
import {
  type Asked,
  type Counted,
  countFigure,
  countSource,
  countWhole,
  type FactRow,
  listRows,
} from './figure.store.ts'
import { sourcesOfStreet } from './sources.ts'

/** What somebody wants counted. */
export interface Wish extends Span {
  streetId: string
  areaId?: string | undefined
  organizationId?: string | undefined
  caller: MemberCaller
  now: Date
}

const pageSize = 50

/** Returns every figure of a time that the caller may be told, beside the same of the time before. */
export async function readFigures(db: Db, wish: Wish): Promise<FigureValue[]> {
  const asked = askedOf(wish)
  const [now, before] = await Promise.all([
    countAll(db, asked),
    countAll(db, { ...asked, ...instantsOf(spanBefore(wish), wish.now) }),
  ])
  return figureIds.flatMap(id => {
    const counted = now.get(id)
    return counted === undefined ? [] : [present(id, wish, counted, before.get(id))]
  })
}

/** Returns a figure with its parts. */
export async function readParts(
  db: Db,
  { figureId, by, ...wish }: Wish & { figureId: FigureId; by: FigureFold },
): Promise<{ total: FigureValue; parts: FigurePart[] }> {
  requireOpen(figureId)
  const asked = askedOf(wish)
  const [{ total, parts }, before] = await Promise.all([
    countWhole(db, figureId, by, asked),
    countFigure(db, figureId, { ...asked, ...instantsOf(spanBefore(wish), wish.now) }),
  ])
  return { total: present(figureId, wish, total, before), parts }
}

/** Returns a page of what a figure counts. */
export async function readRows(
  db: Db,
  {
    figureId,
    by,
    key,
    cursor,
    limit = pageSize,
    ...wish
  }: Wish & {
    figureId: FigureId
    by?: FigureFold | undefined
    key?: string | undefined
    cursor?: string | undefined
    limit?: number | undefined
  },
): Promise<{ items: FigureRow[]; nextCursor: string | null }> {
  requireOpen(figureId)
  const after = cursor === undefined ? null : fromTimeCursor(cursor)
  const part = by === undefined ? null : { by, key: key ?? null }
  const rows = await listRows(db, figureId, askedOf(wish), { part, after, limit: limit + 1 })
  const page = toPage(rows, limit, row => [row.at.toISOString(), row.id])
  return { ...page, items: page.items.map(row => presentRow(figures[figureId], row)) }
}

function requireOpen(figureId: FigureId): void {
  if (figures[figureId].isSealed) throw new Refusal('figure_sealed')
}

function askedOf(wish: Wish): Asked {
  const denial = denySpan(wish)
  if (denial === 'ends_before_it_starts') throw wrongField('to', '结束日期在开始日期前面，请核对')
  if (denial === 'too_long') throw wrongField('to', '一次最多看三年')
  const { streetId, caller, areaId = null, organizationId = null } = wish
  return {
    streetId,
    scope: scopeOf(caller, staffRoles),
    areaId,
    organizationId,
    personId: null,
    ...instantsOf(wish, wish.now),
  }
}

/** From the first to after the last day, but no later than now: what is still to come is not counted. */
export function instantsOf({ from, to }: Span, now: Date): { from: Date; to: Date } {
  const end = shanghaiInstant(addDays(to, 1))
  return { from: shanghaiInstant(from), to: end < now ? end : now }
}

/** Counts what the caller can be told of: whoever has only an organization hears of what organizations do. */
async function countAll(db: Db, asked: Asked): Promise<Map<FigureId, Counted>> {
  const { isWholeStreet, areaIds } = asked.scope
  const hasArea = isWholeStreet || areaIds.length > 0
  const told = factSources.filter(source => hasArea || !sourcesOfStreet.includes(source))
  const counted = await Promise.all(told.map(source => countSource(db, source, asked)))
  return new Map(counted.flatMap(each => [...each]))
}

function present(id: FigureId, wish: Wish, counted: Counted, before: Counted | undefined): FigureValue {
  const { name, unit, definition, isSealed = false } = figures[id]
  const hidden = isSealed ? hiding(wish, counted) : null
  return {
    id,
    name,
    unit,
    definition,
    value: hidden === null ? counted.value : null,
    unnamed: counted.unnamed,
    before: isSealed ? null : (before?.value ?? null),
    hidden,
    isOpen: !isSealed,
  }
}

function hiding({ caller, now, ...wish }: Wish, { value }: Counted): FigureValue['hidden'] {
  const isNarrowed =
    wish.areaId !== undefined ||
    wish.organizationId !== undefined ||
    !scopeOf(caller, staffRoles).isWholeStreet
  if (!mayTellSealed(wish, shanghaiDate(now), isNarrowed)) return 'only_whole_months'
  return value !== null && value > 0 && value < smallest ? 'too_few' : null
}

function presentRow({ source, isInMinutes }: Figure, { at, weight, personName, ...row }: FactRow): FigureRow {
  return {
    ...row,
    source,
    at: at.toISOString(),
    weight: isInMinutes ? weight / 60 : weight,
    personName: personName === null ? null : maskName(personName),
  }
}
