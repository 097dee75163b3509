import type { Endpoint } from '@yunxuan/contract'
import { record } from '@yunxuan/contract'
import type { FastifySchema } from 'fastify'

// Without a query of its own an endpoint takes none: what is not known is refused.
const noQuery = record({})

/** Returns what Fastify validates of a request. */
export function routeSchema(endpoint: Endpoint): FastifySchema {
  return {
    ...(endpoint.params === undefined ? {} : { params: endpoint.params }),
    querystring: endpoint.query ?? noQuery,
    ...(endpoint.body === undefined ? {} : { body: endpoint.body }),
  }
}
