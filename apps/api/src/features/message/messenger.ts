import type { MessageChannel } from '@yunxuan/domain'

/** What leaves the app: what it is, when and where, never whose words, and nobody's name. */
export interface Outgoing {
  /** An openid, or a number. */
  to: string
  /** Of this message and no other, also when it is sent again because no answer came: its receiver counts it once. */
  key: string
  what: string
  when: Date
  more: string
  /** The page of the mini-program it opens. */
  page: string
}

/**
 * What came of it: it was taken; the person does not want it or is not to be found; what we sent or how we are set up
 * is wrong; not now; or nobody knows.
 */
export interface SendOutcome {
  is: 'sent' | 'refused' | 'wrong' | 'later' | 'unknown'
  /** As the other server says it, for whoever looks for the cause. */
  code: string
  /** Not before so long, milliseconds. */
  afterMs?: number
}

export type Send = (message: Outgoing) => Promise<SendOutcome>

/** What sends outside the app; a way that is not set up is not there. */
export type Messengers = Partial<Record<MessageChannel, Send>>
