import { addDays, shanghaiDate, shanghaiInstant } from './shanghai.ts'
import { isoWeekday, type OpeningTime } from './station.ts'

/** The life of an application for a room: asked for, had, or not. */
export const roomUseStatuses = ['pending', 'approved', 'declined', 'withdrawn', 'called_off'] as const
export type RoomUseStatus = (typeof roomUseStatuses)[number]

/** What staff make of an application. */
export const roomDecisions = [
  'approved',
  'declined',
  'called_off',
] as const satisfies readonly RoomUseStatus[]
export type RoomDecision = (typeof roomDecisions)[number]

/** A time at which a room may be had. */
export interface Segment {
  startsAt: Date
  endsAt: Date
}

/** What of a room decides whether it may be asked for. */
export interface RoomFacts {
  /** Times of every week, each of which is had whole. */
  segments: readonly OpeningTime[]
  capacity: number
  isWithdrawn: boolean
}

/** Why a room is not to be had so. */
export const roomDenials = [
  'room_not_offered',
  'segment_not_offered',
  'segment_past',
  'segment_too_far',
  'heads_above_capacity',
  'room_already_asked',
  'room_uses_enough',
  'room_taken',
] as const
export type RoomDenial = (typeof roomDenials)[number]

/** How many applications of one person wait or are still to come at once: rooms are for everybody. */
export const roomUsesAtOnce = 2

/** Returns the segments of a room from one day on for so many days, in order. */
export function segmentsFrom(segments: readonly OpeningTime[], from: string, days: number): Segment[] {
  return Array.from({ length: days }, (_, ahead) => addDays(from, ahead)).flatMap(day => {
    const midnight = shanghaiInstant(day).getTime()
    return segments
      .filter(({ weekday }) => weekday === isoWeekday(day))
      .sort((a, b) => a.opensAt - b.opensAt)
      .map(({ opensAt, closesAt }) => ({
        startsAt: new Date(midnight + opensAt * 60_000),
        endsAt: new Date(midnight + closesAt * 60_000),
      }))
  })
}

/**
 * Decides why a room may not be asked for: only a segment that it offers, whole, within so many days, for no more
 * people than it holds. Whether somebody else has it is the database's to say.
 */
export function denyRoomUse(
  room: RoomFacts,
  wish: Segment & { heads: number },
  of: { openUses: number; hasAsked: boolean; aheadDays: number; isStaff: boolean; now: Date },
): RoomDenial | undefined {
  if (room.isWithdrawn) return 'room_not_offered'
  if (wish.startsAt <= of.now) return 'segment_past'
  const day = shanghaiDate(wish.startsAt)
  const isOffered = segmentsFrom(room.segments, day, 1).some(
    ({ startsAt, endsAt }) => +startsAt === +wish.startsAt && +endsAt === +wish.endsAt,
  )
  if (!isOffered) return 'segment_not_offered'
  if (day > addDays(shanghaiDate(of.now), of.aheadDays)) return 'segment_too_far'
  if (wish.heads > room.capacity) return 'heads_above_capacity'
  if (of.hasAsked) return 'room_already_asked'
  return !of.isStaff && of.openUses >= roomUsesAtOnce ? 'room_uses_enough' : undefined
}

/** Why an application cannot become what is wanted. */
export const roomDecisionDenials = ['room_use_decided', 'room_use_over'] as const
export type RoomDecisionDenial = (typeof roomDecisionDenials)[number]

/** Decides why an application may not become so: what waits is approved or declined, what was approved called off. */
export function denyRoomDecision(
  use: { status: RoomUseStatus; startsAt: Date; endsAt: Date },
  to: RoomDecision | 'withdrawn',
  now: Date,
): RoomDecisionDenial | undefined {
  const from: readonly RoomUseStatus[] =
    to === 'called_off' ? ['approved'] : to === 'withdrawn' ? ['pending', 'approved'] : ['pending']
  if (!from.includes(use.status)) return 'room_use_decided'
  const isOver = to === 'approved' ? now >= use.startsAt : now >= use.endsAt
  return isOver && to !== 'declined' ? 'room_use_over' : undefined
}

/** Returns when a room is free again after something in it: what comes next needs it aired and swept. */
export function occupiedUntil({ endsAt }: Pick<Segment, 'endsAt'>, bufferMinutes: number): Date {
  return new Date(endsAt.getTime() + bufferMinutes * 60_000)
}
