import { type BookingStatus, categoryNames, sayBefore } from '@yunxuan/domain'
import ical, { type ICalEventData, ICalEventStatus } from 'ical-generator'
import { plainPage } from '../../platform/addresses.ts'
import { sequenceOf, whereOf } from '../booking/booking-paper.ts'
import type { FeedBooking, FeedSlot } from './feed.store.ts'

export type FeedEntry = Omit<ICalEventData, 'stamp'>

const hourMs = 3_600_000
/** How often a calendar asks again. */
const askAgainSeconds = 6 * 3600

/**
 * Returns entries as an iCalendar feed (RFC 5545). Times are said in UTC, so that there is no time zone to describe;
 * it is stamped by the hour, so that what has not changed is told to be the same.
 */
export function calendarOf(name: string, entries: readonly FeedEntry[], now: Date): string {
  const calendar = ical({
    prodId: { company: 'Yunxuan', product: 'Feed', language: 'ZH' },
    name,
    ttl: askAgainSeconds,
  })
  const stamp = new Date(Math.floor(now.getTime() / hourMs) * hourMs)
  for (const entry of entries) calendar.createEvent({ ...entry, stamp })
  return calendar.toString()
}

/** Returns a slot as everybody may read it: what, when, where, and where it is booked; of places left nothing, since a calendar is old. */
export function entryOfSlot(
  slot: FeedSlot,
  { streetId, publicUrl }: { streetId: string; publicUrl: string },
): FeedEntry {
  const isOff = slot.status === 'cancelled'
  return {
    ...eventOf(slot),
    id: `slot-${slot.slotId}@yunxuan`,
    sequence: slot.sequence,
    description: linesOf([
      isOff ? `这一场取消了。${slot.reason}` : slot.summary,
      isOff ? '' : sayBefore(slot).join('。'),
      slot.organizationName,
      `电话 ${slot.phone}`,
    ]),
    status: isOff ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    categories: [{ name: categoryNames[slot.category].name }],
    url: plainPage(publicUrl, streetId, 'services', slot.serviceId),
  }
}

/** Returns one's own booking: neither a name nor a code, since whoever is given the calendar's address reads it. */
export function entryOfBooking(booking: FeedBooking): FeedEntry {
  const status = standingOf(booking)
  const whose = booking.isForSelf ? '' : '（家人）'
  return {
    ...eventOf(booking),
    // As the entry of the booking alone has it: a calendar that has both shows one.
    id: `booking-${booking.bookingId}@yunxuan`,
    sequence: sequenceOf(booking, booking),
    summary: `${booking.title}${whose}`,
    description: linesOf([
      status === ICalEventStatus.TENTATIVE ? '等待审核' : '',
      status === ICalEventStatus.CANCELLED ? '' : sayBefore(booking).join('。'),
      `电话 ${booking.phone}`,
    ]),
    status,
  }
}

const eventOf = (slot: FeedSlot) => ({
  start: slot.startsAt,
  end: slot.endsAt,
  summary: slot.title,
  location: whereOf(slot),
})

const linesOf = (lines: readonly string[]) => lines.filter(line => line.trim() !== '').join('\n')

const standing: Readonly<Record<BookingStatus, ICalEventStatus>> = {
  pending: ICalEventStatus.TENTATIVE,
  booked: ICalEventStatus.CONFIRMED,
  attended: ICalEventStatus.CONFIRMED,
  no_show: ICalEventStatus.CONFIRMED,
  excused: ICalEventStatus.CANCELLED,
  cancelled: ICalEventStatus.CANCELLED,
  late_cancelled: ICalEventStatus.CANCELLED,
  rejected: ICalEventStatus.CANCELLED,
  slot_cancelled: ICalEventStatus.CANCELLED,
}

function standingOf({ status, bookingStatus }: FeedBooking): ICalEventStatus {
  return status === 'cancelled' ? ICalEventStatus.CANCELLED : standing[bookingStatus]
}
