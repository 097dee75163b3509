/** Where each page of a subpackage lies. */
export const pages = {
  find: '/features/service/pages/find',
  service: '/features/service/pages/service',
  ratings: '/features/service/pages/ratings',
  bookings: '/features/booking/pages/bookings',
  booking: '/features/booking/pages/booking',
  rate: '/features/booking/pages/rate',
  waiting: '/features/waitlist/pages/waiting',
  entry: '/features/waitlist/pages/entry',
  profile: '/features/member/pages/profile',
  family: '/features/member/pages/family',
  relative: '/features/member/pages/relative',
  signIn: '/features/session/pages/sign-in',
  street: '/features/street/pages/choose',
} as const
