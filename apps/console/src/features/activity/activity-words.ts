import type { ManagedActivity } from '@yunxuan/contract'
import type { Offering, OfferingWords } from '../publish/offering.ts'

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
  return { id, version, title, status, isSubmittedByCaller, durationMinutes, places, words: shiftWording }
}
