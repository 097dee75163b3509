import type { RaisedKind } from '@yunxuan/contract'
import type {
  AnswerAct,
  AnswerReason,
  HazardSeverity,
  MatterAct,
  MatterVerdict,
  ReferralAct,
} from '@yunxuan/domain'

/** What is done with a matter of the demo, so many days after it was raised. */
export interface DemoStep {
  after: number
  by: 'coordinator' | 'administrator' | 'liaison' | 'asker'
  act: MatterAct
  word?: string
  verdict?: MatterVerdict
  severity?: HazardSeverity
  handedTo?: string
  title?: string
  text?: string
  /** Of putting off, and of what is adopted: until how many days later. */
  dueAfter?: number
  /** Of receiving papers: whether all are there, or some come later. */
  papers?: 'all' | 'some'
  /** Of joining: the title of the matter that it becomes a part of. */
  into?: string
}

/** What is done with an answer of the demo, so many days after its need was raised. */
export interface DemoAnswerStep {
  after: number
  by: 'coordinator' | 'asker' | 'answerer'
  act: AnswerAct
  text?: string
  reason?: AnswerReason
  stars?: number
  word?: string
}

/** What somebody offers for a need of the demo. */
export interface DemoAnswer {
  after: number
  /** How many residents further on in the list they stand; a team by its leader, an organization by its delegate. */
  by: number | 'team' | 'organization'
  text: string
  placeNote?: string
  isWhole?: boolean
  /** After how many days a service is drafted from it. */
  draftedAfter?: number
  steps: readonly DemoAnswerStep[]
}

/** What is done with what another organization was asked, so many days after the enterprise said what it needs. */
export interface DemoReferralStep {
  after: number
  by: 'asker' | 'answerer'
  act: ReferralAct
  word?: string
  /** Of promising: until how many days later. */
  dueAfter?: number
}

/** A matter of the demo and its life; every line of it is sample. */
export interface DemoMatter {
  kind: RaisedKind | 'enterprise' | 'errand'
  text: string
  placeNote?: string
  steps: readonly DemoStep[]
  /** How many neighbours say that they need it as well, two a day from when everybody sees it. */
  supports?: number
  answers?: readonly DemoAnswer[]
  /** Of what an enterprise needs: what the office asks another organization, and what becomes of that. */
  referral?: { after: number; text: string; steps: readonly DemoReferralStep[] }
  /** Of a proposal that was answered: how many find the answer good, and how many do not. */
  opinions?: { good: number; bad: number }
  /** What is done with the task that an adopted proposal makes, so many days after the proposal was raised. */
  task?: readonly DemoStep[]
}

const by = 'coordinator' as const

/** Somebody reads it the next day and sees to it. */
export const take: DemoStep = { after: 1, by, act: 'take' }

/** A reader writes what everybody reads. */
export const shown = (title: string, text: string): DemoStep => ({
  after: 1,
  by,
  act: 'publish',
  title,
  text,
})

export const tell = (after: number, word: string): DemoStep => ({ after, by, act: 'tell', word })

export const answer = (after: number, verdict: MatterVerdict, word: string): DemoStep => ({
  ...{ after, by, act: 'answer', verdict, word },
})

export const accept = (after: number): DemoStep => ({ after, by: 'asker', act: 'accept' })

/** A second person has looked at it. */
export const check = (after: number): DemoStep => ({ after, by: 'administrator', act: 'check' })

/** An answer's way from being read to both sides' yes, day by day. */
export const agreed = (read: number, text: string): DemoAnswerStep[] => [
  { after: read, by, act: 'publish', text },
  { after: read + 1, by: 'asker', act: 'choose' },
  { after: read + 1, by: 'answerer', act: 'agree' },
]

/** Whoever answered says that it is done, and whoever asked how it was. */
export const delivered = (after: number, stars: number, word: string): DemoAnswerStep[] => [
  { after, by: 'answerer', act: 'report' },
  { after: after + 1, by: 'asker', act: 'confirm', stars, word },
]
