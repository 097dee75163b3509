import type { Picture } from '@yunxuan/contract'
import { Html, html, jsonLd } from '../../platform/html.ts'

/** A page that is read without scripts. */
export interface PlainPage {
  title: string
  /** In one line or two. */
  description: string
  canonical: string
  /** Where the same is in the app, and what one does there. */
  app?: { url: string; word: string }
  /** Absolute, 5:4 where it is a drawing. */
  picture: { url: string; width: number; height: number; alt: string }
  kind: 'website' | 'article'
  siteName: string
  data: object
  /** Other forms of the same. */
  alternates?: readonly { type: string; href: string; title: string }[]
  body: Html
}

const longestDescription = 160
const drawing = { width: 500, height: 400 }

/** Returns the whole document. */
export function documentOf(page: PlainPage): string {
  const { title, canonical, picture, siteName } = page
  const description = cut(page.description)
  const meta = (property: string, content: string | number) =>
    html`<meta property="${property}" content="${content}">`
  const { text } = html`<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}｜${siteName}</title>
<meta name="description" content="${description}">
<link rel="canonical" href="${canonical}">
${page.alternates?.map(({ type, href, title: name }) => html`<link rel="alternate" type="${type}" href="${href}" title="${name}">`)}
${meta('og:type', page.kind)}${meta('og:title', title)}${meta('og:description', description)}
${meta('og:url', canonical)}${meta('og:site_name', siteName)}${meta('og:locale', 'zh_CN')}
${meta('og:image', picture.url)}${meta('og:image:width', picture.width)}${meta('og:image:height', picture.height)}
${meta('og:image:alt', picture.alt)}
<meta name="twitter:card" content="summary_large_image">
<style>${new Html(sheet)}</style>
${jsonLd(page.data)}
</head><body><main>
${page.body}
${page.app && html`<p class="go"><a href="${page.app.url}">${page.app.word}</a></p>`}
</main></body></html>
`
  return text
}

/** Returns a picture as the preview of a link has it: its photograph, or else the drawing of its kind. */
export function pictureOf(
  publicUrl: string,
  photo: Picture | null,
  drawn: string,
  alt: string,
): PlainPage['picture'] {
  if (photo === null || photo.key !== null) {
    return { url: `${publicUrl}/share/${drawn}.png`, ...drawing, alt }
  }
  const { path, width, height } = photo
  return { url: `${publicUrl}${path}/large`, width, height, alt: photo.alt || alt }
}

/** Returns rows of names and what they come to; those without are left out. */
export function factsOf(facts: readonly (readonly [name: string, value: string | null | undefined])[]): Html {
  const rows = facts.filter(([, value]) => value !== undefined && value !== null && value.trim() !== '')
  return html`<dl>${rows.map(([name, value]) => html`<dt>${name}</dt><dd>${linesOf(value ?? '')}</dd>`)}</dl>`
}

/** Returns a text with its breaks. */
export const linesOf = (text: string): Html =>
  html`${text.split('\n').map((line, at) => html`${at > 0 && html`<br>`}${line}`)}`

function cut(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim()
  const letters = [...line]
  return letters.length <= longestDescription ? line : `${letters.slice(0, longestDescription - 1).join('')}…`
}

/** Large enough to be read without glasses; in the dark it is dark. */
const sheet = `:root{--ink:#1f1a17;--dim:#5b524c;--ground:#fff;--line:#e8e1da;--go:#b3202a;--on:#fff}
@media(prefers-color-scheme:dark){:root{--ink:#f3ece6;--dim:#b9aea6;--ground:#171311;--line:#3a322d;--go:#f0787f;--on:#171311}}
body{margin:0;background:var(--ground);color:var(--ink);font:18px/1.7 "PingFang SC","Noto Sans CJK SC","Microsoft YaHei",sans-serif;overflow-wrap:anywhere}
main{max-width:720px;margin:0 auto;padding:16px 16px 48px}h1{font-size:28px;line-height:1.3;margin:8px 0}h2{font-size:21px;margin:28px 0 4px}
p{margin:8px 0}a{color:var(--go)}img{max-width:100%;height:auto;border-radius:12px}.dim{color:var(--dim);font-size:16px}
dl{display:grid;grid-template-columns:5em 1fr;margin:12px 0}dt{color:var(--dim)}dd{margin:0}dt,dd{padding:8px 0;border-top:1px solid var(--line)}
ul,ol{padding-left:1.4em}li{margin:6px 0}blockquote{margin:8px 0;padding-left:12px;border-left:4px solid var(--line)}
.go a{display:block;margin-top:24px;padding:14px;border-radius:12px;background:var(--go);color:var(--on);text-align:center;font-size:20px;text-decoration:none}
.tag{color:var(--dim);border:1px solid var(--line);border-radius:6px;padding:0 6px;font-size:15px}`
