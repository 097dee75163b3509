import type { OwnYear, PublicFigures } from '@yunxuan/contract'
import {
  evidenceGrades,
  type FigureId,
  figures,
  type PublicFigureId,
  publicFigureIds,
  shanghaiDate,
  shanghaiInstant,
} from '@yunxuan/domain'
import type { Db } from '../../platform/database.ts'
import type { BirthKeys } from '../member/birth.ts'
import { listDependants } from '../member/member.store.ts'
import { type Asked, type Counted, countParts, countSource, ofWholeStreet } from './figure.store.ts'

/** Counts what everybody is told of a street: the year so far, each number by the question that staff see it by. */
export async function readPublicFigures(db: Db, streetId: string, now: Date): Promise<PublicFigures> {
  const asked = askedOf(streetId, yearOf(now), now)
  const sources = [...new Set(publicFigureIds.map(id => figures[id].source))]
  const counted = await Promise.all(sources.map(source => countSource(db, source, asked)))
  const all = new Map<FigureId, Counted>(counted.flatMap(each => [...each]))
  return {
    year: yearOf(now),
    countedAt: now.toISOString(),
    items: publicFigureIds.map(id => present(id, all.get(id))),
  }
}

const none: Counted = { value: 0, unnamed: 0 }

function present(id: PublicFigureId, { value, unnamed }: Counted = none) {
  const { name, unit, definition } = figures[id]
  return { id, name, unit, definition, value, unnamed }
}

/** Returns what one person gave in a year, and what they came to: the same questions, asked of that person alone. */
export async function readOwnYear(
  db: Db,
  ask: {
    streetId: string
    memberId: string
    personId?: string | undefined
    year?: number | undefined
    config: BirthKeys
    now: Date
  },
): Promise<OwnYear> {
  const { streetId, memberId, now, year = yearOf(now) } = ask
  const personId = (await isOwn(db, ask)) ? (ask.personId ?? memberId) : null
  const asked: Asked = { ...askedOf(streetId, year, now), personId: personId ?? nobody }
  const [served, came, byMonth, byGrade] = await Promise.all([
    countSource(db, 'records', asked),
    countSource(db, 'receptions', asked),
    countParts(db, 'volunteer-hours', 'month', asked),
    countParts(db, 'volunteer-hours', 'facet', asked),
  ])
  return {
    year,
    hours: served.get('volunteer-hours')?.value ?? 0,
    times: served.get('volunteer-times')?.value ?? 0,
    byMonth: byMonth.flatMap(({ key, value }) => (key === null ? [] : [{ key, hours: value ?? 0 }])),
    byGrade: evidenceGrades.flatMap(key => {
      const part = byGrade.find(one => one.key === key)
      return part === undefined ? [] : [{ key, hours: part.value ?? 0 }]
    }),
    came: came.get('slots-held')?.value ?? 0,
  }
}

/** Nobody has this id: whose child it is not finds nothing. */
const nobody = '00000000-0000-0000-0000-000000000000'

async function isOwn(
  db: Db,
  { streetId, memberId, personId, config }: Parameters<typeof readOwnYear>[1],
): Promise<boolean> {
  if (personId === undefined || personId === memberId) return true
  return (await listDependants(db, { streetId, memberId, config })).some(({ id }) => id === personId)
}

const yearOf = (now: Date): number => Number(shanghaiDate(now).slice(0, 4))

function askedOf(streetId: string, year: number, now: Date): Asked {
  const ends = shanghaiInstant(`${year + 1}-01-01`)
  return ofWholeStreet(streetId, {
    from: shanghaiInstant(`${year}-01-01`),
    to: ends < now ? ends : now,
  })
}
