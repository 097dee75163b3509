import { figureIds, figures } from '@yunxuan/domain'
import type { Serving } from '../../platform/serve.ts'
import { sheetReply } from '../../platform/sheet-reply.ts'
import { exportList, type ListPart } from '../audit/list-export.ts'
import { readFigures, readParts, readRows } from './figure.service.ts'
import { definitionSheet, rowColumns, valueColumns } from './figure-sheet.ts'

export function bindFigure(on: Serving): void {
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
