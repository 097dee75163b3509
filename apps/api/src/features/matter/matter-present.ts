import type {
  ManagedMatter,
  MatterLine,
  MatterPage,
  MatterReceipt,
  MatterStepView,
  OwnMatter,
  PublicMatter,
} from '@yunxuan/contract'
import {
  denyAct,
  denySupport,
  type MatterParty,
  type MatterPolicy,
  type MatterStepDenial,
  matterActs,
  partyFor,
} from '@yunxuan/domain'
import type { ErrandRow } from './errand.store.ts'
import type { MatterRow, StepRow } from './matter.store.ts'

/** What a matter is shown with. */
export interface Showing {
  policy: MatterPolicy
  today: string
}

function presentShown(row: MatterRow, { policy }: Pick<Showing, 'policy'>) {
  return {
    id: row.id,
    number: row.number,
    kind: row.kind,
    status: row.status,
    verdict: row.verdict,
    severity: row.severity,
    areaName: row.areaName,
    organizationName: row.organizationName,
    createdAt: row.createdAt.toISOString(),
    supports: row.supports,
    answers: row.answers,
    guideTitle: row.guideTitle,
    level: policy.matterLevels[row.level - 1] ?? '',
  }
}

export const presentPublic = (row: MatterRow, showing: Showing): PublicMatter => ({
  ...presentShown(row, showing),
  title: row.publicTitle ?? '',
  text: row.publicText ?? '',
})

export const presentOwn = (row: MatterRow, showing: Showing): OwnMatter => ({
  ...presentShown(row, showing),
  text: row.text,
  dueOn: row.dueOn,
  isPublic: row.isPublic,
})

export const presentLine = (row: MatterRow, showing: Showing): MatterLine => ({
  ...presentOwn(row, showing),
  raisedByName: row.raisedByName,
  ownerName: row.ownerName,
  isOverdue: isOverdue(row, showing),
})

export const presentReceipt = (row: MatterRow): MatterReceipt => ({
  id: row.id,
  number: row.number,
  status: row.status,
  dueOn: row.dueOn,
  version: row.version,
})

const isOverdue = (row: MatterRow, { today }: Showing): boolean =>
  row.endedAt === null && row.dueOn !== null && row.dueOn < today

/** Denials that no face shows beside a matter: the act is simply not there. */
const unsaid: readonly (MatterStepDenial | undefined)[] = ['not_yours', 'act_not_possible', 'not_shown']

/** Returns what somebody may do with a matter, and what they may not do yet, or any more, with the reason. */
export function actsOf(
  row: MatterRow,
  by: { memberId: string; parties: readonly MatterParty[] },
  { policy, now }: { policy: MatterPolicy; now: Date },
): MatterPage['acts'] {
  return matterActs.flatMap(act => {
    const attempt = { act, by: by.memberId, as: partyFor(act, by.parties), at: now }
    const denial = denyAct(row, attempt, policy)
    if (unsaid.includes(denial)) return []
    return [{ act, denial: denial ?? null }]
  })
}

/** An errand as whoever asked for it, and whoever does it, sees it. */
export function presentErrand(row: ErrandRow | undefined): MatterPage['errand'] {
  if (row === undefined) return null
  const { guideId, guideTitle, forName, isGreen, papers, receiptNo, receivedAt, visitOn, handlerNames } = row
  return {
    ...{ guideId, guideTitle, forName, isGreen, papers, receiptNo },
    receivedAt: receivedAt?.toISOString() ?? null,
    visit: visitOn === null ? null : { on: visitOn, handlerNames },
  }
}

/** A line of the timeline with its words, wherever they lay. */
export type SaidStep = StepRow & { said: string | null }

const presentStep = (step: SaidStep, isStaff: boolean): MatterStepView => ({
  position: step.position,
  act: step.act,
  as: step.party,
  at: step.at.toISOString(),
  byName: isStaff ? step.byName : null,
  word: step.said,
  verdict: step.verdict,
  dueOn: step.dueOn,
})

/** Acts of staff among themselves, which are no part of what others read. */
const inner: readonly StepRow['act'][] = ['hand', 'unpublish']

/** Somebody who has not said yet who they are: nothing about them is against it. */
const anybody = { memberId: '', isOfArea: true }

/** A matter as a member, or anybody, reads it. */
export function presentPage(
  row: MatterRow,
  seen: Showing & {
    steps: readonly SaidStep[]
    raisedText: string | null
    errand: MatterPage['errand']
    reader: { memberId: string; isOfArea: boolean; isSupporter: boolean } | null
    isOwn: boolean
    /** Whether whoever asks may read where it went on. */
    isOtherSeen: boolean
    acts: MatterPage['acts']
    services: MatterPage['services']
    opinions: MatterPage['opinions']
    pictures: MatterPage['pictures']
  },
): MatterPage {
  const { steps, raisedText, reader, isOwn, acts } = seen
  return {
    ...presentShown(row, seen),
    isPublic: row.isPublic,
    title: row.isPublic ? row.publicTitle : null,
    text: row.isPublic ? row.publicText : null,
    isOwn,
    raisedText: isOwn ? raisedText : null,
    placeNote: isOwn ? row.placeNote : null,
    errand: isOwn ? seen.errand : null,
    pictures: seen.pictures,
    dueOn: row.dueOn,
    services: seen.services,
    opinions: seen.opinions,
    isSupported: reader?.isSupporter ?? false,
    supportDenial: denySupport(row, reader ?? anybody) ?? null,
    mergedInto: seen.isOtherSeen ? row.mergedInto : null,
    steps: steps
      .filter(step => !inner.includes(step.act))
      .map(step => presentStep(isOwn || step.isPublic ? step : { ...step, said: null }, false)),
    acts,
    version: row.version,
  }
}

/** A matter as staff work on it. */
export function presentManaged(
  row: MatterRow,
  seen: Showing & {
    steps: readonly SaidStep[]
    raisedText: string
    errand: MatterPage['errand']
    acts: MatterPage['acts']
    services: MatterPage['services']
    opinions: MatterPage['opinions']
    pictures: MatterPage['pictures']
  },
): ManagedMatter {
  return {
    ...presentShown(row, seen),
    raisedText: seen.raisedText,
    pictures: seen.pictures,
    placeNote: row.placeNote,
    errand: seen.errand,
    raisedByName: row.raisedByName,
    raisedByPhone: row.raisedByPhone,
    ownerId: row.ownerId,
    ownerName: row.ownerName,
    dueOn: row.dueOn,
    isOverdue: isOverdue(row, seen),
    isPublic: row.isPublic,
    title: row.publicTitle,
    text: row.publicText,
    services: seen.services,
    opinions: seen.opinions,
    mergedInto: row.mergedInto,
    reopened: row.reopened,
    steps: seen.steps.map(step => presentStep(step, true)),
    acts: seen.acts,
    version: row.version,
  }
}
