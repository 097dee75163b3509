import type { Claim, Report, ReportFigure } from '@yunxuan/contract'
import { type FigureId, type FrozenFact, saySpan, stampOf } from '@yunxuan/domain'
import type { MemberCaller } from '../../platform/caller.ts'
import type { Db } from '../../platform/database.ts'
import type { ListSheet } from '../../platform/list-sheet.ts'
import { exportList, type ListColumns } from '../audit/list-export.ts'
import { cellOf } from '../figure/figure-sheet.ts'
import { countReport, frozenRows } from './count.service.ts'
import { isFrozenLarge } from './issue.store.ts'

const figureColumns: ListColumns<ReportFigure> = [
  ['数', 20, each => each.name],
  ['多少', 12, each => cellOf(each)],
  ['单位', 8, each => each.unit],
  ['未留名人次', 12, each => each.unnamed || null],
  ['更正前', 12, each => each.corrected?.was ?? null],
  ['上期发布时', 12, each => each.late?.was ?? null],
  ['上期现在', 12, each => each.late?.now ?? null],
  ['上期补计（条）', 14, each => each.late?.came ?? null],
  ['上期更正（条）', 14, each => each.late?.went ?? null],
]

interface ReportExport {
  streetId: string
  report: Report
  caller: MemberCaller
  now: Date
}

/** Returns a 简报 as a spreadsheet: its numbers, how each is counted, what the street says, and the rows of each number. */
export async function exportReport(
  db: Db,
  { streetId, report, caller, now }: ReportExport,
): Promise<{ content: Buffer; fileName: string }> {
  const rows = await rowsSheets(db, { streetId, report, now })
  return exportList(db, {
    ...{ streetId, caller, now },
    list: '简报',
    columns: figureColumns,
    page: async () => ({ items: report.figures, nextCursor: null }),
    more: [definitions(report), claimsSheet(report.claims), ...rows],
  })
}

function definitions(report: Report): ListSheet {
  const { title, number, from, to, countedAt, sha256, figures } = report
  return {
    name: '口径',
    heads: [
      ['项目', 20],
      ['内容', 90],
      ['版本', 8],
    ],
    rows: [
      ['简报', number === null ? `${title}（草稿）` : `${title}，第 ${number} 期`, null],
      ['统计时间', `${saySpan({ from, to })}（${from} 到 ${to}，以北京时间的零点为界）`, null],
      ['截至', stampOf(new Date(countedAt)), null],
      ['指纹（SHA-256）', sha256, null],
      ...figures.map(({ name, unit, definition, version }) => [
        name,
        `单位：${unit}。${definition}`,
        version,
      ]),
    ],
  }
}

const claimsSheet = (claims: readonly Claim[]): ListSheet => ({
  name: '街道填报',
  heads: [
    ['项目', 20],
    ['街道填报', 12],
    ['单位', 8],
    ['时间', 16],
    ['原话', 60],
    ['出处', 30],
  ],
  rows: claims.map(({ name, value, unit, period, quote, source }) => [
    name,
    value,
    unit,
    period,
    quote,
    source,
  ]),
})

/** More are no reading, and a file of them is no download. */
const mostRows = 5_000
/** Deflated; a row is some fifty bytes of it. */
const mostBytes = mostRows * 80

/** Returns the rows of each number on a sheet of its own; where they are too many it says so. */
async function rowsSheets(
  db: Db,
  { streetId, report, now }: Omit<ReportExport, 'caller'>,
): Promise<ListSheet[]> {
  const rows = new Map<FigureId, readonly FrozenFact[] | null>()
  const open = report.figures.filter(({ isOpen }) => isOpen)
  if (report.status === 'released') {
    for (const { id } of open) {
      const of = { streetId, reportId: report.id, figureId: id }
      rows.set(id, (await isFrozenLarge(db, of, mostBytes)) ? null : await frozenRows(db, of))
    }
  } else {
    const asked = {
      streetId,
      report: { ...report, correctsId: null },
      before: undefined,
      withRows: true,
      now,
    }
    for await (const counted of countReport(db, asked)) {
      for (const { id, facts } of counted) rows.set(id, (facts?.length ?? 0) > mostRows ? null : facts)
    }
  }
  return open.map(figure => rowsSheet(figure, rows.get(figure.id) ?? null))
}

function rowsSheet({ name, unit }: ReportFigure, facts: readonly FrozenFact[] | null): ListSheet {
  const isTooMany = facts === null || facts.length > mostRows
  return {
    name,
    heads: [
      ['什么时候', 18],
      ['什么', 36],
      ['在哪里', 28],
      [unit === '小时' ? '分钟' : '计', 8],
      ['算不算', 8],
      ['编号', 40],
    ],
    rows: isTooMany
      ? [
          [
            null,
            '明细太多，一张表放不下。请在网页上看这个数的明细，或者按社区、按天导出。',
            null,
            null,
            null,
            null,
          ],
        ]
      : facts.map(({ at, title, place, weight, isMet, id }) => [
          stampOf(new Date(at)),
          title,
          place,
          weight,
          isMet ? '算' : '不算',
          id,
        ]),
  }
}
