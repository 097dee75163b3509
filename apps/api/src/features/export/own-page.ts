import { sayClock, shanghaiDate } from '@yunxuan/domain'
import { html } from '../../platform/html.ts'
import type { OwnRow } from '../../platform/own-data.ts'
import type { OwnData, OwnPart } from './export.service.ts'

const style = `body{font:17px/1.6 system-ui,"Noto Sans SC",sans-serif;color:#1f1a17;background:#fff;max-width:44rem;margin:0 auto;padding:1rem}
h1{font-size:1.6rem}h2{font-size:1.2rem;margin:2rem 0 .5rem}p{margin:.4rem 0}
dl{display:grid;grid-template-columns:minmax(6rem,10rem) 1fr;gap:.2rem 1rem;margin:0;padding:.7rem 0;border-top:1px solid #e0d9d2;break-inside:avoid}
dt{color:#5b524c}dd{margin:0;overflow-wrap:anywhere;white-space:pre-line}
@media(prefers-color-scheme:dark){body{color:#f1ebe6;background:#1b1715}dt{color:#c2b8b0}dl{border-color:#463d37}}
@media print{body{font-size:11pt;color:#000;background:#fff}dt{color:#444}}`

/** A part as people read it: each row as pairs of a heading and what stands under it; what is empty is left out. */
export interface SaidPart {
  title: string
  rows: (readonly [head: string, said: string])[][]
}

/** Returns the parts that have something, as people say it. */
export function sayParts({ parts }: Pick<OwnData, 'parts'>): SaidPart[] {
  return parts.flatMap(part =>
    part.rows.length === 0 ? [] : [{ title: part.title, rows: part.rows.map(row => sayRow(part, row)) }],
  )
}

function sayRow(part: OwnPart, row: OwnRow): (readonly [string, string])[] {
  return Object.entries(part.heads).flatMap(([key, head]) => {
    const said = sayValue(row[key], part.says?.[key])
    return said === '' ? [] : [[head, said] as const]
  })
}

function sayValue(value: OwnRow[string] | undefined, words: Readonly<Record<string, string>> = {}): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return `${shanghaiDate(value)} ${sayClock(value)}`
  if (typeof value === 'boolean') return value ? '是' : '不是'
  if (typeof value === 'object') return value.map(each => words[each] ?? each).join('、')
  return words[value] ?? String(value)
}

/** What is said above all parts. */
export function sayHead({ streetName, deskPhone, madeAt }: OwnData): string[] {
  return [
    `这是云选在${streetName}存着的、您和您家人的全部信息，${shanghaiDate(madeAt)} ${sayClock(madeAt)} 取的。`,
    '身份证号只写头尾，全的您自己知道。照片、私密备注到期清除的，这里也没有了。',
    `哪里不对，在“我的”里改，或者打服务台电话 ${deskPhone}。`,
  ]
}

/** Returns somebody's own data as a page to read and print, which fetches and runs nothing. */
export function ownPage(data: OwnData): string {
  const title = `${data.name}的云选信息`
  return html`<!doctype html><html lang="zh-CN"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex"><title>${title}</title>
<style>${style}</style></head><body><main><h1>${title}</h1>
${sayHead(data).map(line => html`<p>${line}</p>`)}
${sayParts(data).map(
  ({ title: heading, rows }) =>
    html`<section><h2>${heading}（${rows.length}）</h2>${rows.map(
      row => html`<dl>${row.map(([head, said]) => html`<dt>${head}</dt><dd>${said}</dd>`)}</dl>`,
    )}</section>`,
)}</main></body></html>`.text
}

/** Returns somebody's own data for programs: instants in UTC (ISO 8601), values as they are kept, headings beside them. */
export function ownJson({ streetId, streetName, name, madeAt, parts }: OwnData): string {
  const told = parts.map(({ name: part, title, heads, rows }) => ({
    name: part,
    title,
    columns: heads,
    rows,
  }))
  const street = { id: streetId, name: streetName }
  return JSON.stringify(
    { format: 'yunxuan-own-data', version: 1, madeAt, street, name, parts: told },
    null,
    2,
  )
}
