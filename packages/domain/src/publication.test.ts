import { describe, expect, it } from 'vitest'
import { denyTransition, editedStatus } from './publication.ts'

describe('denyTransition', () => {
  const wish = { from: 'in_review', to: 'published', reason: '', submittedBy: 'a', by: 'b' } as const

  it('wants a second person to publish, and a reason to send back, pause or archive', () => {
    expect(denyTransition(wish)).toBeUndefined()
    expect(denyTransition({ ...wish, by: 'a' })).toBe('same_person_reviews')
    expect(denyTransition({ ...wish, to: 'draft' })).toBe('reason_missing')
    expect(denyTransition({ ...wish, to: 'draft', reason: '缺电话' })).toBeUndefined()
    expect(denyTransition({ ...wish, from: 'published', to: 'paused' })).toBe('reason_missing')
    expect(denyTransition({ ...wish, from: 'draft', to: 'published' })).toBe('transition_not_possible')
  })
})

describe('editedStatus', () => {
  it('sends what was published back to a second reader, and leaves a draft one', () => {
    expect(editedStatus('published', { isReadAgain: true })).toBe('in_review')
    expect(editedStatus('paused', { isReadAgain: true })).toBe('in_review')
    expect(editedStatus('published', { isReadAgain: false })).toBe('published')
    expect(editedStatus('draft', { isReadAgain: true })).toBe('draft')
    expect(editedStatus('archived', { isReadAgain: false })).toBeUndefined()
  })
})
