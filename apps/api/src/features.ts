import { bindAccount } from './features/account/account.routes.ts'
import { bindAudit } from './features/audit/audit.routes.ts'
import { bookingRoutes } from './features/booking/booking.routes.ts'
import { bindDemo } from './features/demo/demo.routes.ts'
import { deskRoutes } from './features/desk/desk.routes.ts'
import { bindMember } from './features/member/member.routes.ts'
import { bindNotice } from './features/notice/notice.routes.ts'
import { bindPolicy } from './features/policy/policy.routes.ts'
import { bindService } from './features/service/service.routes.ts'
import { bindStreet } from './features/street/street.routes.ts'
import { waitlistRoutes } from './features/waitlist/waitlist.routes.ts'
import type { Serving } from './platform/serve.ts'

/** Every feature, by name: what is not listed here is not served. */
export const features: readonly ((on: Serving) => void)[] = [
  bindAccount,
  bindAudit,
  bookingRoutes,
  bindDemo,
  deskRoutes,
  bindMember,
  bindNotice,
  bindPolicy,
  waitlistRoutes,
]
