import type { ServiceCard } from '@yunxuan/contract'
import { sayDateTime, sayTime } from '@yunxuan/domain'
import { plainPage } from '../../platform/addresses.ts'
import { Html, html } from '../../platform/html.ts'

/** How a list stands in another house's page. */
export interface Embedding {
  publicUrl: string
  street: { id: string; name: string }
  theme: 'light' | 'dark' | 'auto'
  now: Date
}

/** Returns a list of services to be put into a page of another house: each opens in a window of its own. */
export function embedPage(
  cards: readonly ServiceCard[],
  { publicUrl, street, theme, now }: Embedding,
): string {
  const { text } = html`<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="robots" content="noindex"><title>${street.name}的服务</title><base target="_blank">
<style>${new Html(sheetOf(theme))}</style></head><body>
<ul>${cards.map(
    card =>
      html`<li><a href="${plainPage(publicUrl, street.id, 'services', card.id)}" rel="noopener"><b>${card.title}</b><br><span>${noteOf(card)}</span></a></li>`,
  )}</ul>
${cards.length === 0 && html`<p>最近没有可以约的。</p>`}
<p><a href="${plainPage(publicUrl, street.id)}" rel="noopener">${street.name}的更多服务</a> <span>更新于 ${sayTime(now)}</span></p>
</body></html>
`
  return text
}

/** Returns what a list says of a service: when and where next, and what it is. */
export function noteOf({ nextSlot, locationName, summary }: ServiceCard): string {
  const when = nextSlot === null ? '' : sayDateTime(new Date(nextSlot.startsAt))
  return [when, locationName, summary].filter(Boolean).join(' · ')
}

const light = '--ink:#1f1a17;--dim:#5b524c;--ground:#fff;--line:#e8e1da;--go:#b3202a'
const dark = '--ink:#f3ece6;--dim:#b9aea6;--ground:#171311;--line:#3a322d;--go:#f0787f'

function sheetOf(theme: Embedding['theme']): string {
  const colours =
    theme === 'auto'
      ? `:root{color-scheme:light dark;${light}}@media(prefers-color-scheme:dark){:root{${dark}}}`
      : `:root{color-scheme:${theme};${theme === 'dark' ? dark : light}}`
  return `${colours}body{margin:0;padding:8px 12px;background:var(--ground);color:var(--ink);font:16px/1.6 "PingFang SC","Noto Sans CJK SC","Microsoft YaHei",sans-serif;overflow-wrap:anywhere}
ul{list-style:none;margin:0;padding:0}li{border-bottom:1px solid var(--line)}li a{display:block;padding:10px 0;color:inherit;text-decoration:none}
span{color:var(--dim);font-size:14px}p a{color:var(--go)}`
}
