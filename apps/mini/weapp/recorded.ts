import type {
  Activity,
  ActivityCard,
  Booking,
  CheckIn,
  Member,
  MessageSettings,
  Reply,
  Service,
  ServiceCard,
  Session,
  Signup,
  Slot,
  Street,
} from '@yunxuan/contract'
import { addDays, shanghaiDate, shanghaiInstant, usualMessageSettings } from '@yunxuan/domain'
import type { Answer, WxRequest } from './wx.ts'

export const streetId = '510104030'

const today = shanghaiDate(new Date())

/** The app under test reads the phone's own clock: an instant of these days, in Shanghai. */
const instant = (daysFromToday: number, time: string) =>
  shanghaiInstant(addDays(today, daysFromToday), time).toISOString()

/** Tomorrow at nine in the morning: ahead at every hour of a day, and within the week that a screen lists. */
const startsAt = instant(1, '09:00')
const endsAt = instant(1, '11:00')
const at = `/v1/streets/${streetId}`
const location = {
  id: 'l1',
  name: '统战书屋',
  address: '汇泉路社区 统战书屋',
  access: '',
  areaId: 'a1',
  areaName: '汇泉路社区居委会',
  latitude: 30.65,
  longitude: 104.09,
}

const street: Street = {
  id: streetId,
  name: '沙河街道',
  district: '锦江区',
  city: '成都市',
  province: '四川省',
  platformName: '锦江·归来荟',
  platformModel: '资源上云、群众自选',
  deskPhone: '028-12345678',
  areas: [{ id: 'a1', parentId: null, kind: 'community', name: '汇泉路社区居委会' }],
  brands: [{ id: 'b1', name: '同心书苑', services: 9 }],
  categories: [{ category: 'clinic', services: 3 }],
  audiences: ['everyone', 'elder'],
  hasStations: true,
}

const card: ServiceCard = {
  id: 's1',
  title: '中医科义诊',
  picture: null,
  summary: '把把脉，说说睡眠和胃口',
  category: 'clinic',
  brand: { id: 'b1', name: '同心书苑' },
  organization: { id: 'o1', name: '汇泉路社区党委' },
  locationName: '统战书屋',
  areaName: '汇泉路社区居委会',
  mode: 'on_site',
  feeFen: null,
  isUnconfirmed: false,
  isSample: true,
  averageStars: 4.6,
  nextSlot: { id: 'slot1', startsAt, endsAt, places: 20, placesLeft: 8 },
}

const service: Service = {
  ...card,
  locationPicture: null,
  description: '大夫坐诊，不收费，也不卖药。',
  audiences: ['everyone'],
  eligibility: '谁都可以来',
  minimumAge: null,
  maximumAge: null,
  residentsOf: [],
  preparation: [],
  bring: ['医保卡'],
  feeNote: '',
  phone: '028-0000-0003',
  location,
  durationMinutes: 120,
  needsApproval: false,
  noteKind: 'health',
  partyMax: 2,
  cancelCutoffMinutes: 120,
  assuredDate: addDays(today, -8),
  ratingCount: 19,
}

const slot: Slot = {
  id: 'slot1',
  serviceId: 's1',
  startsAt,
  endsAt,
  status: 'open',
  places: 20,
  placesLeft: 8,
  waiting: 0,
  room: '一楼',
  location,
  isElsewhere: false,
  askersFirstUntil: null,
  denial: null,
  waitlistDenial: 'slot_not_full',
  bookingId: null,
  waitlistId: null,
}

const member: Member = {
  id: 'm1',
  name: '王秀兰',
  phone: null,
  birthDate: '1954-03-12',
  gender: 'female',
  areaId: 'a1',
  areaName: '汇泉路社区居委会',
  declared: [],
  unreadNotices: 0,
  roles: [],
}

const booking: Booking = {
  id: 'bk1',
  status: 'booked',
  source: 'self',
  party: 1,
  personName: '王秀兰',
  dependantId: null,
  code: '382641',
  slot: {
    id: 'slot1',
    serviceId: 's1',
    title: card.title,
    startsAt,
    endsAt,
    status: 'open',
    room: '一楼',
    location,
    isElsewhere: false,
    organizationName: '汇泉路社区党委',
    preparation: [],
    bring: ['医保卡'],
    phone: '028-0000-0003',
  },
  freelyCancelledUntil: instant(1, '07:00'),
  isLateToCancel: false,
  hasNote: false,
  reason: '',
  createdAt: instant(-6, '08:00'),
  calendarUrl: 'https://example.test/calendar.ics',
  slipUrl: 'https://example.test/slip',
  canRate: false,
  rating: null,
}

