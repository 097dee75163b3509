import type { ManagedService, ServiceEdit } from '@yunxuan/contract'
import type { ServiceKind, ServiceStatus } from '@yunxuan/domain'

/** How one speaks of what has times and places. */
export interface OfferingWords {
  /** Its times, and what one of them is counted by. */
  times: string
  one: string
  /** What people do, how many did, and those who did. */
  book: string
  booked: string
  bookers: string
  people: string
}

const serviceWording: OfferingWords = {
  times: '场次',
  one: '场',
  book: '预约',
  booked: '已约',
  bookers: '约好的居民',
  people: '居民',
}

/** What has times and places: a service with its slots, an activity with its shifts. */
export interface Offering {
  id: string
  kind: ServiceKind
  version: number
  title: string
  status: ServiceStatus
  isSubmittedByCaller: boolean
  durationMinutes: number
  places: number
  words: OfferingWords
  /** What people are told of it, to make them come. */
  invite: { summary: string; place: string; bring: readonly string[]; phone: string }
}

export function offeringOf(service: ManagedService): Offering {
  const { id, version, status, isSubmittedByCaller, edit } = service
  const { title, durationMinutes, placesPerSlot: places } = edit
  const core = { id, version, title, status, isSubmittedByCaller, durationMinutes, places }
  return { ...core, kind: 'service', words: serviceWording, invite: inviteOf(service) }
}

/** Returns what people are told of a service or an activity, to make them come. */
export function inviteOf({
  edit: { summary, bring, phone },
  locationName: place,
}: Pick<ManagedService, 'locationName'> & { edit: Pick<ServiceEdit, 'summary' | 'bring' | 'phone'> }) {
  return { summary, place, bring, phone }
}

/** What can be done with an offering, said as a verb. */
export interface Move {
  to: ServiceStatus
  name: string
  explain: string
  needsReason: boolean
  isMain: boolean
  done: string
}

/** Returns where an offering may go from its status, the usual way first; the server decides again. */
export function movesOf({ status, words }: Pick<Offering, 'status' | 'words'>): readonly Move[] {
  const publish = publishing(words)
  const archive = archiving(words)
  const moves: Readonly<Record<ServiceStatus, readonly Move[]>> = {
    draft: [review, archive],
    in_review: [publish, sendBack],
    published: [pausing(words), archive],
    paused: [{ ...publish, name: '恢复发布', done: `已恢复，居民又能${words.book}了` }, archive],
    archived: [restore],
  }
  return moves[status]
}

const review: Move = {
  to: 'in_review',
  name: '提交审核',
  explain: '另一位同事看过之后发布。审核期间不能再改。',
  needsReason: false,
  isMain: true,
  done: '已提交，等另一位同事审核',
}

const sendBack: Move = {
  to: 'draft',
  name: '退回修改',
  explain: '提交的同事会看到原因，改好后可以再提交。',
  needsReason: true,
  isMain: false,
  done: '已退回，提交的同事能看到原因',
}

const restore: Move = {
  to: 'draft',
  name: '恢复成草稿',
  explain: '恢复后可以修改，再提交审核。',
  needsReason: false,
  isMain: true,
  done: '已恢复成草稿',
}

function publishing({ book }: OfferingWords): Move {
  return {
    to: 'published',
    name: '发布',
    explain: `发布后居民马上能看到、能${book}。`,
    needsReason: false,
    isMain: true,
    done: '已发布，居民现在能看到了',
  }
}

function pausing({ book }: OfferingWords): Move {
  return {
    to: 'paused',
    name: '暂停',
    explain: `暂停后居民看得到记录，但不能再${book}。`,
    needsReason: true,
    isMain: false,
    done: '已暂停',
  }
}

function archiving({ book, bookers, times }: OfferingWords): Move {
  return {
    to: 'archived',
    name: '归档',
    explain: `归档后居民看不到，也不能${book}。还有${bookers}的${times}，要先取消并写明原因。`,
    needsReason: true,
    isMain: false,
    done: '已归档',
  }
}
