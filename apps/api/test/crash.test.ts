import { setTimeout as sleep } from 'node:timers/promises'
import { createClient } from '@yunxuan/contract'
import { expect, it } from 'vitest'
import { openHouse } from './house.ts'
import { serveAlone } from './process.ts'

const book = 'POST /v1/streets/:streetId/slots/:slotId/bookings'

const house = await openHouse()
house.clock.now = new Date()

const serve = () => serveAlone(house.config.databaseUrl)

it('a process killed in the middle leaves whole bookings only, and asking again under the same keys completes them', async () => {
  const street = await house.sow.aStreet()
  const { streetId, slotId } = await house.sow.aSlot(street, { places: 1000 })
  const people = await Promise.all(Array.from({ length: 60 }, () => house.sow.aMember(street)))
  const tokens = await Promise.all(people.map(person => house.tokenOf(person)))
  const bookAll = (origin: string) =>
    tokens.map(token => {
      const call = createClient(async request => {
        const reply = await fetch(origin + request.path, {
          method: request.method,
          headers: { ...request.headers, authorization: `Bearer ${token}` },
          body: request.body ?? null,
        })
        return { status: reply.status, body: await reply.json() }
      })
      return call(book, { params: { streetId, slotId }, body: { party: 2 } }, { idempotencyKey: 'once' })
    })

  const first = await serve()
  const calls = Promise.allSettled(bookAll(first.origin))
  // Somewhere between the first answers and the last.
  await waitForBookings(1)
  await first.kill()
  const acknowledged = (await calls).flatMap(call => (call.status === 'fulfilled' ? [call.value.id] : []))
  const left = await counts(slotId)
  expect(left.taken).toBe(left.people)
  expect(left.bookings).toBe(left.replies)

  const second = await serve()
  const replies = await Promise.all(bookAll(second.origin))
  const ids = replies.map(reply => reply.id)
  expect(new Set(ids).size).toBe(people.length)
  for (const id of acknowledged) expect(ids).toContain(id)
  expect(await counts(slotId)).toEqual({ taken: 120, people: 120, bookings: 60, replies: 60 })
  await second.kill()
}, 240_000)

async function waitForBookings(least: number): Promise<void> {
  for (let attempt = 0; attempt < 2_000; attempt++) {
    const { rows } = await house.db.$client.query('select count(*)::int as made from booking')
    if (rows[0].made >= least) return
    await sleep(2)
  }
  throw new Error('no booking was made')
}

async function counts(slotId: string) {
  const { rows } = await house.db.$client.query(
    `select s.taken, coalesce(sum(b.party), 0)::int as people, count(b.id)::int as bookings,
       (select count(*)::int from idempotency) as replies
     from slot s left join booking b on b.street_id = s.street_id and b.slot_id = s.id
     where s.id = $1 group by s.taken`,
    [slotId],
  )
  return rows[0]
}
