import { describe, expect, it } from 'vitest'
import { eachApart } from './apart.ts'

const streets = ['A', 'B', 'C', 'D']

async function round(
  fails: (street: string) => Error | undefined,
): Promise<{ done: string[]; said: string }> {
  const done: string[] = []
  const said = await eachApart(
    streets,
    street => street,
    async street => {
      const error = fails(street)
      if (error !== undefined) throw error
      done.push(street)
    },
  ).then(
    () => '',
    (error: Error) => error.message,
  )
  return { done, said }
}

describe('each apart', () => {
  it('does all the others where one fails, and says which and why without what was typed', async () => {
    const refused = Object.assign(new Error('new row for relation "member" violates check: 王秀兰'), {
      severity: 'ERROR',
      code: '23514',
      constraint: 'member_name',
    })
    const { done, said } = await round(street =>
      street === 'B' ? new Error('x', { cause: refused }) : undefined,
    )
    expect(done.sort()).toEqual(['A', 'C', 'D'])
    expect(said).toBe('1 of 4 failed: B: Error 23514 member_name')
  })

  it('begins at another each time, so that none is always last', async () => {
    const first = new Set<string>()
    for (let times = 0; times < 200; times++) first.add((await round(() => undefined)).done[0] ?? '')
    expect([...first].sort()).toEqual(streets)
  })

  it('ends at once where the database is gone, and does nothing where there is nothing', async () => {
    let tried = 0
    const { done, said } = await round(() => {
      tried += 1
      return Object.assign(new Error('connect'), { code: 'ECONNREFUSED' })
    })
    expect([done, tried, said]).toEqual([[], 1, 'connect'])
    await eachApart([], String, () => Promise.reject(new Error('never')))
  })
})
