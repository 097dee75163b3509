import { dayMs, defaultPolicy, type Policy, type ShiftPlan, type SlotFacts } from '@yunxuan/domain'
import type { SlotRow } from './slot.store.ts'

/** Returns the settings in force for a slot's street: its own where it has changed them. */
export function policyOf(row: SlotRow): Policy {
  return row.policy === null ? defaultPolicy : { ...defaultPolicy, ...row.policy }
}

/** Returns what a shift's scans are read by: no more of the settings than that, for it is made for each scan. */
export function planOf(row: SlotRow): ShiftPlan {
  const { shortVisitMinutes, clockSkewMinutes, farAwayMetres, beyondPlanMinutes, handInLateMinutes } =
    policyOf(row)
  const { startsAt, endsAt } = row
  return {
    startsAt,
    endsAt,
    shortVisitMinutes,
    clockSkewMinutes,
    farAwayMetres,
    beyondPlanMinutes,
    handInLateMinutes,
  }
}

/** Returns how long before the start a booking of this slot, or a sign-up, is given up freely, minutes. */
export function cancelCutoffMinutes(row: SlotRow): number {
  const policy = policyOf(row)
  const usual = row.kind === 'activity' ? policy.withdrawNoticeHours * 60 : policy.cancelCutoffMinutes
  return row.cancelCutoffMinutes ?? usual
}

/** Returns what the booking rules know of a slot: the service's own limits, or else the street's. */
export function toSlotFacts(row: SlotRow): SlotFacts {
  const policy = policyOf(row)
  const opensDays = row.bookingOpensDays ?? policy.bookingOpensDays
  const closesMinutes = row.bookingClosesMinutes ?? policy.bookingClosesMinutes
  return {
    places: row.places,
    taken: row.taken,
    held: row.held,
    startsAt: row.startsAt,
    endsAt: row.endsAt,
    opensAt: new Date(row.startsAt.getTime() - opensDays * dayMs),
    closesAt: new Date(row.startsAt.getTime() - closesMinutes * 60_000),
    status: row.status,
    serviceStatus: row.serviceStatus,
    placesPerService: policy.placesPerService,
    partyMax: Math.min(row.partyMax, policy.partyMax),
    minimumAge: row.minimumAge,
    maximumAge: row.maximumAge,
    areaIds: row.residentsOf,
    audiences: row.isAudienceStrict ? row.audiences : [],
    needsApproval: row.needsApproval,
    askersFirstUntil: row.askersFirstUntil,
  }
}
