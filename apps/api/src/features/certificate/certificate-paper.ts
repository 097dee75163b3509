import type { EvidenceGrade } from '@yunxuan/domain'
import { hoursOf, sayCertificateNumber, shanghaiDate } from '@yunxuan/domain'
import { codeAsSvg, typeset } from '../../platform/typeset.ts'
import type { CertificateView } from './certificate.store.ts'

/** What the evidence of an hour is called on paper. */
export const gradeNames: Readonly<Record<EvidenceGrade, string>> = {
  'rotating-code': '现场扫码',
  'leader-scan': '负责人扫码',
  'recipient-confirmed': '服务对象确认',
  'late-scan': '扫码晚传',
  'back-filled': '事后补录',
}

/** What a service record lists. */
export interface ServedLine {
  servedOn: string
  title: string
  place: string
  organizationName: string
  minutes: number
  grade: EvidenceGrade
}

const shared = `
#let data = json(bytes(sys.inputs.data))
#let brand = rgb("#b3202a")
#let ink = rgb("#1f1a17")
#let ink2 = rgb("#5b524c")
#let line-colour = rgb("#e8e1da")
#set document(title: data.title)
#set text(font: "Noto Sans SC", lang: "zh", region: "cn", size: 12pt, fill: ink)
#let revoked-mark = if data.revoked { place(center + horizon, rotate(-24deg, text(size: 96pt, weight: "bold", fill: rgb("#b3202a33"), "已撤销"))) }
#let foot = [
  #line(length: 100%, stroke: 0.6pt + line-colour)
  #v(2mm)
  #grid(columns: (26mm, 1fr), column-gutter: 6mm, align: horizon,
    image(bytes(data.code), format: "svg", width: 26mm, alt: "查验这张证书的二维码"),
    text(size: 9pt, fill: ink2)[
      #block(below: 3mm, text(size: 12pt, weight: "bold", fill: ink, "证书号 " + data.number))
      #block(below: 3mm)[扫码或在“证书查验”里输入证书号，可以看到它是有效、已撤销还是查无此证。]
      #if data.head != "" [出证时本街道时间链的链尾：#text(size: 7pt, data.head)]
    ])
]
`

const award = `${shared}
#set page(paper: "a4", margin: (x: 24mm, y: 22mm), fill: rgb("#fffdfa"), background: rect(width: 186mm, height: 273mm, stroke: 1.2pt + brand, radius: 3mm), footer: foot, footer-descent: 4mm)
#set page(margin: (x: 24mm, top: 26mm, bottom: 58mm))
#revoked-mark
#align(center)[
  #v(18mm)
  #text(size: 40pt, weight: "bold", fill: brand, tracking: 12pt, "荣誉证书")
  #v(12mm)
  #text(size: 30pt, fill: rgb("#a06a00"), data.stars)
  #v(10mm)
]
#set text(size: 17pt)
#set par(leading: 1.25em, first-line-indent: (amount: 2em, all: true), justify: true)
#par(first-line-indent: 0em)[#text(size: 22pt, weight: "bold", data.name)（志愿者号 #data.volunteer）：]
#v(5mm)
截至 #(data.until)，您累计参加志愿服务 #text(weight: "bold", fill: brand, data.hours + " 小时")（#(data.grades)），经公示和审核，被评为 #text(weight: "bold", fill: brand, data.title)。特发此证，感谢您的付出。
#v(22mm)
#align(right)[#text(size: 15pt)[#data.street\\ #data.date]]
`

const served = `${shared}
#set page(paper: "a4", margin: (x: 20mm, top: 20mm, bottom: 56mm), footer: [#foot #align(center, text(size: 8pt, fill: ink2, context counter(page).display("第 1 页 / 共 1 页", both: true)))], footer-descent: 4mm)
#revoked-mark
#align(center, text(size: 24pt, weight: "bold", "平台服务记录"))
#v(4mm)
#text(size: 13pt)[#text(weight: "bold", data.name)（志愿者号 #data.volunteer）截至 #data.date 在#(data.street)累计志愿服务 #text(weight: "bold", fill: brand, data.hours + " 小时")。]
#v(1mm)
#text(size: 10pt, fill: ink2, data.grades)
#v(3mm)
#set text(size: 9pt)
#table(columns: (20mm, 1fr, 34mm, 34mm, 14mm, 20mm), stroke: 0.4pt + line-colour, inset: (x: 4pt, y: 5pt), fill: (_, row) => if row == 0 { rgb("#f7f3ee") },
  table.header([*日期*], [*活动*], [*地点*], [*组织单位*], [*小时*], [*依据*]),
  ..data.lines.flatten())
#text(size: 8.5pt, fill: ink2, "本记录由平台出具，记录在本街道的时间链中；它不是全国志愿服务信息系统出具的志愿服务记录证明。")
`

/** What a paper says besides its certificate. */
export interface PaperFacts {
  streetName: string
  checkUrl: string
  /** The day until which the hours were counted. */
  until: string
  lines: readonly ServedLine[]
}

/** Returns a certificate on A4: an award, or the list of what was served. */
export function printCertificate(certificate: CertificateView, facts: PaperFacts): Promise<Buffer> {
  const { chainSeq, chainHash, stars } = certificate
  const data = {
    title: certificate.title,
    name: certificate.personName,
    volunteer: certificate.volunteerNumber,
    hours: String(hoursOf(certificate.minutes)),
    stars: '★'.repeat(stars),
    street: facts.streetName,
    date: sayDay(shanghaiDate(certificate.issuedAt)),
    number: sayCertificateNumber(certificate.number),
    until: sayDay(facts.until),
    head: chainSeq === null ? '' : `${chainSeq}:${chainHash}`,
    revoked: certificate.revokedAt !== null,
    code: codeAsSvg(facts.checkUrl),
    grades: sayGrades(facts.lines),
    lines: facts.lines.map(lineOf),
  }
  return typeset(certificate.kind === 'stars' ? award : served, data)
}

function lineOf(line: ServedLine): string[] {
  const { servedOn, title, place, organizationName, minutes, grade } = line
  return [servedOn, title, place, organizationName, String(hoursOf(minutes)), gradeNames[grade]]
}

function sayGrades(lines: readonly ServedLine[]): string {
  const sums = new Map<EvidenceGrade, number>()
  for (const { grade, minutes } of lines) sums.set(grade, (sums.get(grade) ?? 0) + minutes)
  return [...sums].map(([grade, minutes]) => `${gradeNames[grade]} ${hoursOf(minutes)} 小时`).join('，')
}

function sayDay(day: string): string {
  const [year, month, date] = day.split('-').map(Number)
  return `${year} 年 ${month} 月 ${date} 日`
}
