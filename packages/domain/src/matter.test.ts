import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { denyRaise, denySupport, hasEnded, type MatterFacts, matterDays, raisedMatter } from './matter.ts'
import {
  hazardSeverities,
  kindSheets,
  type MatterKind,
  type MatterStatus,
  type MatterVerdict,
  matterKinds,
  matterStatuses,
  matterVerdicts,
} from './matter-kind.ts'
import { type MatterAct, matterActs } from './matter-move.ts'
import {
  afterStep,
  denyAct,
  denyStep,
  type MatterPerson,
  type MatterStep,
  partiesOf,
  partyFor,
} from './matter-step.ts'
import { defaultPolicy } from './policy.ts'
import { dayMs } from './shanghai.ts'

const people: MatterPerson[] = [
  { memberId: 'asker', isKeeper: false, isReviewer: false, isDelegate: true },
  { memberId: 'asks and keeps', isKeeper: true, isReviewer: true, isDelegate: false },
  { memberId: 'keeper', isKeeper: true, isReviewer: true, isDelegate: false },
  { memberId: 'second', isKeeper: false, isReviewer: true, isDelegate: false },
  { memberId: 'owner', isKeeper: false, isReviewer: false, isDelegate: false },
]

const monday = new Date('2026-11-30T01:00:00Z')

const ending: readonly MatterAct[] = ['decline', 'merge', 'withdraw']
const ofPapers: readonly MatterAct[] = ['receive', 'visit', 'pause']

/** What somebody tries; whether it is possible is the rule's. */
const attempt = fc.record({
  // What ends it for good is tried seldom, so that most walks are long, and so is what only an errand knows.
  act: fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...ending) },
    { weight: 4, arbitrary: fc.constantFrom(...ofPapers) },
    {
      weight: 90,
      arbitrary: fc.constantFrom(...matterActs.filter(act => ![...ending, ...ofPapers].includes(act))),
    },
  ),
  by: fc.nat(people.length),
  // Mostly soon after the last, so that what is over is opened again while it may be.
  days: fc.oneof({ weight: 3, arbitrary: fc.nat(1) }, { weight: 1, arbitrary: fc.nat(12) }),
  word: fc.constantFrom(undefined, ' ', '因为……'),
  verdict: fc.nat(2 * matterVerdicts.length),
  ownerId: fc.constantFrom(undefined, ...people.map(one => one.memberId)),
  into: fc.constantFrom<MatterStep['into']>(
    undefined,
    ...matterKinds.map(kind => ({ kind, status: 'open' as const, isPublic: true })),
  ),
  publicText: fc.constantFrom(undefined, '', '社区缺一处晾衣场'),
  pictures: fc.nat(2),
  handedTo: fc.constantFrom(undefined, ' ', '城管中队'),
  severity: fc.constantFrom(undefined, ...hazardSeverities),
  papers: fc.constantFrom<MatterStep['papers']>(
    undefined,
    { owed: 0, missing: 0, until: null },
    { owed: 2, missing: 1, until: null },
    { owed: 1, missing: 0, until: '2026-12-01' },
  ),
  handlerIds: fc.constantFrom(undefined, ['owner'], ['owner', 'keeper'], ['owner', 'owner']),
})

type Attempt = typeof attempt extends fc.Arbitrary<infer T> ? T : never

/** The person who tries; the last number stands for the clock, and half of them where it is the clock's. */
function stepOf(matter: MatterFacts, one: Attempt, at: Date): MatterStep {
  const isClock = (one.act === 'settle' || one.act === 'pause') && one.by > 2
  const person = isClock ? undefined : people[one.by]
  const as = person === undefined ? 'clock' : partyFor(one.act, partiesOf(matter, person))
  const { verdicts } = kindSheets[matter.kind]
  // Half of them are of its kind.
  const verdict = matterVerdicts[one.verdict] ?? verdicts[one.verdict % verdicts.length]
  return { ...one, verdict, by: person?.memberId ?? null, as, at }
}

function walk(kind: MatterKind, raisedBy: string, attempts: readonly Attempt[]) {
  let matter = raisedMatter(kind, raisedBy)
  let at = monday
  const steps: { before: MatterFacts; step: MatterStep; after: MatterFacts }[] = []
  for (const one of attempts) {
    at = new Date(at.getTime() + one.days * dayMs)
    const step = stepOf(matter, one, at)
    if (denyStep(matter, step, defaultPolicy) !== undefined) continue
    const after = afterStep(matter, step)
    steps.push({ before: matter, step, after })
    matter = after
  }
  return { matter, steps }
}

