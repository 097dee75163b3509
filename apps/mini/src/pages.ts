/** The pages of the bar at the bottom; WeChat wants them in its main package, and a picture of each icon. */
export const tabs = [
  { name: 'home', word: '首页', icon: 'house' },
  { name: 'services', word: '服务', icon: 'layout-grid' },
  { name: 'activities', word: '活动', icon: 'hand-heart' },
  { name: 'inbox', word: '消息', icon: 'bell' },
  { name: 'me', word: '我的', icon: 'user-round' },
] as const

export type TabName = (typeof tabs)[number]['name']

/** Every other page, by its feature: features/booking/pages/rate.tsx is opened as 'booking/rate'. */
export const pages = {
  service: ['find', 'service', 'ratings'],
  follow: ['follows'],
  booking: ['bookings', 'booking', 'rate'],
  waitlist: ['waiting', 'entry'],
  activity: ['activity'],
  signup: ['signups', 'signup', 'wait'],
  volunteer: ['volunteer', 'join'],
  team: ['teams', 'team', 'members'],
  member: ['profile', 'family', 'relative'],
  attendance: ['scan', 'code', 'leading', 'screen', 'hand-scan', 'board'],
  record: ['records', 'record', 'correct', 'corrections', 'missing', 'approve', 'heads', 'year'],
  points: ['points'],
  reward: ['rewards', 'redemptions', 'redemption'],
  star: ['stars', 'notice'],
  certificate: ['check'],
  matter: ['say', 'write', 'mine', 'unit', 'matter', 'around', 'feedback', 'errand'],
  answer: ['needs', 'offer', 'mine'],
  referral: ['asked', 'referral'],
  article: ['read', 'article', 'consent'],
  station: ['stations', 'station'],
  loan: ['mine'],
  room: ['room', 'mine'],
  feed: ['calendar'],
  message: ['settings'],
  export: ['own-data'],
  street: ['choose', 'about', 'open-data'],
  session: ['sign-in', 'account'],
} as const

type Feature = keyof typeof pages
export type PageName = { [F in Feature]: `${F}/${(typeof pages)[F][number]}` }[Feature]
