import type { Booking, Loan, Location, Signup, SignupWait, WaitlistEntry } from '@yunxuan/contract'
import { addDays, shanghaiDate, shanghaiInstant } from '@yunxuan/domain'
import { isToday } from '../signup/today.ts'

interface Thing {
  id: string
  title: string
  personName: string
  startsAt: string
  location: Location
  room: string
  isElsewhere: boolean
}

/** Something that is coming, or a free place that waits for an answer until `until`. */
export type NextThing =
  | (Thing & { kind: 'booking'; isPending: boolean })
  | (Thing & { kind: 'shift' })
  | (Thing & { kind: 'loan'; dueDate: string })
  | (Thing & { kind: 'shift-today'; shiftId: string; isIn: boolean })
  | (Thing & { kind: 'offer' | 'shift-offer'; until: string })

export interface Coming {
  bookings: readonly Booking[]
  waitlist: readonly WaitlistEntry[]
  signups: readonly Signup[]
  waits: readonly SignupWait[]
  /** What this person has in hand. */
  loans: readonly Loan[]
}

/** Returns what is next of all that somebody has, what is to be acted on first, first; what is over is left out. */
export function nextThings({ bookings, waitlist, signups, waits, loans }: Coming, now: Date): NextThing[] {
  return [
    ...bookings.filter(isHeld).map(ofBooking),
    ...waitlist.flatMap(entry => ofOffer('offer', entry, entry.slot)),
    ...signups.filter(isGoing).map(signup => ofSignup(signup, now)),
    ...waits.flatMap(wait => ofOffer('shift-offer', wait, wait.shift)),
    ...loans.filter(({ dueDate }) => dueDate <= addDays(shanghaiDate(now), 1)).map(loan => ofLoan(loan, now)),
  ]
    .filter(({ endsAt }) => Date.parse(endsAt) > now.getTime())
    .map(({ endsAt, ...thing }) => thing)
    .sort((one, other) => actBy(one).localeCompare(actBy(other)))
}

/** What is due is there until it is back: it is over when the day is, and comes again with the next. */
function ofLoan({ id, itemName, location, dueDate }: Loan, now: Date) {
  const today = shanghaiDate(now)
  const by = shanghaiInstant(addDays(dueDate < today ? today : dueDate, 1)).toISOString()
  const thing = { id, title: itemName, personName: '', location, room: '', isElsewhere: false }
  return { kind: 'loan' as const, ...thing, dueDate, startsAt: by, endsAt: by }
}

/** Whether a booking still takes its place. */
export function isHeld({ status }: Pick<Booking, 'status'>): boolean {
  return status === 'booked' || status === 'pending'
}

const isGoing = ({ status }: Signup) => status === 'booked' || status === 'attended'

const actBy = (thing: NextThing) => ('until' in thing ? thing.until : thing.startsAt)

type Slot = Pick<Booking['slot'], 'title' | 'startsAt' | 'endsAt' | 'location' | 'room' | 'isElsewhere'>

function slotOf({ title, startsAt, endsAt, location, room, isElsewhere }: Slot) {
  return { title, startsAt, endsAt, location, room, isElsewhere }
}

function ofBooking({ id, personName, status, slot }: Booking) {
  return { kind: 'booking' as const, id, personName, isPending: status === 'pending', ...slotOf(slot) }
}

function ofSignup(signup: Signup, now: Date) {
  const { id, personName, shift, status } = signup
  const core = { id, personName, ...slotOf(shift) }
  return isToday(signup, now)
    ? { kind: 'shift-today' as const, shiftId: shift.id, isIn: status === 'attended', ...core }
    : { kind: 'shift' as const, ...core }
}

function ofOffer(
  kind: 'offer' | 'shift-offer',
  {
    id,
    personName,
    status,
    offerExpiresAt,
  }: Pick<WaitlistEntry, 'id' | 'personName' | 'status' | 'offerExpiresAt'>,
  slot: Slot,
) {
  if (status !== 'offered' || offerExpiresAt === null) return []
  return [{ kind, id, personName, until: offerExpiresAt, ...slotOf(slot) }]
}
