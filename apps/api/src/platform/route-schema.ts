import type { Endpoint } from '@yunxuan/contract'
import { record } from '@yunxuan/contract'
import type { FastifySchema } from 'fastify'

/** Returns what Fastify validates of a request. */
export function routeSchema(endpoint: Endpoint): FastifySchema {
  return {
    ...(endpoint.params === undefined ? {} : { params: endpoint.params }),
    // Without a query of its own an endpoint takes none: what is not known is refused.
    querystring: endpoint.query ?? record({}),
    ...(endpoint.body === undefined ? {} : { body: endpoint.body }),
  }
}
