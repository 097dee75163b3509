import { plainPage } from '../../platform/addresses.ts'
import type { Db } from '../../platform/database.ts'
import { Refusal } from '../../platform/refuse.ts'
import { type MadeReply, madeOfText, type Serving } from '../../platform/serve.ts'
import { readCards, readPage } from '../article/article.queries.ts'
import { listSlotViews } from '../booking/slot-view.ts'
import { readMatter } from '../matter/matter.queries.ts'
import { listServices, readService } from '../service/catalogue.service.ts'
import { readStation } from '../station/station.queries.ts'
import { readStreet } from '../street/street.service.ts'
import { listStreets } from '../street/street.store.ts'
import { embedPage, noteOf } from './embed.ts'
import { articlePage, gonePage, matterPage, servicePage, streetPage, streetsPage } from './plain.service.ts'
import { stationPage } from './plain-station.ts'
import { robotsOf, sitemapIndex, streetSitemap } from './sitemap.ts'

const htmlType = 'text/html; charset=utf-8'
const xmlType = 'application/xml; charset=utf-8'
const shownInStreet = 30
const usualEmbedded = 10

/** Nothing is run or fetched but pictures of ours, whatever somebody typed; and who may show it inside their page. */
const policyOf = (ancestors: string) => ({
  'content-security-policy': `default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors ${ancestors}`,
})

export function bindPlain(on: Serving): void {
  bindPages(on)
  bindPlaces(on)
  bindEmbed(on)
  bindSitemaps(on)
}

function bindPages(on: Serving): void {
  on.read('GET /s', async ({ db, deps }) => page(streetsPage(await listStreets(db), deps.config.publicUrl)))

  on.read('GET /s/:streetId', ({ db, deps, params: { streetId }, now }) =>
    orGone(deps.config.publicUrl, () =>
      deps.catalogue({
        streetId,
        key: 'plain street',
        now,
        make: async () => {
          const around = await aroundOf(db, streetId, deps.config, now)
          const [services, articles] = await Promise.all([
            listServices(db, streetId, { limit: shownInStreet }, now),
            readCards(db, { streetId, query: { limit: shownInStreet }, caller: null, now }),
          ])
          const lineOf = (
            kind: 'services' | 'articles',
            one: { id: string; title: string },
            note: string,
          ) => ({
            title: one.title,
            note,
            href: plainPage(around.publicUrl, streetId, kind, one.id),
          })
          return page(
            streetPage(
              {
                services: services.items.map(card => lineOf('services', card, noteOf(card))),
                articles: articles.items.map(card => lineOf('articles', card, card.summary)),
              },
              around,
            ),
          )
        },
      }),
    ),
  )

  on.read('GET /s/:streetId/services/:serviceId', ({ db, deps, params, now }) =>
    orGone(deps.config.publicUrl, () =>
      deps.catalogue({
        streetId: params.streetId,
        key: `plain service ${params.serviceId}`,
        now,
        make: async () => {
          const guest = {
            config: deps.config,
            member: null,
            dependantId: undefined,
            from: undefined,
            to: undefined,
          }
          const [service, slots, around] = await Promise.all([
            readService(db, params.streetId, params.serviceId, now),
            listSlotViews(db, { ...guest, ...params, now }),
            aroundOf(db, params.streetId, deps.config, now),
          ])
          return page(servicePage(service, slots, around))
        },
      }),
    ),
  )

  on.read('GET /s/:streetId/articles/:articleId', ({ db, deps, params, now }) =>
    orGone(deps.config.publicUrl, async () => {
      const article = await readPage(db, { ...params, now })
      return page(articlePage(article, await aroundOf(db, params.streetId, deps.config, now)))
    }),
  )

  on.read('GET /s/:streetId/matters/:matterId', ({ db, deps, params, now }) =>
    orGone(deps.config.publicUrl, async () => {
      // As a stranger reads it, whoever asks: the page is the same for everybody.
      const matter = await readMatter(db, deps.config, { ...params, caller: null, now })
      const { title, text } = matter
      if (title === null || text === null) throw new Refusal('not_found')
      return page(
        matterPage({ ...matter, title, text }, await aroundOf(db, params.streetId, deps.config, now)),
      )
    }),
  )
}

function bindPlaces(on: Serving): void {
  on.read('GET /s/:streetId/places/:locationId', ({ db, deps, params, now }) =>
    orGone(deps.config.publicUrl, async () => {
      const station = await readStation(db, { ...params, now })
      return page(stationPage(station, await aroundOf(db, params.streetId, deps.config, now)))
    }),
  )
}

function bindEmbed(on: Serving): void {
  on.read('GET /embed/:streetId/services', ({ db, deps, params: { streetId }, query, now }) =>
    orGone(deps.config.publicUrl, () =>
      deps.catalogue({
        streetId,
        key: `embed ${JSON.stringify(Object.entries(query).sort())}`,
        now,
        make: async () => {
          const { theme = 'auto', limit = usualEmbedded, ...which } = query
          const { publicUrl, street } = await aroundOf(db, streetId, deps.config, now)
          const { items } = await listServices(db, streetId, { ...which, limit }, now)
          const text = embedPage(items, { publicUrl, street, theme, now })
          return madeOfText(text, htmlType, { headers: policyOf(deps.config.embeddedBy) })
        },
      }),
    ),
  )
}

function bindSitemaps(on: Serving): void {
  on.read('GET /robots.txt', async ({ deps }) =>
    madeOfText(robotsOf(deps.config.publicUrl), 'text/plain; charset=utf-8'),
  )

  on.read('GET /sitemap.xml', async ({ db, deps }) =>
    madeOfText(await sitemapIndex(db, deps.config.publicUrl), xmlType),
  )

  on.read(
    'GET /s/:streetId/sitemap.xml',
    ({ db, deps, params: { streetId }, query: { page: number = 1 }, now }) =>
      deps.catalogue({
        streetId,
        key: `sitemap ${number}`,
        now,
        make: async () =>
          madeOfText(
            await streetSitemap(db, { streetId, page: number, publicUrl: deps.config.publicUrl }),
            xmlType,
          ),
      }),
  )
}

const page = (text: string, status = 200) =>
  madeOfText(text, htmlType, { status, headers: policyOf("'none'") })

async function aroundOf(db: Db, streetId: string, { publicUrl }: { publicUrl: string }, now: Date) {
  return { publicUrl, street: await readStreet(db, streetId), now }
}

/** Whoever followed an old link reads that it is gone, in a page and not as data. */
async function orGone(publicUrl: string, make: () => Promise<MadeReply>): Promise<MadeReply> {
  try {
    return await make()
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'not_found') throw error
    return page(gonePage(publicUrl), 404)
  }
}
