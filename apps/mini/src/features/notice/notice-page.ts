import type { Notice } from '@yunxuan/contract'
import type { PageName } from '../../pages.ts'
import { openPage } from '../../shell/address.ts'

/** Where those notices lead that name no booking, wait, matter, article or service; what a notice tells by itself leads nowhere. */
const pageOf: Partial<Record<Notice['kind'], PageName>> = {
  replacement_call: 'signup/signups',
  guardian_consent: 'volunteer/volunteer',
  identity_corrected: 'volunteer/volunteer',
  qualification_approved: 'volunteer/volunteer',
  qualification_rejected: 'volunteer/volunteer',
  team_applied: 'team/teams',
  team_invited: 'team/teams',
  team_approved: 'team/teams',
  team_rejected: 'team/teams',
  team_removed: 'team/teams',
  team_leader: 'team/teams',
  delegate_named: 'matter/unit',
  referral_moved: 'referral/asked',
  room_decided: 'room/mine',
  room_called_off: 'room/mine',
}

/** Returns how to open what a notice is about; undefined when there is nothing to open. */
export function openerOf(notice: Notice): (() => void) | undefined {
  const { kind, bookingId, waitlistId, matterId, articleId, serviceId, isSignup } = notice
  if (bookingId) return () => openPage(isSignup ? 'signup/signup' : 'booking/booking', { id: bookingId })
  if (waitlistId) return () => openPage(isSignup ? 'signup/wait' : 'waitlist/entry', { id: waitlistId })
  if (matterId) return () => openPage('matter/matter', { id: matterId })
  if (articleId) return () => openPage('article/consent', { id: articleId })
  if (serviceId) return () => openPage('service/service', { id: serviceId })
  const page = pageOf[kind]
  return page === undefined ? undefined : () => openPage(page)
}
