import Fastify from 'fastify'

/** The least a Fastify route can do: what everything else is measured against. */
const app = Fastify()
let bytes = Buffer.from('{}')

// The list of 20 as the product answered it, sent as it is.
app.post('/load', { bodyLimit: 10_000_000 }, request => {
  bytes = Buffer.from(JSON.stringify(request.body))
  return { length: bytes.length }
})
app.get('/list', (_request, reply) => reply.type('application/json; charset=utf-8').send(bytes))
app.post('/nothing', () => ({ status: 'booked' }))

await app.listen({ port: Number(process.env.PORT), host: '127.0.0.1' })