const activityCard: ActivityCard = {
  id: 'a1',
  title: '周末伴读',
  picture: null,
  summary: '陪孩子读一小时书',
  category: 'education',
  brand: null,
  project: '',
  organization: { id: 'o1', name: '汇泉路社区党委' },
  team: { id: 't1', name: '同心书苑伴读队' },
  locationName: '统战书屋',
  areaName: '汇泉路社区居委会',
  mode: 'on_site',
  isTeamOnly: false,
  isSample: true,
  distanceMetres: null,
  nextShift: { id: 'sh1', startsAt, endsAt, places: 8, placesLeft: 3 },
}

const { nextShift, locationName, areaName, distanceMetres, ...ofActivity } = activityCard
const activity: Activity = {
  ...ofActivity,
  locationPicture: null,
  description: '',
  content: '陪孩子读书',
  responsibleName: '何静',
  skills: [],
  qualification: null,
  minimumAge: 16,
  maximumAge: null,
  residentsOf: [],
  risk: '走动慢一点',
  insurance: '',
  training: '',
  bring: [],
  phone: '028-0000-0003',
  location,
  withdrawNoticeMinutes: 1440,
  shifts: [
    {
      ...nextShift,
      activityId: 'a1',
      status: 'open',
      waiting: 0,
      room: '',
      location,
      isElsewhere: false,
      stalls: [],
      denial: null,
      waitlistDenial: 'slot_not_full',
      needsGuardianConsent: false,
      signupId: null,
      waitlistId: null,
    },
  ],
}

const { serviceId, ...bookedSlot } = booking.slot
const signup: Signup = {
  id: 'su1',
  status: 'booked',
  source: 'self',
  personName: '王秀兰',
  dependantId: null,
  code: '382642',
  shift: { ...bookedSlot, id: 'sh1', activityId: 'a1', title: activity.title },
  stall: null,
  freelyWithdrawnUntil: instant(0, '09:00'),
  isLateToWithdraw: false,
  reason: '',
  createdAt: instant(-6, '08:00'),
  calendarUrl: 'https://example.test/calendar.ics',
}

const checkIn: CheckIn = {
  shiftId: 'sh1',
  activityTitle: activity.title,
  startsAt,
  endsAt,
  personName: '王秀兰',
  direction: 'in',
  arrivedAt: startsAt,
  leftAt: null,
  minutes: 0,
}

const session: Session = { accessToken: 'access', refreshToken: 'refresh', expiresIn: 900, accountId: 'acc1' }
const messageSettings: MessageSettings = {
  ...usualMessageSettings,
  wechat: { templateId: 'told', mayAsk: true, grants: 0 },
  smsTo: null,
}

const streets: Reply<'GET /v1/streets'> = { items: [street] }
/** As many as one page of the catalogue brings. */
const services: ServiceCard[] = Array.from({ length: 20 }, (_, index) =>
  index === 0 ? card : { ...card, id: `s${index + 1}`, title: `${card.title}第 ${index + 1} 站` },
)

const noChoices = { skills: [], languages: [], serviceCategories: [], qualificationKinds: [] }

const replies: Record<string, unknown> = {
  'GET /v1/streets': streets,
  [`GET ${at}`]: street,
  [`GET ${at}/services`]: { items: services, nextCursor: null },
  [`GET ${at}/services/s1`]: service,
  [`GET ${at}/services/s1/slots`]: { items: [slot] },
  [`GET ${at}/me`]: member,
  [`GET ${at}/me/dependants`]: { items: [] },
  [`GET ${at}/me/waitlist`]: { items: [] },
  [`GET ${at}/me/bookings`]: { items: [], nextCursor: null },
  [`GET ${at}/me/message-settings`]: messageSettings,
  [`POST ${at}/me/wechat-grants`]: null,
  [`GET ${at}/me/notices`]: { items: [], nextCursor: null },
  [`GET ${at}/bookings/bk1`]: booking,
  [`GET ${at}/activities`]: { items: [activityCard], nextCursor: null },
  [`GET ${at}/activities/a1`]: activity,
  [`GET ${at}/me/volunteers`]: { items: [], choices: noChoices },
  [`GET ${at}/me/signups`]: { items: [], nextCursor: null, waiting: [] },
  [`GET ${at}/me/calls`]: { items: [], choices: [] },
  [`GET ${at}/signups/su1`]: signup,
  [`POST ${at}/shifts/sh1/signups`]: signup,
  [`POST ${at}/scans`]: checkIn,
  'POST /v1/auth/wechat': session,
  [`POST ${at}/slots/slot1/bookings`]: booking,
}

/** Answers as the API did, and keeps what was asked. */
export function recordedApi(): { answer: Answer; asked: WxRequest[] } {
  const asked: WxRequest[] = []
  const answer: Answer = async request => {
    asked.push(request)
    const path = request.url.replace(/^https?:\/\/[^/]+/, '').replace(/\?.*$/, '')
    const key = `${request.method} ${path}`
    if (!(key in replies)) throw new Error(`no answer for ${key}`)
    return { status: request.method === 'POST' ? 201 : 200, body: JSON.stringify(replies[key]) }
  }
  return { answer, asked }
}
