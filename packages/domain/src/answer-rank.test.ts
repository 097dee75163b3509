import { describe, expect, test } from 'vitest'
import { indexForRank, type Ranked, rankFor } from './answer-rank.ts'
import labelled from './fixtures/needs-and-offers.json' with { type: 'json' }

interface Labelled {
  offers: { street: string; name: string; category: string | null; words: string; text: string }[]
  needs: { street: string; text: string; right: string[]; half: 'tuned' | 'unseen' }[]
}
// JSON has no literal types: its halves are strings to the compiler.
const { offers, needs } = labelled as Labelled

const plain = { text: '', areaId: null, hasTimes: false, delivered: 0, stars: null }
const ranked = (more: Partial<Ranked> & { id: string }): Ranked => ({
  ...plain,
  title: '',
  words: '',
  ...more,
})
const anywhere = (text: string) => ({ text, areaId: null })

const indexes = new Map(
  [...new Set(offers.map(({ street }) => street))].map(street => [
    street,
    indexForRank(
      offers
        .filter(offer => offer.street === street)
        .map(({ name, words, category, text }) =>
          ranked({ id: name, title: name, words: `${words} ${category ?? ''}`, text }),
        ),
    ),
  ]),
)

/** Returns of how many needs of a half a right answer stands among the first five of its street. */
function rightOf(half: 'tuned' | 'unseen') {
  const asked = needs.filter(need => need.half === half)
  const right = asked.filter(need => {
    const index = indexes.get(need.street)
    const found = index === undefined ? [] : rankFor(index, anywhere(need.text), 5)
    return found.some(({ id }) => need.right.includes(id))
  })
  return { right: right.length, of: asked.length }
}

describe('who could answer a need', () => {
  test('stands among the first five: of a hundred needs never seen while tuning, of 85 at least', () => {
    const unseen = rightOf('unseen')
    expect(unseen.of).toBe(100)
    expect(unseen.right).toBeGreaterThanOrEqual(85)
    expect(rightOf('tuned')).toEqual({ right: 98, of: 100 })
  })

  test('every right answer is one that the street has', () => {
    const names = new Set(offers.map(({ street, name }) => `${street} ${name}`))
    const unknown = needs.flatMap(({ street, right }) =>
      right.filter(name => !names.has(`${street} ${name}`)),
    )
    expect(unknown).toEqual([])
  })
})

describe('a ranking', () => {
  const shoes = { title: '修鞋', words: '补鞋 换底' }

  test('says why, one line each, and what speaks of nothing that was asked is not in it', () => {
    const index = indexForRank([
      ranked({ id: 'b', ...shoes, areaId: 'east', hasTimes: true, delivered: 2, stars: 4.8 }),
      ranked({ id: 'c', title: '合唱', words: '唱歌' }),
    ])
    const found = rankFor(index, { text: '想要一个补鞋摊', areaId: 'east' }, 5)
    expect(found.map(({ id }) => id)).toEqual(['b'])
    expect(found[0]?.reasons).toEqual([
      { kind: 'thing', name: '修补' },
      { kind: 'words', words: ['补鞋'] },
      { kind: 'area' },
      { kind: 'times' },
      { kind: 'delivered', count: 2 },
      { kind: 'stars', stars: 4.8 },
    ])
  })

  test('puts the nearer and the better known first among what says the same, and is the same each time', () => {
    const items = [
      ranked({ id: 'd', ...shoes }),
      ranked({ id: 'a', ...shoes }),
      ranked({ id: 'near', ...shoes, areaId: 'east' }),
      ranked({ id: 'known', ...shoes, delivered: 1, stars: 4.9 }),
      ranked({ id: 'z', title: '合唱', words: '' }),
    ]
    const orders = [items, [...items].reverse()].map(some =>
      rankFor(indexForRank(some), { text: '修鞋', areaId: 'east' }, 9).map(({ id }) => id),
    )
    expect(orders[0]).toEqual(['known', 'near', 'a', 'd'])
    expect(orders[1]).toEqual(orders[0])
  })

  test('finds nothing for what says nothing', () => {
    expect(rankFor(indexForRank([ranked({ id: 'b', ...shoes })]), anywhere('，。 '), 5)).toEqual([])
    expect(rankFor(indexForRank([]), anywhere('修鞋'), 5)).toEqual([])
  })
})
