import type { ActivityEdit, ServiceEdit } from '@yunxuan/contract'
import type { Category } from '@yunxuan/domain'
import type { MatterRow } from '../matter/matter.store.ts'
import type { AnswerRow } from './answer.store.ts'

const longestSummary = 60
const longestTitle = 40
const longestDescription = 2000
const longestContent = 200
const usualMinutes = 60
const usualPlaces = 10
const mostPlaces = 1000

/** What an answer does not say of the service it becomes, and whoever drafts it does. */
export interface DraftChoice {
  organizationId: string
  locationId: string
  category: Category
  feeFen: number | null
}

/** What an answer does not say of the activity it becomes. */
export type ActivityChoice = Omit<DraftChoice, 'feeFen'>

/** Returns what is drafted from an answer: what others read of both, and what was offered, for two people to read. */
export function draftEdit(need: MatterRow, answer: AnswerRow, choice: DraftChoice): ServiceEdit {
  return {
    ...choice,
    ...coreOf(need, answer),
    audiences: ['everyone'],
    isAudienceStrict: false,
    eligibility: '',
    preparation: [],
    feeNote: '',
    placesPerSlot: placesOf(answer),
    needsApproval: false,
    noteKind: null,
    partyMax: 1,
    cancelCutoffMinutes: null,
    bookingOpensDays: null,
    bookingClosesMinutes: null,
  }
}

/**
 * Returns the activity that is drafted from the answer of a team: whoever answered for it is responsible. Whether it is
 * volunteering nobody has said yet.
 */
export function activityEdit(need: MatterRow, answer: AnswerRow, choice: ActivityChoice): ActivityEdit {
  const core = coreOf(need, answer)
  return {
    ...choice,
    ...core,
    content: core.description.slice(0, longestContent) || core.title,
    project: '',
    teamId: answer.teamId,
    responsibleId: answer.memberId,
    leaderIds: [],
    isTeamOnly: false,
    skills: [],
    qualification: null,
    risk: '',
    insurance: '',
    training: '',
    placesPerShift: placesOf(answer),
    withdrawNoticeMinutes: null,
    opensDays: null,
    stalls: [],
    answers: null,
    isTemplate: false,
  }
}

const placesOf = ({ places }: AnswerRow): number => Math.min(places ?? usualPlaces, mostPlaces)

/** What a service and an activity have alike. */
function coreOf(need: MatterRow, answer: AnswerRow) {
  const shown = answer.publicText ?? ''
  const title = need.publicTitle ?? need.number
  const lines = [
    shown,
    answer.placeNote === '' ? '' : `地方：${answer.placeNote}`,
    answer.conditions === '' ? '' : `条件：${answer.conditions}`,
  ]
  return {
    title: title.slice(0, longestTitle),
    summary: (shown === '' ? title : shown).slice(0, longestSummary),
    description: lines.filter(Boolean).join('\n').slice(0, longestDescription),
    brandId: null,
    mode: 'on_site' as const,
    minimumAge: null,
    maximumAge: null,
    residentsOf: [],
    bring: [],
    phone: '',
    keywords: [],
    durationMinutes: usualMinutes,
    picture: null,
  }
}
