import { setTimeout as sleep } from 'node:timers/promises'
import { StartError } from './command.mjs'
import { requireFromApi } from './postgres-program.mjs'

const residents = 8

/**
 * Books without a pause, as sample residents, every slot of their street under keys of their own; whatever is not
 * answered is asked again under the same key. `end` stops it, holds what was acknowledged against the database, and
 * says in words what came of it.
 */
export async function startLoad(url, databaseUrl) {
  const { items } = await (await fetch(`${url}/v1/demo/people`)).json()
  const people = items.filter(one => one.side === 'resident').slice(0, residents)
  const sum = { acknowledged: [], refused: 0, forNow: 0, lost: 0, odd: [] }
  let isOver = false
  // Before the first kill: these ask once.
  const ready = []
  for (const person of people) {
    const slotIds = await slotsOf(databaseUrl, person.streetId)
    ready.push({ person, session: await signIn(url, person), slotIds })
  }
  const all = ready.map(async ({ person, session, slotIds }) => {
    for (const slotId of slotIds) {
      while (!isOver && !(await book(url, person, session, slotId, sum))) await sleep(50)
      if (isOver) return
    }
  })
  return {
    async end() {
      isOver = true
      await Promise.all(all)
      return verdict(databaseUrl, sum)
    },
  }
}

async function signIn(url, { id, streetId }) {
  const reply = await fetch(`${url}/v1/demo/sessions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ personId: id, streetId }),
  })
  return reply.json()
}

/** Answers whether there is an end of it: a booking, or a no that stays. */
async function book(url, { streetId }, { accessToken }, slotId, sum) {
  try {
    const reply = await fetch(`${url}/v1/streets/${streetId}/slots/${slotId}/bookings`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${accessToken}`,
        'content-type': 'application/json',
        'idempotency-key': `storm ${slotId}`,
      },
      body: JSON.stringify({ party: 1, overlapAccepted: true }),
      signal: AbortSignal.timeout(30_000),
    })
    const body = await reply.json()
    if (reply.status === 503 && reply.headers.has('retry-after') && body.code) sum.forNow += 1
    else if (reply.status >= 500) sum.odd.push(`${reply.status} ${body.code}`)
    else if (reply.status === 201) sum.acknowledged.push(body.id)
    else sum.refused += 1
    return reply.status < 500
  } catch {
    // The API itself is gone for a moment.
    sum.lost += 1
    return false
  }
}

const slotsOf = (databaseUrl, streetId) =>
  ask(databaseUrl, 'select id from slot where street_id = $1 and starts_at > now() order by random()', [
    streetId,
  ])

async function verdict(databaseUrl, { acknowledged, refused, forNow, lost, odd }) {
  const kept = await ask(databaseUrl, 'select id from booking where id = any($1::uuid[])', [acknowledged])
  const twice = await ask(
    databaseUrl,
    `select min(id::text) as id from booking where status in ('pending', 'booked', 'attended', 'no_show')
      group by street_id, slot_id, person_id having count(*) > 1`,
    [],
  )
  const oversold = await ask(databaseUrl, 'select id from slot where taken + held > places', [])
  const wrong = [acknowledged.length - kept.length, twice.length, oversold.length, odd.length]
  const said = `${acknowledged.length} bookings acknowledged, ${refused} refused, ${forNow} times told to come again, ${lost} times no answer`
  if (wrong.every(count => count === 0)) return `${said}; none lost, doubled or too many`
  throw new StartError(
    `${said}; lost, doubled, too many, odd: ${wrong.join(', ')} ${odd.slice(0, 5).join('; ')}`,
  )
}

async function ask(databaseUrl, text, values) {
  const { Client } = requireFromApi('pg')
  const client = new Client({ connectionString: databaseUrl })
  client.on('error', () => {})
  await client.connect()
  try {
    return (await client.query(text, values)).rows.map(row => row.id)
  } finally {
    await client.end()
  }
}
