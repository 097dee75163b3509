import {
  hazardSeverities,
  matterActs,
  matterKinds,
  matterParties,
  matterStatuses,
  matterStepDenials,
  matterVerdicts,
  opinionDenials,
  paperStates,
  supportDenials,
} from '@yunxuan/domain'
import Type, { type Static } from 'typebox'
import { picture } from './picture.ts'
import { day, id, instant, oneOf, orNull, record } from './schema.ts'

/** What residents raise for themselves on the phone. */
export const raisedKinds = ['need', 'proposal', 'hazard', 'help'] as const
export type RaisedKind = (typeof raisedKinds)[number]

/** Which matters a desk of them shows. */
export const matterViews = ['unread', 'open', 'overdue', 'unchecked', 'ended'] as const
export type MatterView = (typeof matterViews)[number]

const kind = oneOf(matterKinds)
const verdict = oneOf(matterVerdicts)
const act = oneOf(matterActs)
const severity = oneOf(hazardSeverities)

/** A line of the timeline, as far as whoever asks may read it. */
export const matterStep = record({
  position: Type.Integer(),
  act,
  as: oneOf(matterParties),
  at: instant,
  /** Null to everybody but staff. */
  byName: orNull(Type.String()),
  word: orNull(Type.String()),
  verdict: orNull(verdict),
  /** Until when something is owed since then. */
  dueOn: orNull(day),
})
export type MatterStepView = Static<typeof matterStep>

/** What a caller may do, and why not where that is worth saying. */
const matterAct = record({ act, denial: orNull(oneOf(matterStepDenials)) })

/** How those who wanted it find the office's answer, beside it. */
export const matterOpinions = record({
  satisfied: Type.Integer(),
  unsatisfied: Type.Integer(),
  /** What the caller said of it; null where they did not. */
  own: orNull(Type.Boolean()),
  /** Until when it may be said, or said otherwise. */
  until: instant,
  denial: orNull(oneOf(opinionDenials)),
})
export type MatterOpinions = Static<typeof matterOpinions>

/** When a picture was taken: as it was raised, or once something was done. */
export const pictureMoments = ['before', 'after'] as const

/** A picture of a matter, as far as whoever asks may see it. */
export const matterPicture = record({
  ...picture.properties,
  moment: oneOf(pictureMoments),
  /** Whether everybody sees it, who sees the matter. */
  isPublic: Type.Boolean(),
  /** Whether whoever asks may have it erased. */
  isErasable: Type.Boolean(),
})
export type MatterPicture = Static<typeof matterPicture>

/** The papers of an errand as somebody says they are, with what else is known of each. */
export const papersWith = <T extends Parameters<typeof record>[0]>(more: T) =>
  Type.Array(
    record({ name: Type.String({ maxLength: 100 }), state: oneOf(paperStates), until: orNull(day), ...more }),
    {
      maxItems: 30,
    },
  )

/** What an errand has beside a matter: what is to be done for whom, its papers, and who comes for them. */
export const matterErrand = record({
  guideId: id,
  guideTitle: Type.String(),
  /** Of the family; null where it is for whoever asked. */
  forName: orNull(Type.String()),
  /** Whether it is done in half the days, and telephoned about first. */
  isGreen: Type.Boolean(),
  papers: papersWith({ mayComeLater: Type.Boolean() }),
  /** Against which papers were handed over; null as long as nobody has any. */
  receiptNo: orNull(Type.String()),
  receivedAt: orNull(instant),
  visit: orNull(record({ on: day, handlerNames: Type.Array(Type.String()) })),
})
export type MatterErrand = Static<typeof matterErrand>

/** What came of an answer: a service to be had, or an activity of a team. */
const opened = record({ id, kind: oneOf(['service', 'activity']), title: Type.String() })

