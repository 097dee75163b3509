import { expect, it } from 'vitest'
import { raisedMatter } from './matter.ts'
import { denyOpinion } from './matter-opinion.ts'

const answeredAt = new Date('2026-11-28T00:00:00Z')
const policy = { matterReopenDays: 15 }
const days = (count: number) => new Date(answeredAt.getTime() + count * 86_400_000)
const proposal = {
  ...raisedMatter('proposal', 'asker'),
  status: 'done' as const,
  verdict: 'kept' as const,
  isPublic: true,
  answeredAt,
  endedAt: answeredAt,
}
const supporter = { memberId: 'supporter', isSupporter: true }

it('lets whoever raised a proposal and whoever supported it judge its answer, as long as it may be opened again', () => {
  expect(denyOpinion(proposal, supporter, policy, days(1))).toBeUndefined()
  expect(denyOpinion(proposal, { memberId: 'asker', isSupporter: false }, policy, days(1))).toBeUndefined()
  expect(denyOpinion(proposal, { memberId: 'other', isSupporter: false }, policy, days(1))).toBe(
    'not_supporter',
  )
  expect(denyOpinion(proposal, supporter, policy, days(15))).toBe('opinion_over')
})

it('judges nothing that has no answer, and no other kind', () => {
  const open = { ...proposal, status: 'open' as const, verdict: null, answeredAt: null, endedAt: null }
  expect(denyOpinion(open, supporter, policy, days(1))).toBe('not_answered_yet')
  expect(denyOpinion({ ...proposal, kind: 'need', verdict: 'met' }, supporter, policy, days(1))).toBe(
    'not_answered_yet',
  )
})
