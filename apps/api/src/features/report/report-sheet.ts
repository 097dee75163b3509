import type { Claim, Report, ReportFigure } from '@yunxuan/contract'
import { saySpan, stampOf } from '@yunxuan/domain'
import type { MemberCaller } from '../../platform/caller.ts'
import type { Db } from '../../platform/database.ts'
import type { ListSheet } from '../../platform/list-sheet.ts'
import { Refusal } from '../../platform/refuse.ts'
import { exportList, type ListColumns } from '../audit/list-export.ts'
import { cellOf } from '../figure/figure-sheet.ts'
import { readReportRows } from './report-rows.ts'

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
  const rows: ListSheet[] = []
  for (const figure of report.figures.filter(({ isOpen }) => isOpen)) {
    rows.push(await rowsSheet(db, { streetId, report, caller, now }, figure))
  }
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

const rowsAtOnce = 50_000

async function rowsSheet(db: Db, ask: ReportExport, figure: ReportFigure): Promise<ListSheet> {
  const { streetId, report, caller, now } = ask
  const { items, nextCursor } = await readReportRows(db, {
    ...{ streetId, caller, now, reportId: report.id, figureId: figure.id },
    part: 'all',
    limit: rowsAtOnce,
  })
  if (nextCursor !== null) throw new Refusal('export_too_large')
  return {
    name: figure.name,
    heads: [
      ['什么时候', 18],
      ['什么', 36],
      ['在哪里', 28],
      [figure.unit === '小时' ? '分钟' : '计', 8],
      ['算不算', 8],
      ['编号', 40],
    ],
    rows: items.map(({ at, title, place, weight, isMet, id }) => [
      stampOf(new Date(at)),
      title,
      place,
      weight,
      isMet ? '算' : '不算',
      id,
    ]),
  }
}
