import type { ManagedActivity } from '@yunxuan/contract'
import { inviteOf, type Offering, type OfferingWords } from '../publish/offering.ts'

const shiftWording: OfferingWords = {
  times: '班次',
  one: '班',
  book: '报名',
  booked: '已报',
  bookers: '报了名的志愿者',
  people: '志愿者',
}

export function offeringOf(activity: ManagedActivity): Offering {
  const { id, version, status, isSubmittedByCaller, edit } = activity
  const { title, durationMinutes, placesPerShift: places } = edit
  const core = { id, version, title, status, isSubmittedByCaller, durationMinutes, places }
  return { ...core, kind: 'activity', words: shiftWording, invite: inviteOf(activity) }
}
