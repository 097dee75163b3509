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
#set page(paper: "a4", margin: (x: 22mm, top: 18mm, bottom: 18mm), footer: align(center, text(size: 9pt, fill: ink2, context counter(page).display("— 1 / 1 —", both: true))))
#set text(font: "Noto Sans SC", lang: "zh", region: "cn", size: 11.5pt, fill: ink)
#set par(leading: 0.95em, justify: true)
#if data.draft { place(center + horizon, rotate(-24deg, text(size: 96pt, weight: "bold", fill: rgb("#b3202a22"), "草稿"))) }
#align(center, text(size: 32pt, weight: "bold", fill: brand, tracking: 8pt, data.head))
#v(1mm)
#grid(columns: (1fr, auto, 1fr), text(size: 11pt, data.issuer), text(size: 12pt, data.number), align(right, text(size: 11pt, data.day)))
#v(-1mm)
#line(length: 100%, stroke: 1.6pt + brand)
#v(2mm)
#align(center, text(size: 16pt, weight: "bold", data.title))
#if data.corrects != "" [#v(1mm) #block(width: 100%, inset: 8pt, stroke: 0.6pt + brand, radius: 2pt, text(size: 10.5pt, data.corrects))]
#v(1mm)
#for (heading, body) in data.sections [
  #par[#text(weight: "bold", fill: brand, heading)#h(1em)#body.at(0, default: "")]
  #for line in body.slice(calc.min(1, body.len())) [#par(first-line-indent: (amount: 2em, all: true), line) ]
]
#v(1mm)
#set text(size: 9.5pt)
#set par(leading: 0.7em)
#table(columns: (1fr, 32mm, 56mm, 34mm), stroke: 0.4pt + rule, inset: (x: 5pt, y: 4.5pt), align: (left, right, left, left),
  fill: (_, row) => if row == 0 { rgb("#f7f3ee") },
  table.header([*系统计数*], [*多少*], [*上期现为*], [*街道填报（不相加）*]),
  ..data.figures.map(((name, letter, value, late, claims)) => ([#name#super(letter)], text(weight: "bold", value), late, claims)).flatten())
#if data.claims.len() > 0 [
  #block(above: 5mm, below: 2mm)[#text(size: 11pt, weight: "bold", fill: brand, "街道填报的其他数") #h(0.5em) #text(size: 8.5pt, fill: ink2, data.claimsAbout)]
  // Two beside each other: they are short.
  #let half(claim) = if claim == none { ([], []) } else { ([#claim.at(0) #text(size: 8.5pt, fill: ink2, claim.at(2))], text(weight: "bold", claim.at(1))) }
  #table(columns: (1fr, auto, 1fr, auto), stroke: 0.4pt + rule, inset: (x: 5pt, y: 4pt), align: (left, right, left, right),
    ..data.claims.chunks(2).map(pair => (half(pair.at(0)), half(pair.at(1, default: none)))).flatten())
]
#block(above: 5mm)[
  #line(length: 100%, stroke: 0.4pt + rule)
  #set text(size: 8pt, fill: ink2)
  #let note((letter, text)) = par[#super(letter) #text]
  #let middle = calc.ceil(data.notes.len() / 2)
  #set par(leading: 0.55em, spacing: 0.65em, justify: false)
  #grid(columns: (1fr, 1fr), column-gutter: 6mm,
    data.notes.slice(0, middle).map(note).join(), data.notes.slice(middle).map(note).join())
]
#block(above: 4mm, breakable: false, grid(columns: (18mm, 1fr), column-gutter: 4mm, align: horizon,
  image(bytes(data.code), format: "svg", width: 18mm, alt: "打开这一期的二维码"),
  text(size: 8.5pt, fill: ink2)[#data.about #linebreak() 扫码在工作台打开这一期，每个数都点得开，看得到是哪些记录。 #linebreak() #text(size: 7pt, data.hash)]))
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
  const others = claims.filter(({ figureId }) => !isBeside(figureId))
  const sources = new Set(others.map(({ source }) => source))
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
    claims: others.map(({ name, value, unit, quote, source }) => [
      name,
      `${value.toLocaleString('zh-CN')} ${unit}`,
      `“${quote}”${sources.size > 1 ? `（${source}）` : ''}`,
    ]),
    claimsAbout: `系统没有数过，照原话抄${sources.size === 1 ? `，出处：${[...sources][0]}` : ''}`,
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
