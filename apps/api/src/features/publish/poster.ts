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
  /** A photograph of it, as JPEG, if there is one. */
  picture: Buffer | null
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
  #text(size: if data.summary.clusters().len() <= 26 { 18pt } else { 15pt }, data.summary)
]
#block(width: 100%, height: 127mm, clip: true, inset: (x: 20mm, top: 10mm))[
  #let heading(words) = text(size: 15pt, weight: "bold", fill: brand, words)
  #let when = [
    #heading("时间")
    #if data.times.len() == 0 { block(above: 6.5mm, text(size: 18pt, weight: "bold", "扫码看最新场次")) }
    #for time in data.times { block(above: 6.5mm, text(size: 18pt, weight: "bold", time)) }
    #if data.hasMore { block(above: 6.5mm, text(size: 14pt, fill: ink2, "更多场次，扫码查看")) }
  ]
  #let beside = if data.picture == none [
    #heading("地点")
    #block(above: 6.5mm, below: 5mm, text(size: 18pt, weight: "bold", data.place))
    #text(size: 15pt, fill: ink2, data.address)
  ] else {
    box(radius: 8pt, clip: true, image(bytes(data.picture), format: "jpg", width: 64mm, height: 48mm, fit: "cover", alt: data.title))
  }
  #grid(columns: (1.5fr, 1fr), column-gutter: 10mm, when, beside)
  #v(6mm)
  #line(length: 100%, stroke: 1pt + line-colour)
  #v(4mm)
  #for fact in data.facts { block(below: data.gap * 1mm, grid(columns: (28mm, 1fr), text(weight: "bold", fill: ink2, fact.name), fact.text)) }
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
  return typeset(page, { ...laidOut(poster), code: codeAsSvg(poster.link) })
}

/**
 * A wall is read from two steps away: what is long there is read on the phone. A photograph stands where the place
 * would, which is a fact among the others then, and each of those has a line.
 */
function laidOut(poster: Poster) {
  const place = shorten(poster.place, 20)
  const address = shorten(poster.address, 34)
  if (poster.picture === null)
    return { ...poster, place, address, facts: shortened(poster.facts, 46), gap: 6 }
  const where = { name: '地点', text: shorten([place, address].filter(Boolean).join('，'), 42) }
  const facts = [where, ...shortened(poster.facts, 24)]
  return { ...poster, picture: [...poster.picture], facts, gap: 4.5 }
}

function shortened(facts: Poster['facts'], most: number): Poster['facts'] {
  return facts.map(({ name, text }) => ({ name, text: shorten(text, most) }))
}

function shorten(text: string, most: number): string {
  const letters = Array.from(text)
  return letters.length <= most ? text : `${letters.slice(0, most - 1).join('')}…`
}
