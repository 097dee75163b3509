import type { FigureRow, FigureValue } from '@yunxuan/contract'
import { type FigureId, figures, type Span, stampOf, versionOf } from '@yunxuan/domain'
import type { Executor } from '../../platform/database.ts'
import type { ListSheet } from '../../platform/list-sheet.ts'
import type { ListColumns } from '../audit/list-export.ts'
import { findOrganizationName } from '../directory/directory.store.ts'
import { findStreet, listAreas } from '../street/street.store.ts'

/** What of a time was counted, and when. */
export interface SheetAsk extends Span {
  streetId: string
  areaId?: string | undefined
  organizationId?: string | undefined
  now: Date
}

/** What a spreadsheet of numbers says. */
export const valueColumns: ListColumns<FigureValue> = [
  ['数', 20, each => each.name],
  ['多少', 12, each => cellOf(each)],
  ['单位', 8, each => each.unit],
  ['未留名人次', 12, each => each.unnamed || null],
  ['前一段', 12, each => each.before],
  ['怎么数的', 80, each => each.definition],
]

/** Returns what stands in the cell of a number: a number where there is one, else why there is none. */
export function cellOf({ value, hidden }: Pick<FigureValue, 'value' | 'hidden'>): string | number {
  if (hidden === 'too_few') return '少于 5'
  if (hidden === 'only_whole_months') return '只有整月的总数'
  return value ?? '—'
}

const isMetColumn: ListColumns<FigureRow> = [['算不算', 8, each => (each.isMet ? '算' : '不算')]]

/** Returns what a spreadsheet of the rows of a number says. */
export function rowColumns(figureId: FigureId): ListColumns<FigureRow> {
  const { fold, isInMinutes } = figures[figureId]
  return [
    ['什么时候', 18, each => stampOf(new Date(each.at))],
    ['什么', 36, each => each.title],
    ['在哪里', 28, each => each.place],
    ['谁', 12, each => each.personName],
    [isInMinutes ? '分钟' : '人次', 8, each => each.weight],
    ...(fold === 'share' ? isMetColumn : []),
    ['编号', 40, each => each.id],
  ]
}

/** Returns the sheet that says what was counted, when and how: no number goes without it. */
export async function definitionSheet(
  db: Executor,
  ask: SheetAsk,
  ids: readonly FigureId[],
): Promise<ListSheet> {
  const { streetId, from, to, now } = ask
  return {
    name: '口径',
    heads: [
      ['项目', 20],
      ['内容', 90],
      ['版本', 8],
    ],
    rows: [
      ['统计时间', `${from} 到 ${to}，以北京时间的零点为界`, null],
      ['截至', stampOf(now), null],
      ['范围', await placeName(db, streetId, ask), null],
      ...ids.map(id => [
        figures[id].name,
        `单位：${figures[id].unit}。${figures[id].definition}`,
        versionOf(id),
      ]),
    ],
  }
}

async function placeName(
  db: Executor,
  streetId: string,
  { areaId, organizationId }: Pick<SheetAsk, 'areaId' | 'organizationId'>,
): Promise<string> {
  const street = (await findStreet(db, streetId))?.name ?? streetId
  const areas = areaId === undefined ? [] : await listAreas(db, streetId)
  const area = areas.find(({ id }) => id === areaId)?.name
  const unit =
    organizationId === undefined ? undefined : await findOrganizationName(db, streetId, organizationId)
  return [street, area, unit].filter(name => name !== undefined).join(' · ')
}