const shownMatter = {
  id,
  number: Type.String(),
  kind,
  status: oneOf(matterStatuses),
  verdict: orNull(verdict),
  /** Of a danger, once it was taken: how pressing it is. */
  severity: orNull(severity),
  areaName: orNull(Type.String()),
  /** Of what an organization needs: its name, to those who may know of it. */
  organizationName: orNull(Type.String()),
  createdAt: instant,
  supports: Type.Integer(),
  /** How many answers to it everybody sees. */
  answers: Type.Integer(),
  /** Of an errand: the name of its guide, to those who may know of it. */
  guideTitle: orNull(Type.String()),
  /** The name of its level of 议事. */
  level: Type.String(),
}

/** A matter in the list that everybody reads. */
export const publicMatter = record({ ...shownMatter, title: Type.String(), text: Type.String() })
export type PublicMatter = Static<typeof publicMatter>

/** A matter as everybody, or whoever raised it, reads it. */
export const matterPage = record({
  ...shownMatter,
  isPublic: Type.Boolean(),
  /** What everybody reads; null as long as nobody has written it. */
  title: orNull(Type.String()),
  text: orNull(Type.String()),
  isOwn: Type.Boolean(),
  /** What was raised, word by word, and where it is: to whoever raised it. */
  raisedText: orNull(Type.String()),
  placeNote: orNull(Type.String()),
  errand: orNull(matterErrand),
  /** To whoever raised it all of them, to others those that were made public. */
  pictures: Type.Array(matterPicture),
  dueOn: orNull(day),
  /** Null where there is no answer that is judged. */
  opinions: orNull(matterOpinions),
  /** What came of its answers. */
  services: Type.Array(opened),
  isSupported: Type.Boolean(),
  supportDenial: orNull(oneOf(supportDenials)),
  /** Where it went on, when it was joined with another that whoever asks may read. */
  mergedInto: orNull(id),
  steps: Type.Array(matterStep),
  acts: Type.Array(matterAct),
  version: Type.Integer(),
})
export type MatterPage = Static<typeof matterPage>

/** A matter as whoever raised it finds it among theirs; what was said in confidence stands on its page alone. */
export const ownMatter = record({
  ...shownMatter,
  text: orNull(Type.String()),
  dueOn: orNull(day),
  isPublic: Type.Boolean(),
})
export type OwnMatter = Static<typeof ownMatter>

/** A line of the desk of matters; what was said in confidence is opened one by one. */
export const matterLine = record({
  ...shownMatter,
  text: orNull(Type.String()),
  raisedByName: Type.String(),
  ownerName: orNull(Type.String()),
  dueOn: orNull(day),
  isOverdue: Type.Boolean(),
  isPublic: Type.Boolean(),
})
export type MatterLine = Static<typeof matterLine>

/** A matter as staff work on it. */
export const managedMatter = record({
  ...shownMatter,
  raisedText: Type.String(),
  placeNote: Type.String(),
  errand: orNull(matterErrand),
  pictures: Type.Array(matterPicture),
  raisedByName: Type.String(),
  /** How to reach whoever raised it; null where they gave no number. */
  raisedByPhone: orNull(Type.String()),
  ownerId: orNull(id),
  ownerName: orNull(Type.String()),
  dueOn: orNull(day),
  isOverdue: Type.Boolean(),
  isPublic: Type.Boolean(),
  title: orNull(Type.String()),
  text: orNull(Type.String()),
  /** Null where there is no answer that is judged. */
  opinions: orNull(matterOpinions),
  /** What came of its answers. */
  services: Type.Array(opened),
  mergedInto: orNull(id),
  reopened: Type.Integer(),
  steps: Type.Array(matterStep),
  acts: Type.Array(matterAct),
  version: Type.Integer(),
})
export type ManagedMatter = Static<typeof managedMatter>

/** What a write says: enough to go on, and nothing that was said in confidence. */
export const matterReceipt = record({
  id,
  number: Type.String(),
  status: oneOf(matterStatuses),
  dueOn: orNull(day),
  version: Type.Integer(),
})
export type MatterReceipt = Static<typeof matterReceipt>
