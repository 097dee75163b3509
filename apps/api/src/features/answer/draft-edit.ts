import type { ServiceEdit } from '@yunxuan/contract'
import type { Category } from '@yunxuan/domain'
import type { MatterRow } from '../matter/matter.store.ts'
import type { AnswerRow } from './answer.store.ts'

const longestSummary = 60
const longestTitle = 40
const longestDescription = 2000
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

/** Returns what is drafted from an answer: what others read of both, and what was offered, for two people to read. */
export function draftEdit(need: MatterRow, answer: AnswerRow, choice: DraftChoice): ServiceEdit {
  const shown = answer.publicText ?? ''
  const lines = [
    shown,
    answer.placeNote === '' ? '' : `地方：${answer.placeNote}`,
    answer.conditions === '' ? '' : `条件：${answer.conditions}`,
  ]
  return {
    ...choice,
    title: (need.publicTitle ?? need.number).slice(0, longestTitle),
    summary: (shown === '' ? (need.publicTitle ?? need.number) : shown).slice(0, longestSummary),
    description: lines.filter(Boolean).join('\n').slice(0, longestDescription),
    brandId: null,
    mode: 'on_site',
    minimumAge: null,
    maximumAge: null,
    residentsOf: [],
    bring: [],
    phone: '',
    keywords: [],
    durationMinutes: usualMinutes,
    audiences: ['everyone'],
    isAudienceStrict: false,
    eligibility: '',
    preparation: [],
    feeNote: '',
    placesPerSlot: Math.min(answer.places ?? usualPlaces, mostPlaces),
    needsApproval: false,
    noteKind: null,
    partyMax: 1,
    cancelCutoffMinutes: null,
    bookingOpensDays: null,
    bookingClosesMinutes: null,
    picture: null,
  }
}
