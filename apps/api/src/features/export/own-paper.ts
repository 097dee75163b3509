import { typeset } from '../../platform/typeset.ts'
import type { OwnData } from './export.service.ts'
import { sayHead, sayParts } from './own-page.ts'

const page = `
#let data = json(bytes(sys.inputs.data))
#set document(title: data.title)
#set text(font: "Noto Sans SC", lang: "zh", region: "cn", size: 11pt, fill: rgb("#1f1a17"))
#set page(paper: "a4", margin: (x: 20mm, y: 18mm), numbering: "1 / 1")
#text(size: 20pt, weight: "bold", data.title)
#for line in data.head [#par(line)]
#for part in data.parts {
  block(above: 8mm, below: 3mm, sticky: true, text(size: 14pt, weight: "bold", part.title + "（" + str(part.rows.len()) + "）"))
  for row in part.rows {
    line(length: 100%, stroke: 0.4pt + rgb("#e0d9d2"))
    for pair in row {
      grid(columns: (42mm, 1fr), column-gutter: 4mm, text(fill: rgb("#5b524c"), pair.at(0)), pair.at(1))
    }
  }
}
`

/** Returns somebody's own data as PDF. */
export function printOwn(data: OwnData): Promise<Buffer> {
  return typeset(page, { title: `${data.name}的云选信息`, head: sayHead(data), parts: sayParts(data) })
}
