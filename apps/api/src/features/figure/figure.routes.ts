import { figureIds, figures } from '@yunxuan/domain'
import { LRUCache } from 'lru-cache'
import { Refusal } from '../../platform/refuse.ts'
import { type MadeReply, madeOf, type Serving } from '../../platform/serve.ts'
import { sheetReply } from '../../platform/sheet-reply.ts'
import { exportList, type ListPart } from '../audit/list-export.ts'
import { isStreet } from '../member/member.store.ts'
import { readFigures, readParts, readRows } from './figure.service.ts'
import { readOwnYear, readPublicFigures } from './figure-public.service.ts'
import { definitionSheet, rowColumns, valueColumns } from './figure-sheet.ts'

export function bindFigure(on: Serving): void {
  bindPublicFigures(on)
  on.read('GET /v1/streets/:streetId/figures', async ({ db, params, query, caller, now }) => ({
    countedAt: now.toISOString(),
    items: await readFigures(db, { ...params, ...query, caller, now }),
  }))

  on.read('GET /v1/streets/:streetId/figures/:figureId', async ({ db, params, query, caller, now }) => ({
    countedAt: now.toISOString(),
    ...(await readParts(db, { ...params, ...query, caller, now })),
  }))

  on.read('GET /v1/streets/:streetId/figures/:figureId/rows', ({ db, params, query, caller, now }) =>
    readRows(db, { ...params, ...query, caller, now }),
  )

  on.read('GET /v1/streets/:streetId/figures.xlsx', async ({ db, params, query, caller, now }) => {
    const wish = { ...params, ...query, caller, now }
    const items = await readFigures(db, wish)
    const more = [
      await definitionSheet(
        db,
        wish,
        figureIds.filter(id => items.some(item => item.id === id)),
      ),
    ]
    const page = async () => ({ items, nextCursor: null })
    return sheetReply(
      exportList(db, { ...params, caller, now, list: '数据', columns: valueColumns, page, more }),
    )
  })

  on.read(
    'GET /v1/streets/:streetId/figures/:figureId/rows.xlsx',
    async ({ db, params, query, caller, now }) => {
      const { figureId } = params
      const wish = { ...params, ...query, caller, now }
      const more = [await definitionSheet(db, wish, [figureId])]
      const page = (part: ListPart) => readRows(db, { ...wish, ...part })
      const list = figures[figureId].name
      return sheetReply(
        exportList(db, { ...params, caller, now, list, columns: rowColumns(figureId), page, more }),
      )
    },
  )
}

const hourMs = 3_600_000
const streetsKept = 200

/** What anybody may ask as often as they like is counted once an hour: a year of a large street takes a second. */
function bindPublicFigures(on: Serving): void {
  const kept = new LRUCache<string, Promise<MadeReply>>({ max: streetsKept })

  on.read('GET /v1/streets/:streetId/public-figures', async ({ db, params: { streetId }, now }) => {
    const hour = new Date(Math.floor(now.getTime() / hourMs) * hourMs)
    const key = `${streetId} ${hour.getTime()}`
    const before = kept.get(key)
    if (before !== undefined) return before
    if (!(await isStreet(db, streetId))) throw new Refusal('not_found')
    const making = readPublicFigures(db, streetId, hour).then(madeOf)
    kept.set(key, making)
    // What failed is tried again by the next who asks.
    making.catch(() => kept.delete(key))
    return making
  })

  on.read('GET /v1/streets/:streetId/me/year', ({ db, deps, params, query, caller, now }) =>
    readOwnYear(db, { ...params, ...query, memberId: caller.member.id, config: deps.config, now }),
  )
}