describe('whatever is tried with a matter', () => {
  const reached = new Map<MatterKind, Set<MatterStatus>>(matterKinds.map(kind => [kind, new Set(['sent'])]))
  const done = new Map<MatterKind, Set<MatterAct>>(matterKinds.map(kind => [kind, new Set()]))

  test('nothing sealed is shown, nobody looks at their own work, and what is over has an end', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...matterKinds),
        fc.constantFrom('asker', 'asks and keeps'),
        fc.array(attempt, { maxLength: 400, minLength: 200 }),
        (kind, raisedBy, attempts) => {
          for (const { before, step, after } of walk(kind, raisedBy, attempts).steps) {
            reached.get(kind)?.add(after.status)
            done.get(kind)?.add(step.act)
            if (kindSheets[kind].shown === 'never') expect(after.isPublic).toBe(false)
            if (step.act === 'check' || step.act === 'fail') {
              expect([before.answeredBy, before.ownerId, before.raisedBy]).not.toContain(step.by)
            }
            expect([after.answeredBy, after.ownerId]).not.toContain(after.checkedBy ?? 'nobody')
            if (after.verdict === 'fixed' && step.act === 'answer') expect(step.pictures).toBeGreaterThan(0)
            if (after.verdict === 'finished' && step.act === 'answer') expect(before.papersOwed).toBe(0)
            if (step.as === 'keeper') expect(step.by).not.toBe(raisedBy)
            expect(after.endedAt !== null).toBe(hasEnded(after))
            expect(after.answeredAt !== null).toBe(after.verdict !== null)
            expect(after.reopened).toBeLessThanOrEqual(defaultPolicy.matterReopensMax)
            expect(after.level).toBeLessThanOrEqual(defaultPolicy.matterLevels.length)
          }
        },
      ),
      { numRuns: 1500, seed: 11 },
    )
  })

  test('every status is reached, and only those acts are never possible that the sheet of a kind leaves out', () => {
    for (const kind of matterKinds) {
      const { ends, climbs, shown, met, hasPapers, isSealed } = kindSheets[kind]
      const never = [
        ...(ends === 'check' ? ['accept', 'settle'] : ['check', 'fail']),
        ...(ends === 'verdict' ? ['accept', 'settle'] : []),
        ...(climbs ? [] : ['raise']),
        ...(hasPapers ? [] : ofPapers),
        ...(shown === 'never' ? ['publish', 'unpublish'] : []),
        ...(isSealed ? ['merge'] : []),
      ]
      expect(
        matterActs.filter(act => !done.get(kind)?.has(act)),
        kind,
      ).toEqual(matterActs.filter(act => never.includes(act)))
      const isAnswered = ends === 'asker' || met.length > 0
      const statuses = matterStatuses.filter(
        status => (status !== 'answered' || isAnswered) && (status !== 'merged' || !isSealed),
      )
      expect([...(reached.get(kind) ?? [])].sort(), kind).toEqual([...statuses].sort())
    }
  })
})

const open = (kind: MatterKind, more: Partial<MatterFacts> = {}): MatterFacts => ({
  ...raisedMatter(kind, 'asker'),
  status: 'open',
  wasTaken: true,
  ownerId: 'owner',
  ...more,
})
const step = (act: MatterAct, more: Partial<MatterStep> = {}): MatterStep => ({
  act,
  by: 'keeper',
  as: 'keeper',
  at: monday,
  word: '因为……',
  ...more,
})
const deny = (matter: MatterFacts, one: MatterStep) => denyStep(matter, one, defaultPolicy)

