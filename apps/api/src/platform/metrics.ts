import { BlockList, isIPv6 } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Db } from './database.ts'
import { Refusal } from './refuse.ts'

const secondsBuckets = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5]

const inside = new BlockList()
inside.addSubnet('127.0.0.0', 8)
inside.addSubnet('10.0.0.0', 8)
inside.addSubnet('172.16.0.0', 12)
inside.addSubnet('192.168.0.0', 16)
inside.addAddress('::1', 'ipv6')
inside.addSubnet('fc00::', 7, 'ipv6')

type Pool = Pick<Db['$client'], 'totalCount' | 'waitingCount'>

/** Measures every route and shows it to Prometheus at /metrics, within a private network only and past no proxy. */
export function measure(app: FastifyInstance, pool: Pool): void {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const seconds = new Histogram({
    name: 'http_request_seconds',
    help: 'Time to answer, by route and status',
    labelNames: ['method', 'route', 'status'],
    buckets: secondsBuckets,
    registers: [registry],
  })
  gauge(registry, 'database_pool_connections', 'Connections to the database', () => pool.totalCount)
  gauge(registry, 'database_pool_waiting', 'Questions that wait for a connection', () => pool.waitingCount)
  app.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'none'
    seconds.labels(request.method, route, String(reply.statusCode)).observe(reply.elapsedTime / 1000)
    done()
  })
  app.get('/metrics', async (request, reply) => {
    const { remoteAddress = '' } = request.socket
    const isInside = inside.check(remoteAddress, isIPv6(remoteAddress) ? 'ipv6' : 'ipv4')
    const isForwarded = request.headers['x-forwarded-for'] !== undefined
    if (!isInside || isForwarded) throw new Refusal('not_found')
    return reply.type(registry.contentType).send(await registry.metrics())
  })
}

function gauge(registry: Registry, name: string, help: string, read: () => number): void {
  new Gauge({
    name,
    help,
    registers: [registry],
    collect() {
      this.set(read())
    },
  })
}
