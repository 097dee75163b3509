import { categories } from '@yunxuan/domain'
import Type from 'typebox'
import { endpoints } from './endpoint.ts'
import { file, id, inStreet, oneOf, record, streetId } from './schema.ts'

const html = file('text/html')
const refusals = ['not_found'] as const

/** Pages for whoever runs no scripts: search engines, the preview of a link, an old browser, another house's page. */
export const plainEndpoints = endpoints({
  'GET /s': {
    summary: 'The streets of this platform, as a page without scripts',
    access: 'public',
    reply: html,
    refusals: [],
  },
  'GET /s/:streetId': {
    summary: 'A street with what can be had soonest and what was written last, as a page without scripts',
    access: 'public',
    params: inStreet,
    reply: html,
    refusals,
  },
  'GET /s/:streetId/services/:serviceId': {
    summary: 'A published service and its times, as a page without scripts',
    access: 'public',
    params: record({ streetId, serviceId: id }),
    reply: html,
    refusals,
  },
  'GET /s/:streetId/articles/:articleId': {
    summary: 'An article or a guide, as a page without scripts',
    access: 'public',
    params: record({ streetId, articleId: id }),
    reply: html,
    refusals,
  },
  'GET /s/:streetId/matters/:matterId': {
    summary: 'What everybody reads of a matter, as a page without scripts',
    access: 'public',
    params: record({ streetId, matterId: id }),
    reply: html,
    refusals,
  },
  'GET /s/:streetId/places/:locationId': {
    summary: 'A station, when it is open and what is there, as a page without scripts',
    access: 'public',
    params: record({ streetId, locationId: id }),
    reply: html,
    refusals,
  },
  'GET /embed/:streetId/services': {
    summary: 'A list of services to be put into a page of another house; without scripts',
    access: 'public',
    params: inStreet,
    query: record({
      area: Type.Optional(id),
      brand: Type.Optional(id),
      category: Type.Optional(oneOf(categories)),
      theme: Type.Optional(oneOf(['light', 'dark', 'auto'])),
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 50 })),
    }),
    reply: html,
    refusals,
  },
  'GET /robots.txt': {
    summary: 'What search engines may read, and where the sitemap is',
    access: 'public',
    reply: file('text/plain'),
    refusals: [],
  },
  'GET /sitemap.xml': {
    summary: 'The sitemaps of all streets',
    access: 'public',
    reply: file('application/xml'),
    refusals: [],
  },
  'GET /s/:streetId/sitemap.xml': {
    summary: 'Every page of a street that search engines may read, with the day it was changed',
    access: 'public',
    params: inStreet,
    query: record({ page: Type.Optional(Type.Integer({ minimum: 1, maximum: 10_000 })) }),
    reply: file('application/xml'),
    refusals,
  },
})
