import { describe, expect, test } from 'vitest'
import {
  denyErrand,
  denyPapers,
  type ErrandPaper,
  errandDays,
  isGreenLane,
  owedOf,
  papersOf,
  receivedPapers,
} from './errand.ts'
import { raisedMatter } from './matter.ts'
import { afterStep, denyStep, type MatterStep } from './matter-step.ts'
import { defaultPolicy } from './policy.ts'

const paper = (name: string, mayComeLater: boolean): ErrandPaper => ({
  name,
  mayComeLater,
  state: 'missing',
  until: null,
})
const papers = [paper('户口簿', false), paper('照片', true)]
const today = '2026-11-30'

describe('the papers of an errand', () => {
  test('are all said, and come later only where the guide lets them, by a day', () => {
    const deny = (...states: [ErrandPaper['state'], string | null][]) =>
      denyPapers(
        papers,
        states.map(([state, until], at) => ({ name: papers[at]?.name ?? '', state, until })),
        today,
      )
    expect(deny(['has', null], ['later', '2026-12-04'])).toBeUndefined()
    expect(deny(['has', null])).toBe('papers_unlike')
    expect(deny(['later', '2026-12-04'], ['has', null])).toBe('paper_not_later')
    expect(deny(['has', null], ['later', null])).toBe('paper_day_missing')
    expect(deny(['has', null], ['later', today])).toBe('paper_day_missing')
    expect(denyPapers(papers, [{ name: '房本', state: 'has', until: null }], today)).toBe('papers_unlike')
  })

  test('are owed until they are there; a day stands only beside what comes later', () => {
    const said = [
      { name: '户口簿', state: 'has', until: '2026-12-09' },
      { name: '照片', state: 'later', until: '2026-12-04' },
    ] as const
    const received = receivedPapers(papers, said)
    expect(received.map(({ state, until }) => [state, until])).toEqual([
      ['has', null],
      ['later', '2026-12-04'],
    ])
    expect(owedOf(received)).toEqual({ owed: 1, missing: 0, until: '2026-12-04' })
    expect(owedOf(papers)).toEqual({ owed: 2, missing: 2, until: null })
  })

  test('are those of its guide, if others may come for whom it is about', () => {
    expect(
      papersOf({ papers: [{ name: '户口簿', form: 'original', mayComeLater: false, note: '' }] }),
    ).toEqual([paper('户口簿', false)])
    expect(denyErrand({ mayBeFetched: false })).toBe('guide_in_person')
    expect(denyErrand({ mayBeFetched: true })).toBeUndefined()
  })
})

test('the green lane is for whoever is old, or says so, and halves the days', () => {
  expect(isGreenLane({ ageYears: 60, isAsked: false })).toBe(true)
  expect(isGreenLane({ ageYears: 59, isAsked: false })).toBe(false)
  expect(isGreenLane({ ageYears: null, isAsked: true })).toBe(true)
  expect(errandDays({ promisedDays: 7 }, { isGreen: true, usual: 5 })).toBe(4)
  expect(errandDays({ promisedDays: null }, { isGreen: false, usual: 5 })).toBe(5)
  expect(errandDays({ promisedDays: 0 }, { isGreen: false, usual: 5 })).toBe(5)
})

describe('an errand', () => {
  const at = new Date('2026-11-30T01:00:00Z')
  const later = new Date('2026-12-05T01:00:00Z')
  const step = (act: MatterStep['act'], more: Partial<MatterStep> = {}): MatterStep => ({
    act,
    by: 'keeper',
    as: 'keeper',
    at,
    word: '办好了',
    ...more,
  })
  const taken = afterStep(raisedMatter('errand', 'asker'), step('take', { ownerId: 'owner' }))
  const lacking = afterStep(taken, step('receive', { papers: { owed: 1, missing: 0, until: '2026-12-04' } }))
  const deny = (matter: typeof taken, one: MatterStep) => denyStep(matter, one, defaultPolicy)

  test('goes on while a paper comes later, stands still after its day, and never fails by it', () => {
    expect(lacking.status).toBe('open')
    const pause = step('pause', { by: null, as: 'clock', at: later })
    expect(deny(lacking, { ...pause, at })).toBe('too_early')
    expect(deny(lacking, pause)).toBeUndefined()
    const paused = afterStep(lacking, pause)
    expect(paused.status).toBe('returned')
    const complete = step('complete', { by: 'asker', as: 'asker', at: later })
    expect(deny(paused, complete)).toBe('papers_owed')
    const full = step('receive', { papers: { owed: 0, missing: 0, until: null }, at: later })
    expect(deny(paused, full)).toBeUndefined()
    expect(afterStep(paused, full)).toMatchObject({ status: 'open', papersOwed: 0 })
  })

  test('is finished only once all papers are there, and waits for what may not come later', () => {
    const finish = step('answer', { verdict: 'finished' })
    expect(deny(lacking, finish)).toBe('papers_owed')
    expect(deny(lacking, step('answer', { verdict: 'lacks_papers' }))).toBeUndefined()
    expect(deny(taken, finish)).toBeUndefined()
    const missing = step('receive', { papers: { owed: 1, missing: 1, until: null } })
    expect(afterStep(taken, missing).status).toBe('returned')
  })

  test('is visited by two, who are named before', () => {
    expect(deny(taken, step('visit', { handlerIds: ['owner'] }))).toBe('two_handlers')
    expect(deny(taken, step('visit', { handlerIds: ['owner', 'owner'] }))).toBe('two_handlers')
    expect(deny(taken, step('visit', { handlerIds: ['owner', 'other'] }))).toBeUndefined()
    expect(deny(raisedMatter('errand', 'asker'), step('visit'))).toBe('act_not_possible')
  })
})
