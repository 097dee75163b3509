import { codeAsSvg, typeset } from '../../platform/typeset.ts'

/** What hangs on the wall. */
export interface Poster {
  platform: string
  street: string
  category: string
  title: string
  summary: string
  /** Dates and times as said to a neighbour, soonest first. */
  times: string[]
  /** There are more than these. */
  hasMore: boolean
  place: string
  address: string
  /** Facts worth a line: whom it is for, what to bring, what it costs. */
  facts: { name: string; text: string }[]
  organization: string
  phone: string
  /** What to do with the code, and for whom who cannot. */
  invitation: { call: string; how: string }
  /** What the code opens. */
  link: string
}

/** Typst puts the poster as data into a page, so nothing that somebody typed is ever read as markup. */
const page = `
#let data = json(bytes(sys.inputs.data))
#let brand = rgb("#b3202a")
#let ink = rgb("#1f1a17")
#let ink2 = rgb("#5b524c")
#let soft = rgb("#fbeaea")
#let line-colour = rgb("#e8e1da")
#set document(title: data.title)
#set page(paper: "a4", margin: 0pt, fill: rgb("#f7f3ee"))
#set text(font: "Noto Sans SC", lang: "zh", region: "cn", size: 15pt, fill: ink)
#set par(leading: 0.75em)
#let size-of(title) = if title.clusters().len() <= 7 { 62pt } else if title.clusters().len() <= 16 { 50pt } else if title.clusters().len() <= 24 { 38pt } else { 30pt }
#block(width: 100%, height: 104mm, fill: brand, inset: (x: 20mm, y: 14mm))[
  #set text(fill: white)
  #grid(columns: (1fr, auto), text(size: 17pt, weight: "bold", data.platform), text(size: 15pt, data.street))
  #v(4mm)
  #v(1fr)
  #box(fill: white, radius: 10pt, inset: (x: 11pt, y: 6pt), text(fill: brand, size: 15pt, weight: "bold", data.category))
  #v(4mm)
  #block(text(size: size-of(data.title), weight: "bold", { set par(leading: 0.5em); data.title }))
  #v(3mm)
  #text(size: 18pt, data.summary)
]
#block(width: 100%, height: 127mm, clip: true, inset: (x: 20mm, top: 10mm))[
  #let heading(words) = text(size: 15pt, weight: "bold", fill: brand, words)
  #grid(columns: (1.5fr, 1fr), column-gutter: 10mm,
    [
      #heading("时间")
      #if data.times.len() == 0 { block(above: 6.5mm, text(size: 18pt, weight: "bold", "扫码看最新场次")) }
      #for time in data.times { block(above: 6.5mm, text(size: 18pt, weight: "bold", time)) }
      #if data.hasMore { block(above: 6.5mm, text(size: 14pt, fill: ink2, "更多场次，扫码查看")) }
    ],
    [
      #heading("地点")
      #block(above: 6.5mm, below: 5mm, text(size: 18pt, weight: "bold", data.place))
      #text(size: 15pt, fill: ink2, data.address)
    ])
  #v(6mm)
  #line(length: 100%, stroke: 1pt + line-colour)
  #v(4mm)
  #for fact in data.facts { block(below: 6mm, grid(columns: (28mm, 1fr), text(weight: "bold", fill: ink2, fact.name), fact.text)) }
]
#place(bottom + left, block(width: 100%, fill: white, inset: (x: 20mm, y: 10mm))[
  #grid(columns: (44mm, 1fr), column-gutter: 12mm, align: horizon,
    image(bytes(data.code), format: "svg", width: 44mm, alt: "打开它的二维码"),
    [
      #block(below: 6.5mm, text(size: 26pt, weight: "bold", data.invitation.call))
      #text(size: 15pt, fill: ink2, data.invitation.how)
      #if data.phone != "" { block(above: 6.5mm, below: 5mm, text(size: 22pt, weight: "bold", fill: brand, "电话 " + data.phone)) }
      #text(size: 13pt, fill: ink2, data.organization)
    ])
])
`

/** Returns an A4 poster as PDF; its type has every character that names are written with. */
export function printPoster(poster: Poster): Promise<Buffer> {
  return typeset(page, { ...shortened(poster), code: codeAsSvg(poster.link) })
}

/** A wall is read from two steps away: what is long there is read on the phone. */
function shortened(poster: Poster): Poster {
  const facts = poster.facts.map(({ name, text }) => ({ name, text: shorten(text, 46) }))
  return { ...poster, place: shorten(poster.place, 20), address: shorten(poster.address, 34), facts }
}

function shorten(text: string, most: number): string {
  const letters = Array.from(text)
  return letters.length <= most ? text : `${letters.slice(0, most - 1).join('')}…`
}