describe('a step of a matter', () => {
  test('says why where a no, a delay or an answer needs words', () => {
    for (const act of ['return', 'decline', 'hand', 'tell', 'defer', 'answer'] as const) {
      expect(deny(open('need'), step(act, { word: ' ' })), act).toBe('word_missing')
    }
  })

  test('answers with a verdict that its kind knows', () => {
    const answer = (kind: MatterKind, verdict: MatterVerdict) =>
      deny(open(kind), step('answer', { as: 'owner', by: 'owner', verdict }))
    expect(answer('proposal', 'adopted')).toBeUndefined()
    expect(answer('need', 'adopted')).toBe('verdict_unknown')
  })

  test('says of a danger how pressing it is, shows that it is gone, and to whom it went', () => {
    const take = step('take', { ownerId: 'owner' })
    expect(deny(raisedMatter('hazard', 'asker'), take)).toBe('severity_missing')
    expect(deny(raisedMatter('hazard', 'asker'), { ...take, severity: 'now' })).toBeUndefined()
    const answer = (verdict: MatterVerdict, more: Partial<MatterStep> = {}) =>
      deny(open('hazard'), step('answer', { verdict, ...more }))
    expect(answer('fixed')).toBe('picture_missing')
    expect(answer('fixed', { pictures: 1 })).toBeUndefined()
    expect(answer('made_safe')).toBeUndefined()
    expect(answer('handed_on')).toBe('recipient_missing')
    expect(answer('handed_on', { handedTo: '城管中队' })).toBeUndefined()
    expect(answer('not_found', { word: ' ' })).toBe('word_missing')
    expect(deny(open('help'), step('answer', { verdict: 'referred' }))).toBe('recipient_missing')
  })

  test('joins only another of the same kind that is not over', () => {
    const merge = (into: MatterStep['into']) => deny(open('need'), step('merge', { into }))
    expect(merge({ kind: 'need', status: 'open', isPublic: false })).toBeUndefined()
    expect(merge({ kind: 'proposal', status: 'open', isPublic: true })).toBe('other_not_open')
    expect(merge({ kind: 'need', status: 'merged', isPublic: true })).toBe('other_not_open')
    for (const kind of ['help', 'errand', 'enterprise'] as const) {
      const into = { kind, status: 'open' as const, isPublic: false }
      expect(deny(open(kind), step('merge', { into }))).toBe('act_not_possible')
    }
  })

  test('that everybody sees joins only another that everybody sees', () => {
    const into = { kind: 'need', status: 'open' } as const
    const merge = (isPublic: boolean) =>
      deny(open('need', { isPublic: true }), step('merge', { into: { ...into, isPublic } }))
    expect(merge(true)).toBeUndefined()
    expect(merge(false)).toBe('other_not_shown')
  })

  test('opens again at most twice, and not long after its end', () => {
    const over = open('need', { status: 'done', endedAt: monday, answeredAt: monday, verdict: 'unmet' })
    const reopen = (matter: MatterFacts, days: number) =>
      deny(
        matter,
        step('reopen', { as: 'asker', by: 'asker', at: new Date(monday.getTime() + days * dayMs) }),
      )
    expect(reopen(over, 15)).toBeUndefined()
    expect(reopen(over, 16)).toBe('too_late')
    expect(reopen({ ...over, reopened: 2 }, 1)).toBe('reopened_enough')
  })

  test('is settled by silence only after its days, and a danger is not taken back once it was read', () => {
    const answered = open('need', { status: 'answered', answeredAt: monday, verdict: 'met' })
    const settle = (days: number) =>
      deny(answered, step('settle', { as: 'clock', by: null, at: new Date(monday.getTime() + days * dayMs) }))
    expect(settle(6)).toBe('too_early')
    expect(settle(7)).toBeUndefined()
    const withdraw = (kind: MatterKind) => deny(open(kind), step('withdraw', { as: 'asker', by: 'asker' }))
    expect(withdraw('need')).toBeUndefined()
    expect(withdraw('hazard')).toBe('act_not_possible')
  })

  test('goes up as long as there is a level above', () => {
    expect(deny(open('need', { level: 3 }), step('raise'))).toBeUndefined()
    expect(deny(open('need', { level: 4 }), step('raise'))).toBe('no_level_above')
    expect(denyAct(open('help'), step('raise'), defaultPolicy)).toBe('act_not_possible')
  })
})

test('is supported by others who live there, while everybody sees it and it is not over', () => {
  const shown = open('need', { isPublic: true })
  const neighbour = { memberId: 'neighbour', isOfArea: true }
  expect(denySupport(shown, neighbour)).toBeUndefined()
  expect(denySupport(shown, { memberId: 'asker', isOfArea: true })).toBe('own_matter')
  expect(denySupport(shown, { ...neighbour, isOfArea: false })).toBe('outside_area')
  expect(denySupport(open('need'), neighbour)).toBe('support_not_possible')
  expect(denySupport({ ...shown, status: 'done' }, neighbour)).toBe('support_not_possible')
  expect(denySupport({ ...shown, kind: 'task' }, neighbour)).toBe('support_not_possible')
})

test('is raised by nobody under 14, and not by somebody who has many open', () => {
  const need = { kind: 'need', placeNote: '' } as const
  expect(denyRaise(need, { open: 9, ageYears: null, isDelegate: false }, defaultPolicy)).toBeUndefined()
  expect(denyRaise(need, { open: 10, ageYears: 70, isDelegate: false }, defaultPolicy)).toBe('matters_enough')
  expect(denyRaise(need, { open: 0, ageYears: 13, isDelegate: false }, defaultPolicy)).toBe('too_young')
})

test('is no danger as long as nobody says where it is', () => {
  const nobody = { open: 0, ageYears: null, isDelegate: false }
  expect(denyRaise({ kind: 'hazard', placeNote: '' }, nobody, defaultPolicy)).toBe('place_missing')
  expect(denyRaise({ kind: 'hazard', placeNote: '三单元门口' }, nobody, defaultPolicy)).toBeUndefined()
})

test('its clock stands while whoever asked owes a word, and once it is over', () => {
  expect(matterDays(raisedMatter('need', 'asker'), defaultPolicy)).toBe(2)
  expect(matterDays(raisedMatter('help', 'asker'), defaultPolicy)).toBe(1)
  expect(matterDays(open('hazard'), { ...defaultPolicy, hazardAnswerDays: 5 })).toBe(5)
  expect(matterDays(open('hazard', { severity: 'now' }), defaultPolicy)).toBe(1)
  expect(matterDays(open('hazard', { severity: 'plan' }), defaultPolicy)).toBe(15)
  expect(matterDays(open('proposal'), defaultPolicy)).toBe(30)
  expect(matterDays(open('proposal', { status: 'returned' }), defaultPolicy)).toBeNull()
  expect(matterDays(open('hazard', { status: 'answered' }), defaultPolicy)).toBe(2)
  expect(matterDays(open('need', { status: 'done' }), defaultPolicy)).toBeNull()
})
