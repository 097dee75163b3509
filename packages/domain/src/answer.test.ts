import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type AnswerFacts,
  type AnswerParty,
  type AnswerStatus,
  type AnswerStep,
  activeAnswerStatuses,
  afterAnswerStep,
  answerActs,
  answerParties,
  answerPartiesOf,
  answerPartyFor,
  answerReasons,
  answerStatuses,
  denyAnswerAct,
  denyAnswerStep,
  denyOffer,
  takenAnswerStatuses,
} from './answer.ts'
import { type MatterFacts, raisedMatter } from './matter.ts'
import { defaultPolicy } from './policy.ts'

const need: MatterFacts = { ...raisedMatter('need', 'asker'), status: 'open', wasTaken: true, isPublic: true }
const neighbour = { memberId: 'neighbour', open: 0, ageYears: 70 }
const wish = { speaksForIt: true, fromOn: '2026-12-05', untilOn: null, today: '2026-11-29' }
const offer = (
  more: { need?: Partial<MatterFacts>; person?: Partial<typeof neighbour>; wish?: Partial<typeof wish> } = {},
) =>
  denyOffer(
    { ...need, ...more.need },
    { ...neighbour, ...more.person },
    { ...wish, ...more.wish },
    defaultPolicy,
  )

describe('who may answer', () => {
  test('is whoever did not ask, as long as everybody sees it and nothing was answered', () => {
    expect(offer()).toBeUndefined()
    expect(offer({ need: { isPublic: false } })).toBe('need_not_open')
    expect(offer({ need: { kind: 'proposal' } })).toBe('need_not_open')
    expect(offer({ need: { status: 'answered' } })).toBe('need_not_open')
    expect(offer({ need: { status: 'merged' } })).toBe('need_not_open')
    expect(offer({ person: { memberId: 'asker' } })).toBe('own_need')
    expect(offer({ wish: { speaksForIt: false } })).toBe('not_speaking_for')
    expect(offer({ person: { ageYears: 13 } })).toBe('too_young')
    expect(offer({ person: { open: defaultPolicy.answersOpenMax } })).toBe('answers_enough')
  })

  test('says a day that is still to come, and an end that is not before it', () => {
    expect(offer({ wish: { fromOn: '2026-11-28' } })).toBe('day_past')
    expect(offer({ wish: { fromOn: wish.today } })).toBeUndefined()
    const until = { ...wish, untilOn: '2026-12-04' }
    expect(denyOffer(need, neighbour, until, defaultPolicy)).toBe('day_past')
  })
})

const given: AnswerFacts = { status: 'offered', isRead: false, isWhole: false }
const alone = { need, others: [] }

describe('whatever is tried with three answers to one need', () => {
  const reached = new Set<AnswerStatus>(['offered'])
  const attempt = fc.record({
    which: fc.nat(2),
    act: fc.constantFrom(...answerActs),
    // Half of them by somebody whose it is.
    as: fc.oneof(fc.constantFrom(...answerParties), fc.constant(undefined)),
    reason: fc.constantFrom(undefined, ...answerReasons),
    publicText: fc.constantFrom(' ', '有邻居愿意帮忙'),
    stars: fc.constantFrom(undefined, 5),
  })

  test('each is chosen by one side and agreed on by the other, and one that does all stands alone', () => {
    fc.assert(
      fc.property(
        fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }),
        fc.array(attempt, { minLength: 40, maxLength: 160 }),
        (whole, attempts) => {
          const answers = whole.map(isWhole => ({ ...given, isWhole }))
          for (const { which, ...tried } of attempts) {
            const step = { ...tried, as: tried.as ?? answerPartyFor(tried.act, answerParties) }
            const before = answers[which]
            if (before === undefined) continue
            const others = answers.filter((_, place) => place !== which)
            if (denyAnswerStep(before, step, { need, others }) !== undefined) continue
            const after = afterAnswerStep(before, step)
            answers[which] = after
            reached.add(after.status)
            holds(before, step, after)
          }
          const taken = answers.filter(({ status }) => takenAnswerStatuses.some(one => one === status))
          if (taken.some(one => one.isWhole)) expect(taken).toHaveLength(1)
        },
      ),
      { numRuns: 400, seed: 11 },
    )
  })

  function holds(before: AnswerFacts, step: AnswerStep, after: AnswerFacts) {
    if (after.status === 'chosen') expect(after.isRead).toBe(true)
    if (step.act === 'agree') expect([before.status, step.as]).toEqual(['chosen', 'answerer'])
    if (step.act === 'choose' || step.act === 'confirm') expect(step.as).not.toBe('answerer')
    if (after.status === 'declined' || after.status === 'failed') expect(step.reason).toBeDefined()
    expect(activeAnswerStatuses).toContain(before.status)
  }

  test('every status is reached', () => {
    expect([...reached].sort()).toEqual([...answerStatuses].sort())
  })
})

test('whoever speaks for an answer neither reads it nor chooses it, whatever their role', () => {
  const parties = answerPartiesOf(['keeper', 'owner'], true)
  expect(parties).toEqual<AnswerParty[]>(['answerer'])
  for (const act of ['publish', 'choose'] as const) {
    expect(denyAnswerAct(given, { act, as: answerPartyFor(act, parties) }, alone)).toBe('not_yours')
  }
  expect(answerPartiesOf(['asker'], true)).toEqual<AnswerParty[]>(['asker'])
})

test('nothing is chosen of a need that was answered, and what was agreed on is still said to be good', () => {
  const over = { need: { ...need, status: 'answered' as const }, others: [] }
  expect(denyAnswerAct({ ...given, isRead: true }, { act: 'choose', as: 'asker' }, over)).toBe('need_over')
  expect(denyAnswerAct({ ...given, status: 'agreed' }, { act: 'confirm', as: 'asker' }, over)).toBeUndefined()
})
