import type { Notice } from '@yunxuan/contract'
import { openPage } from '../../shell/address.ts'
import { pages } from '../../shell/pages.ts'

/** Where those notices lead that name no booking; what a notice tells by itself leads nowhere. */
const pageOf: Partial<Record<Notice['kind'], string>> = {
  replacement_call: pages.signups,
  guardian_consent: pages.volunteer,
  identity_corrected: pages.volunteer,
  qualification_approved: pages.volunteer,
  qualification_rejected: pages.volunteer,
  team_applied: pages.teams,
  team_invited: pages.teams,
  team_approved: pages.teams,
  team_rejected: pages.teams,
  team_removed: pages.teams,
  team_leader: pages.teams,
}

/** Returns how to open what a notice is about; undefined when there is nothing to open. */
export function openerOf(notice: Notice): (() => void) | undefined {
  const { kind, bookingId, waitlistId, isSignup } = notice
  if (bookingId) return () => openPage(isSignup ? pages.signup : pages.booking, { id: bookingId })
  if (waitlistId) return () => openPage(isSignup ? pages.shiftWait : pages.entry, { id: waitlistId })
  const page = pageOf[kind]
  return page === undefined ? undefined : () => openPage(page)
}
