import { type MatterStatus, matterStatuses } from './matter-kind.ts'

/** What may be done with a matter; each is a step of its timeline. */
export const matterActs = [
  'take',
  'return',
  'complete',
  'decline',
  'merge',
  'hand',
  'raise',
  'tell',
  'defer',
  'receive',
  'visit',
  'pause',
  'answer',
  'check',
  'fail',
  'accept',
  'reopen',
  'settle',
  'withdraw',
  'publish',
  'unpublish',
] as const
export type MatterAct = (typeof matterActs)[number]

/** Who acts, as the matter sees them; one person may be several. */
export const matterParties = ['asker', 'keeper', 'owner', 'second', 'clock'] as const
export type MatterParty = (typeof matterParties)[number]

interface Move {
  from: readonly MatterStatus[]
  to: MatterStatus | 'same'
  by: readonly MatterParty[]
  /** Whether it says why, in words. */
  hasWord: boolean
}

/** Which act leads from where to where, and whose it is; what is not here cannot be done. */
export const moves: Readonly<Record<MatterAct, Move>> = {
  take: { from: ['sent'], to: 'open', by: ['keeper'], hasWord: false },
  return: { from: ['sent', 'open'], to: 'returned', by: ['keeper', 'owner'], hasWord: true },
  complete: { from: ['returned'], to: 'sent', by: ['asker'], hasWord: true },
  decline: { from: ['sent', 'open'], to: 'declined', by: ['keeper'], hasWord: true },
  merge: { from: ['sent', 'open'], to: 'merged', by: ['keeper'], hasWord: false },
  hand: { from: ['open'], to: 'same', by: ['keeper', 'owner'], hasWord: true },
  raise: { from: ['open'], to: 'same', by: ['keeper'], hasWord: true },
  tell: { from: ['open'], to: 'same', by: ['owner', 'keeper'], hasWord: true },
  defer: { from: ['open'], to: 'same', by: ['keeper'], hasWord: true },
  // Back to work once nothing is missing; what may come later stops nobody until its day is over.
  receive: { from: ['open', 'returned'], to: 'open', by: ['owner', 'keeper'], hasWord: false },
  visit: { from: ['open'], to: 'same', by: ['owner', 'keeper'], hasWord: false },
  pause: { from: ['open'], to: 'returned', by: ['clock'], hasWord: false },
  answer: { from: ['open'], to: 'answered', by: ['owner', 'keeper'], hasWord: true },
  check: { from: ['answered'], to: 'done', by: ['second'], hasWord: false },
  fail: { from: ['answered'], to: 'open', by: ['second'], hasWord: true },
  accept: { from: ['answered'], to: 'done', by: ['asker'], hasWord: false },
  reopen: { from: ['answered', 'done'], to: 'open', by: ['asker'], hasWord: true },
  settle: { from: ['answered'], to: 'done', by: ['clock'], hasWord: false },
  withdraw: { from: ['sent', 'returned', 'open'], to: 'withdrawn', by: ['asker'], hasWord: false },
  publish: { from: ['sent', 'open', 'answered', 'done'], to: 'same', by: ['keeper'], hasWord: false },
  unpublish: { from: matterStatuses, to: 'same', by: ['keeper'], hasWord: true },
}
