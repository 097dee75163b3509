import type { Report, ReportFigure } from '@yunxuan/contract'
import { fillText, reportTemplates, sayDateTime, sayFigure, saySpan, shanghaiClock } from '@yunxuan/domain'
import type { Executor } from '../../platform/database.ts'
import { codeAsSvg, typeset } from '../../platform/typeset.ts'
import { findStreet } from '../street/street.store.ts'

// The head as offices print it: the name in red, number, who issues it and the day, a red line below.
const page = `
#let data = json(bytes(sys.inputs.data))
#let brand = rgb("#b3202a")
#let ink = rgb("#1f1a17")
#let ink2 = rgb("#5b524c")
#let rule = rgb("#e8e1da")
#set document(title: data.title)
#set page(paper: "a4", margin: (x: 24mm, top: 22mm, bottom: 20mm), footer: align(center, text(size: 9pt, fill: ink2, context counter(page).display("— 1 / 1 —", both: true))))
#set text(font: "Noto Sans SC", lang: "zh", region: "cn", size: 11.5pt, fill: ink)
#set par(leading: 0.95em, justify: true)
#if data.draft { place(center + horizon, rotate(-24deg, text(size: 96pt, weight: "bold", fill: rgb("#b3202a22"), "草稿"))) }
#align(center)[
  #text(size: 34pt, weight: "bold", fill: brand, tracking: 8pt, data.head)
  #v(1mm)
  #text(size: 13pt, data.number)
]
#v(2mm)
#grid(columns: (1fr, 1fr), text(size: 11pt, data.issuer), align(right, text(size: 11pt, data.day)))
#v(-1mm)
#line(length: 100%, stroke: 1.6pt + brand)
#v(3mm)
#align(center, text(size: 17pt, weight: "bold", data.title))
#if data.corrects != "" [#v(1mm) #block(width: 100%, inset: 8pt, stroke: 0.6pt + brand, radius: 2pt, text(size: 10.5pt, data.corrects))]
#v(2mm)
#for (heading, body) in data.sections [
  #block(above: 5mm, below: 2.5mm, text(size: 13pt, weight: "bold", fill: brand, heading))
  #for line in body [#par(first-line-indent: (amount: 2em, all: true), line) ]
]
#block(above: 6mm, below: 2.5mm, text(size: 13pt, weight: "bold", fill: brand, "数据"))
#set text(size: 10pt)
#table(columns: (1fr, 36mm, 44mm, 34mm), stroke: 0.4pt + rule, inset: (x: 5pt, y: 5.5pt), align: (left, right, left, left),
  fill: (_, row) => if row == 0 { rgb("#f7f3ee") },
  table.header([*系统计数*], [*多少*], [*上期现为*], [*街道填报（不相加）*]),
  ..data.figures.map(((name, letter, value, late, claims)) => ([#name#super(letter)], text(weight: "bold", value), late, claims)).flatten())
#if data.claims.len() > 0 [
  #block(above: 5mm, below: 2mm, text(size: 12pt, weight: "bold", fill: brand, "街道填报的其他数（系统没有数过）"))
  #table(columns: (32mm, 28mm, 1fr), stroke: 0.4pt + rule, inset: (x: 5pt, y: 5pt), ..data.claims.flatten())
]
#block(above: 6mm, breakable: false)[
  #line(length: 100%, stroke: 0.4pt + rule)
  #text(size: 8.5pt, fill: ink2)[
    #for (letter, text) in data.notes [#super(letter) #text #linebreak()]
    #data.about
  ]
  #v(3mm)
  #grid(columns: (24mm, 1fr), column-gutter: 5mm, align: horizon,
    image(bytes(data.code), format: "svg", width: 24mm, alt: "打开这一期的二维码"),
    text(size: 9pt, fill: ink2)[扫码在工作台打开这一期，每个数都点得开，看得到是哪些记录。 #linebreak() #text(size: 7pt, data.hash)])
]
`

/** Returns a 简报 on A4, its numbers with letters that lead to how each was counted. */
export async function printReport(
  db: Executor,
  { streetId, report, publicUrl }: { streetId: string; report: Report; publicUrl: string },
): Promise<Buffer> {
  const street = await findStreet(db, streetId)
  const { figures, claims } = report
  const words = new Map(figures.map(figure => [figure.name, sayFigure(figure)]))
  const isBeside = (figureId: string | null) => figures.some(({ id }) => id === figureId)
  return typeset(page, {
    title: report.title,
    draft: report.status !== 'released',
    head: reportTemplates[report.template].name,
    number: report.number === null ? '草稿' : `第 ${report.number} 期`,
    issuer: street === undefined ? '' : `${street.name}办事处`,
    day: sayDay(new Date(report.releasedAt ?? report.countedAt)),
    corrects: report.correctsId === null ? '' : `本期更正第 ${report.correctsNumber} 期。${report.reason}`,
    sections: report.sections.map(({ heading, text }) => [
      heading,
      fillText(text, words)
        .split('\n')
        .filter(line => line.trim() !== ''),
    ]),
    figures: figures.map((figure, at) => [
      figure.name,
      letterOf(at),
      sayFigure(figure),
      sayLate(figure),
      claims
        .filter(({ figureId }) => figureId === figure.id)
        .map(({ value, unit }) => `${value.toLocaleString('zh-CN')} ${unit}`)
        .join('、'),
    ]),
    claims: claims
      .filter(({ figureId }) => !isBeside(figureId))
      .map(({ name, value, unit, quote, source }) => [
        name,
        `${value.toLocaleString('zh-CN')} ${unit}`,
        `“${quote}”（${source}）`,
      ]),
    notes: figures.map(({ name, definition, version, unnamed }, at) => [
      letterOf(at),
      `${name}：${definition}${unnamed > 0 ? `另有 ${unnamed} 人次未留名。` : ''}${version > 1 ? `（口径第 ${version} 版）` : ''}`,
    ]),
    about: `统计时间：${saySpan(report)}。截至 ${sayDateTime(new Date(report.countedAt))}。街道填报的数照原话抄录，不与系统计数相加。`,
    hash: report.sha256 === null ? '' : `SHA-256 ${report.sha256}`,
    code: codeAsSvg(`${publicUrl}/console/${streetId}/reports/${report.id}`),
  })
}

/** a, b, … z, aa: more numbers than letters are no trouble. */
function letterOf(at: number): string {
  const letter = String.fromCharCode(97 + (at % 26))
  return at < 26 ? letter : letterOf(Math.floor(at / 26) - 1) + letter
}

function sayLate({ late, corrected, unit }: ReportFigure): string {
  const parts = [
    corrected !== null && corrected.came + corrected.went > 0
      ? `更正前 ${corrected.was ?? '—'}（增 ${corrected.came} 条，减 ${corrected.went} 条）`
      : '',
    late !== null && late.came + late.went > 0
      ? `${late.now ?? '—'} ${unit}（补计 ${late.came} 条，更正 ${late.went} 条）`
      : '',
  ]
  return parts.filter(part => part !== '').join('；')
}

function sayDay(instant: Date): string {
  const { year, month, day } = shanghaiClock(instant)
  return `${year} 年 ${month} 月 ${day} 日`
}
