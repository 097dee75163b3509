import { describe, expect, it } from 'vitest'
import {
  type ArticleEdit,
  denyArticleMove,
  lacksOf,
  namesPerson,
  rolesForArticleMove,
  validityOn,
  withoutName,
} from './article.ts'

const guide: NonNullable<ArticleEdit['guide']> = {
  sort: 'public_service',
  papers: [{ name: '户口簿', form: 'original', mayComeLater: true, note: '问王秀兰要样表' }],
  steps: ['找王秀兰取号'],
  legalDays: null,
  promisedDays: null,
  costFen: 0,
  costNote: '',
  locationIds: [],
  hours: '王秀兰在的时候',
  mayBeFetched: false,
  onlineUrl: '',
}
const edit: ArticleEdit = {
  title: '王秀兰的一天',
  summary: '王秀兰读报。',
  issuer: '王秀兰工作室',
  documentNo: '',
  issuedOn: null,
  validFrom: '2026-01-01',
  validUntil: null,
  audiences: ['everyone'],
  areaId: null,
  phone: '',
  sourceUrl: 'https://example.org/王秀兰',
  body: [
    { kind: 'heading', text: '认识王秀兰' },
    { kind: 'list', items: ['王秀兰', '别人'] },
    { kind: 'quote', text: '我是王秀兰', from: '王秀兰' },
  ],
  guide,
}

describe('lacksOf', () => {
  it('wants of a policy what to do next, and of a guide where or by what number', () => {
    const policy = { ...edit, guide: null }
    expect(lacksOf('policy', policy, [])).toEqual(['next_step'])
    expect(lacksOf('policy', { ...policy, phone: '110' }, [])).toEqual([])
    expect(lacksOf('policy', { ...policy, body: [{ kind: 'link', to: 'service', id: 'x' }] }, [])).toEqual([])
    expect(lacksOf('guide', edit, [])).toEqual(['whereabouts'])
    expect(lacksOf('guide', { ...edit, guide: { ...guide, locationIds: ['x'], steps: [] } }, [])).toEqual([
      'steps',
    ])
    expect(lacksOf('story', { ...policy, audiences: [], issuer: '', validFrom: null }, [])).toEqual([])
  })

  it('waits for those who were asked, as long as they are named', () => {
    const story = { ...edit, guide: null }
    expect(lacksOf('story', story, [{ name: '王秀兰', state: 'asked' }])).toEqual(['consent'])
    expect(lacksOf('story', story, [{ name: '李桂芳', state: 'asked' }])).toEqual([])
    expect(lacksOf('story', story, [{ name: '王秀兰', state: 'given' }])).toEqual([])
  })
})

describe('withoutName', () => {
  it('takes a name out of every text, and touches no address', () => {
    const without = withoutName(edit, '王秀兰')
    expect(namesPerson(without, '王秀兰')).toBe(false)
    expect(without.sourceUrl).toBe(edit.sourceUrl)
    expect(without.body[1]).toEqual({ kind: 'list', items: ['居民', '别人'] })
    expect(JSON.stringify({ ...without, sourceUrl: '' })).not.toContain('王秀兰')
  })
})

describe('validityOn', () => {
  it('holds on its first and on its last day', () => {
    const span = { validFrom: '2026-03-01', validUntil: '2026-03-31' }
    const days = ['2026-02-28', '2026-03-01', '2026-03-31', '2026-04-01']
    expect(days.map(day => validityOn(day, span))).toEqual(['coming', 'valid', 'valid', 'expired'])
    expect(validityOn('2026-03-01', { validFrom: null, validUntil: null })).toBe('valid')
  })
})

describe('denyArticleMove', () => {
  const wish = {
    from: 'in_review',
    to: 'published',
    reason: '',
    writers: ['a', 'b'],
    by: 'c',
    isShown: false,
  } as const

  it('lets nobody show what they wrote, first or last, in review or after a pause', () => {
    expect(denyArticleMove(wish)).toBeUndefined()
    for (const by of wish.writers) {
      expect(denyArticleMove({ ...wish, by })).toBe('same_person_reviews')
      expect(denyArticleMove({ ...wish, by, from: 'paused' })).toBe('same_person_reviews')
    }
    expect(rolesForArticleMove('paused', 'published')).toEqual(['reviewer', 'administrator'])
  })

  it('takes down what everybody reads whatever becomes of its new words', () => {
    const down = { ...wish, to: 'archived', reason: '写错了' } as const
    expect(denyArticleMove({ ...down, isShown: true })).toBeUndefined()
    expect(denyArticleMove(down)).toBe('transition_not_possible')
  })
})
