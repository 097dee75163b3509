import { shanghaiDate } from '@yunxuan/domain'
import { plainPage } from '../../platform/addresses.ts'
import type { Executor } from '../../platform/database.ts'
import { escapeMarkup } from '../../platform/html.ts'
import { Refusal } from '../../platform/refuse.ts'
import { listStreets } from '../street/street.store.ts'
import { countSitePages, listSitePages } from './plain.store.ts'

/** Of one file; the protocol allows 50,000. */
const pagesEach = 20_000
const xmlns = 'http://www.sitemaps.org/schemas/sitemap/0.9'

/** Returns the sitemaps of all streets, several of one that has many pages. */
export async function sitemapIndex(db: Executor, publicUrl: string): Promise<string> {
  const maps: string[] = []
  for (const { id } of await listStreets(db)) {
    const files = Math.max(1, Math.ceil((await countSitePages(db, id)) / pagesEach))
    for (let page = 1; page <= files; page += 1) {
      const query = page === 1 ? '' : `?page=${page}`
      maps.push(
        `<sitemap><loc>${escapeMarkup(`${plainPage(publicUrl, id)}/sitemap.xml${query}`)}</loc></sitemap>`,
      )
    }
  }
  return `<?xml version="1.0" encoding="UTF-8"?>\n<sitemapindex xmlns="${xmlns}">${maps.join('\n')}</sitemapindex>\n`
}

/** Returns the pages of a street, the street's own first. */
export async function streetSitemap(
  db: Executor,
  { streetId, page, publicUrl }: { streetId: string; page: number; publicUrl: string },
): Promise<string> {
  const pages = await listSitePages(db, streetId, { offset: (page - 1) * pagesEach, limit: pagesEach })
  if (pages.length === 0 && page > 1) throw new Refusal('not_found')
  const own = page === 1 ? [`<url><loc>${escapeMarkup(plainPage(publicUrl, streetId))}</loc></url>`] : []
  const urls = pages.map(
    ({ kind, id, changedAt }) =>
      `<url><loc>${escapeMarkup(plainPage(publicUrl, streetId, kind, id))}</loc><lastmod>${shanghaiDate(changedAt)}</lastmod></url>`,
  )
  return `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="${xmlns}">${[...own, ...urls].join('\n')}</urlset>\n`
}

/** Returns what search engines may read: the pages without scripts, and no more. */
export const robotsOf = (publicUrl: string): string => `User-agent: *
Allow: /s
Allow: /share/
Allow: /v1/streets/*/pictures/
Disallow: /v1/
Disallow: /console/
Disallow: /embed/
Disallow: /docs
Sitemap: ${publicUrl}/sitemap.xml
`
