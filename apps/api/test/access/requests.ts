import type { EndpointKey, Input } from '@yunxuan/contract'
import { idCheckCharacter } from '@yunxuan/domain'
import { newId } from '../../src/platform/ids.ts'
import { aClaim } from './report-rows.ts'
import { anyItem, anyRoom, anyRoomWish, anyStation } from './rows.ts'
import { anActivity, idNumber } from './volunteer-rows.ts'
import type { World } from './world.ts'

/** What is sent to endpoints of which the ids in their paths say too little. */
type Requests = { [K in EndpointKey]?: Partial<Input<K>> }

const reason = '按规定办理'
const november = { from: '2026-11-01', to: '2026-11-30' }

/** Returns one id for each name that stands in a path: of a row that is "here". */
export function idsOf({
  street,
  people,
  services,
  shifts,
  served,
  matters,
  articles,
  reports,
  grantee,
  grantId,
  sessionId,
}: World) {
  return {
    streetId: street.streetId,
    serviceId: services.serviceId,
    organizationId: street.organizationId,
    slotId: services.freeSlotId,
    bookingId: services.booked.id,
    entryId: services.entryId,
    dependantId: services.dependantId,
    noticeId: services.noticeId,
    importId: services.importId,
    number: served.proof.number,
    signature: served.proof.pdfUrl.split('/').at(-1) ?? '',
    runId: served.hangingRunId,
    objectionId: served.objectionId,
    attachmentId: served.attachmentId,
    pictureId: services.pictureId,
    size: 'small',
    backfillId: served.backfillId,
    recordId: served.recordId,
    signupId: shifts.signupId,
    correctionId: served.correctionId,
    shiftId: shifts.shift.shiftId,
    matterId: matters.matterId,
    articleId: articles.articleId,
    itemId: services.itemId,
    loanId: services.loanId,
    roomId: services.roomId,
    useId: services.useId,
    closureId: services.closureId,
    namedId: articles.namedId,
    answerId: matters.answerId,
    referralId: matters.referralId,
    delegateId: matters.delegateId,
    rewardId: served.rewardId,
    redemptionId: served.redemption.id,
    grantId,
    memberId: grantee.memberId,
    ratingId: services.ratingId,
    requestId: shifts.requestId,
    personId: people.volunteer.memberId,
    qualificationId: served.qualificationId,
    teamId: shifts.teamId,
    activityId: shifts.shift.activityId,
    callId: shifts.callId,
    figureId: 'people-served',
    reportId: reports.reportId,
    claimId: reports.claimId,
    uploadId: served.uploadId,
    sessionId,
    secret: services.calendarSecret,
    // A true one is read by one at a time, and these all ask at once.
    token: 'nobody-was-given-this',
  }
}

/** What is asked of an endpoint once more, since others may do it to a row in another state. */
export function moreRequestsOf({
  street,
  services,
  shifts,
  articles,
  reports,
  matters,
}: World): readonly MoreRequest[] {
  const { streetId } = street
  const body = { version: 2, to: 'published', reason: '' }
  return [
    {
      key: 'POST /v1/streets/:streetId/managed/services/:serviceId/transition',
      said: 'of what waits for review',
      request: { params: { streetId, serviceId: services.inReviewId }, body },
    },
    {
      key: 'POST /v1/streets/:streetId/managed/activities/:activityId/transition',
      said: 'of what waits for review',
      request: { params: { streetId, activityId: shifts.activityInReviewId }, body },
    },
    {
      key: 'POST /v1/streets/:streetId/managed/articles/:articleId/transition',
      said: 'of what waits for review',
      request: { params: { streetId, articleId: articles.inReviewId }, body },
    },
    {
      key: 'POST /v1/streets/:streetId/reports/:reportId/transition',
      said: 'of what waits for release',
      request: {
        params: { streetId, reportId: reports.inReviewId },
        body: { version: 2, to: 'released', reason: '' },
      },
    },
    {
      key: 'GET /v1/streets/:streetId/managed/matters/:matterId/answers',
      said: 'to what somebody sees to',
      request: { params: { streetId, matterId: matters.handedId } },
    },
    ...(['answers', 'suggestions'] as const).map(what => ({
      key: `GET /v1/streets/:streetId/managed/matters/:matterId/${what}` as const,
      said: 'to what the liaison sees to',
      request: { params: { streetId, matterId: matters.entrustedId } },
    })),
    ...matters.referredTo.flatMap((matterId, at) => [
      {
        key: 'GET /v1/streets/:streetId/managed/matters/:matterId/referrals' as const,
        said: `of what one of the staff sees to, ${at + 1}`,
        request: { params: { streetId, matterId } },
      },
      {
        key: 'POST /v1/streets/:streetId/managed/matters/:matterId/referrals' as const,
        said: `of what one of the staff sees to, ${at + 1}`,
        request: {
          params: { streetId, matterId },
          body: { organizationId: matters.helperId, text: '有一家企业要招人', dueOn: '2026-12-05' },
        },
      },
    ]),
    ...(['service', 'activity'] as const).map(kind => ({
      key: `POST /v1/streets/:streetId/answers/:answerId/${kind}` as const,
      said: 'to what somebody sees to',
      request: {
        params: { streetId, answerId: matters.handedAnswerId },
        body: {
          organizationId: street.organizationId,
          locationId: street.locationId,
          category: 'convenience',
          ...(kind === 'service' ? { feeFen: null } : {}),
        },
      },
    })),
    {
      key: 'GET /v1/streets/:streetId/managed/matters/:matterId',
      said: 'of an enterprise',
      request: { params: { streetId, matterId: matters.enterpriseId } },
    },
  ]
}

interface MoreRequest {
  key: EndpointKey
  said: string
  request: { params: Record<string, string>; body?: object }
}

/** Returns what is sent where a path alone is not enough: whoever may do it gets through. */
export function requestsOf(world: World): Requests {
  return {
    ...ofServices(world),
    ...ofPeople(world),
    ...ofShifts(world),
    ...ofServed(world),
    ...ofMatters(world),
    ...ofArticles(world),
    ...ofReports(world),
  }
}

function ofServices({ street, services }: World): Requests {
  const { streetId } = street
  const booking = (bookingId: string) => ({ params: { streetId, bookingId } })
  const absent = {
    params: { streetId, slotId: services.hereSlotId },
    body: { bookingIds: [services.expectedId] },
  }
  const seen = {
    startsAt: '2026-12-01T01:00:00Z',
    endsAt: '2026-12-01T02:00:00Z',
    places: 10,
    locationId: null,
    room: '',
  }
  const several = { slots: [{ id: services.freeSlotId, seen }], change: null }
  const sig = { query: { sig: new URL(services.booked.slipUrl).searchParams.get('sig') ?? '' } }
  const repeat = {
    from: '2026-12-01',
    to: '2026-12-31',
    everyWeeks: 1,
    weekdays: [2],
    time: '09:00',
    durationMinutes: 60,
    except: [],
    holidays: 'skip' as const,
    places: 10,
    room: '一楼',
  }
  const nowhere = { access: '', latitude: null, longitude: null, picture: null }
  const place = { name: '新活动室', address: '东社区 2 号', areaId: street.areaId, ...nowhere }
  const inPlace = { params: { streetId, locationId: street.locationId } }
  const closing = { from: '2026-12-14T00:00:00Z', until: '2026-12-15T00:00:00Z', reason }
  const taken = { itemId: services.itemId, takenAt: services.takenAt }
  return {
    'GET /v1/streets/:streetId/bookings/:bookingId/calendar.ics': sig,
    'GET /v1/streets/:streetId/bookings/:bookingId/slip': sig,
    'POST /v1/streets/:streetId/slots/:slotId/bookings': { body: { overlapAccepted: true } },
    'POST /v1/streets/:streetId/bookings/:bookingId/rating': {
      ...booking(services.attendedId),
      body: { stars: 5, tags: [], text: '' },
    },
    'POST /v1/streets/:streetId/slots/:slotId/waitlist': {
      params: { streetId, slotId: services.fullSlotId },
      body: {},
    },
    'POST /v1/streets/:streetId/waitlist/:entryId/acceptance': {
      params: { streetId, entryId: services.offerEntryId },
    },
    'POST /v1/streets/:streetId/waitlist/:entryId/decline': {
      params: { streetId, entryId: services.offerEntryId },
    },
    'GET /v1/streets/:streetId/find': { query: { q: '王秀兰' } },
    'GET /v1/streets/:streetId/figures': { query: november },
    'GET /v1/streets/:streetId/figures.xlsx': { query: november },
    'GET /v1/streets/:streetId/figures/:figureId/rows.xlsx': { query: november },
    'GET /v1/streets/:streetId/figures/:figureId': { query: { ...november, by: 'day' } },
    'GET /v1/streets/:streetId/figures/:figureId/rows': { query: november },
    'GET /v1/streets/:streetId/search': { query: { q: '扶手' } },
    'GET /v1/streets/:streetId/desk/lookup': { query: { code: services.expectedCode } },
    'POST /v1/streets/:streetId/bookings/:bookingId/check-in': booking(services.expectedId),
    'POST /v1/streets/:streetId/bookings/:bookingId/no-show': booking(services.expectedId),
    'POST /v1/streets/:streetId/bookings/:bookingId/undo': booking(services.attendedId),
    'POST /v1/streets/:streetId/bookings/:bookingId/approval': booking(services.pendingId),
    'POST /v1/streets/:streetId/bookings/:bookingId/rejection': {
      ...booking(services.pendingId),
      body: { reason },
    },
    'POST /v1/streets/:streetId/slots/:slotId/no-shows': absent,
    'POST /v1/streets/:streetId/slots/:slotId/no-shows/undo': absent,
    'GET /v1/streets/:streetId/bookings/:bookingId/note': booking(services.notedId),
    'POST /v1/streets/:streetId/slots/:slotId/desk-bookings': { body: { person: { name: '来电人' } } },
    'POST /v1/streets/:streetId/slots/:slotId/walk-ins': {
      params: { streetId, slotId: services.hereSlotId },
      body: { person: { name: '到场人' } },
    },
    'POST /v1/streets/:streetId/managed/services': { body: services.serviceEdit },
    'PUT /v1/streets/:streetId/managed/services/:serviceId': {
      body: { version: 1, edit: services.serviceEdit },
    },
    'POST /v1/streets/:streetId/managed/services/:serviceId/transition': {
      params: { streetId, serviceId: services.draftId },
      body: { version: 1, to: 'in_review', reason: '' },
    },
    'POST /v1/streets/:streetId/managed/services/:serviceId/reading': {
      params: { streetId, serviceId: services.changedId },
      body: { changedAt: services.changedAt },
    },
    'POST /v1/streets/:streetId/managed/services/:serviceId/slots/preview': { body: repeat },
    'POST /v1/streets/:streetId/managed/services/:serviceId/slots': { body: repeat },
    'POST /v1/streets/:streetId/managed/services/:serviceId/series/preview': { body: several },
    'POST /v1/streets/:streetId/managed/services/:serviceId/series': { body: { ...several, reason } },
    'PATCH /v1/streets/:streetId/slots/:slotId': { body: { room: '二楼', reason } },
    'POST /v1/streets/:streetId/slots/:slotId/cancellation': { body: { reason } },
    'POST /v1/streets/:streetId/organizations': { body: { name: '新组织' } },
    'POST /v1/streets/:streetId/locations': { body: place },
    'POST /v1/streets/:streetId/managed/locations/:locationId/preview': { ...inPlace, body: place },
    'PUT /v1/streets/:streetId/managed/locations/:locationId': {
      ...inPlace,
      body: { version: 1, edit: place },
    },
    'GET /v1/streets/:streetId/stations/:locationId': inPlace,
    'GET /s/:streetId/places/:locationId': inPlace,
    'PUT /v1/streets/:streetId/managed/stations/:locationId': {
      ...inPlace,
      body: { version: 1, edit: anyStation },
    },
    'POST /v1/streets/:streetId/managed/stations/:locationId/confirmation': inPlace,
    'DELETE /v1/streets/:streetId/managed/stations/:locationId': inPlace,
    'GET /v1/streets/:streetId/stations/:locationId/rooms': inPlace,
    'POST /v1/streets/:streetId/rooms/:roomId/uses': { body: anyRoomWish('2026-12-10') },
    'GET /v1/streets/:streetId/managed/room-calendar': { query: { from: '2026-12-07' } },
    'POST /v1/streets/:streetId/managed/rooms': {
      body: { locationId: street.locationId, edit: { ...anyRoom, name: '书屋' } },
    },
    'PUT /v1/streets/:streetId/managed/rooms/:roomId': { body: { version: 1, edit: anyRoom } },
    'POST /v1/streets/:streetId/managed/rooms/:roomId/uses': {
      body: { person: { name: '赵大爷' }, wish: anyRoomWish('2026-12-11') },
    },
    'POST /v1/streets/:streetId/managed/room-uses/:useId/decision': { body: { to: 'approved', reason: '' } },
    'POST /v1/streets/:streetId/managed/rooms/:roomId/closures/preview': { body: closing },
    'POST /v1/streets/:streetId/managed/rooms/:roomId/closures': { body: closing },
    'GET /v1/streets/:streetId/stations/:locationId/items': inPlace,
    'POST /v1/streets/:streetId/loans': { body: { id: newId(), ...taken } },
    'POST /v1/streets/:streetId/loans/:loanId/return': {
      body: { ...taken, endedAt: services.takenAt, end: 'back' },
    },
    'POST /v1/streets/:streetId/items/:itemId/uses': {
      params: { streetId, itemId: services.usedUpId },
      body: { id: newId(), pieces: 1 },
    },
    'POST /v1/streets/:streetId/managed/items': {
      body: { locationId: street.locationId, pieces: 3, edit: { ...anyItem, name: '雨衣' } },
    },
    'PUT /v1/streets/:streetId/managed/items/:itemId': { body: { version: 1, edit: anyItem } },
    'POST /v1/streets/:streetId/managed/items/:itemId/counts': {
      body: { expected: 899, pieces: 899, reason: '' },
    },
    'POST /v1/streets/:streetId/managed/loans': {
      body: { itemId: services.itemId, person: { name: '赵大爷' } },
    },
    'POST /v1/streets/:streetId/managed/loans/:loanId/return': { body: { end: 'back' } },
    'PUT /v1/streets/:streetId/imports/:importId/mends': { body: { mends: [] } },
    'POST /v1/streets/:streetId/exports': { body: { list: '志愿者', rows: 3 } },
    'POST /v1/streets/:streetId/ratings/:ratingId/answer': { body: { text: '谢谢' } },
    'POST /v1/streets/:streetId/ratings/:ratingId/setting-aside': { body: { reason: '点了别人的名字' } },
  }
}

function ofPeople({ street, services, shifts, served, grantee, loginRequestId }: World): Requests {
  const { streetId } = street
  const asked = { params: { streetId, requestId: loginRequestId } }
  const birth = { birthDate: '1948-05-06' }
  const person = { name: '李桂芳', relation: 'parent' as const, ...birth, consent: true as const }
  const member = { params: { streetId, memberId: grantee.memberId } }
  return {
    'PUT /v1/streets/:streetId/me': { body: { name: '王秀兰' } },
    'POST /v1/streets/:streetId/me/dependants': { body: person },
    'PUT /v1/streets/:streetId/me/dependants/:dependantId': { body: person },
    'PUT /v1/streets/:streetId/me/follows/:serviceId': { body: { isTold: true } },
    'POST /v1/streets/:streetId/me/notices/read': { body: { upTo: services.ownNoticeId } },
    'DELETE /v1/streets/:streetId/me/consents/purposes/:purpose': { params: { streetId, purpose: 'groups' } },
    'PUT /v1/streets/:streetId/me/message-settings': {
      body: { reminders: true, offers: true, news: false, sms: true, quiet: { from: 22, until: 7 } },
    },
    'POST /v1/streets/:streetId/me/wechat-grants': { body: { accepted: true } },
    'POST /v1/auth/wechat': { body: { code: 'code' } },
    'POST /v1/auth/refresh': { body: { refreshToken: 'x' } },
    'POST /v1/auth/sign-out': { body: {} },
    'POST /v1/auth/password': { body: { login: 'nobody', password: 'x', totp: '000000' } },
    'POST /v1/auth/setup': { body: { setupCode: 'x', password: 'long enough for it' } },
    'POST /v1/auth/setup/confirmation': { body: { setupCode: 'x', totp: '000000' } },
    'POST /v1/demo/sessions': { body: { personId: newId() } },
    'GET /v1/streets/:streetId/members': { query: { q: '王秀兰' } },
    'PUT /v1/streets/:streetId/members/:memberId/birth-date': {
      params: { streetId, memberId: services.birthlessId },
      body: birth,
    },
    'POST /v1/streets/:streetId/roles': {
      body: { memberId: grantee.memberId, role: 'reviewer', areaId: street.areaId, organizationId: null },
    },
    'POST /v1/streets/:streetId/members/:memberId/login-requests': { ...member, body: { login: 'grantee' } },
    'POST /v1/streets/:streetId/login-requests/:requestId/approval': asked,
    'POST /v1/streets/:streetId/login-requests/:requestId/rejection': asked,
    'POST /v1/streets/:streetId/me/login-requests/:requestId/approval': asked,
    'POST /v1/streets/:streetId/me/login-requests/:requestId/rejection': asked,
    'PUT /v1/me/password': { body: { password: 'x', newPassword: 'long enough for it' } },
    'PUT /v1/streets/:streetId/me/volunteers': {
      body: {
        birthDate: '1949-12-31',
        gender: 'female',
        areaId: street.areaId,
        phone: '13800138000',
        skills: [],
        languages: [],
        serviceCategories: [],
        times: [],
        consent: true,
      },
    },
    'POST /v1/streets/:streetId/me/volunteers/:personId/qualifications': {
      body: { kind: served.otherQualification, validUntil: null },
    },
    'POST /v1/streets/:streetId/managed/volunteers/lookups': { body: { idNumber } },
    'POST /v1/streets/:streetId/managed/volunteers/:personId/looks': { body: { reason } },
    'POST /v1/streets/:streetId/managed/volunteers/:personId/identity': {
      params: { streetId, personId: shifts.free.personId },
      body: {
        realName: '赵大山',
        idNumber: `11010519540302002${idCheckCharacter('11010519540302002')}`,
        reason,
      },
    },
    'PUT /v1/streets/:streetId/me/calls': { body: { isCalled: true } },
    'POST /v1/streets/:streetId/managed/teams': {
      body: { ...teamEditOf(street.areaId), leaders: [shifts.volunteer.number] },
    },
    'PUT /v1/streets/:streetId/managed/teams/:teamId': { body: teamEditOf(street.areaId) },
    'PUT /v1/streets/:streetId/managed/teams/:teamId/leaders': {
      body: { leaders: [shifts.volunteer.number] },
    },
    'POST /v1/streets/:streetId/managed/teams/:teamId/closing': { body: { reason } },
    'POST /v1/streets/:streetId/teams/:teamId/applications': {
      params: { streetId, teamId: shifts.emptyTeamId },
      body: {},
    },
    'POST /v1/streets/:streetId/teams/:teamId/members/:personId/approval': ofTeam(shifts.applicant),
    'POST /v1/streets/:streetId/teams/:teamId/members/:personId/rejection': {
      ...ofTeam(shifts.applicant),
      body: { reason },
    },
    'POST /v1/streets/:streetId/teams/:teamId/members/:personId/removal': { body: { reason } },
    'POST /v1/streets/:streetId/teams/:teamId/invitations': { body: { number: shifts.free.number } },
    'POST /v1/streets/:streetId/me/invitations/:teamId/answer': { body: { accept: true } },
  }
  function ofTeam({ personId }: { personId: string }) {
    return { params: { streetId, teamId: shifts.teamId, personId } }
  }
}

const teamEditOf = (areaId: string) => ({
  name: '新服务队',
  parentId: null,
  areaId,
  intro: '',
  isOpen: true,
  picture: null,
})

function ofShifts({ street, people, shifts, served }: World): Requests {
  const { streetId } = street
  const on = ({ shiftId }: { shiftId: string }) => ({ params: { streetId, shiftId } })
  const at = '2026-11-28T00:00:00.000Z'
  const line = { outcome: 'approved' as const, seenMinutes: 120 }
  return {
    'POST /v1/streets/:streetId/shifts/:shiftId/signups': { ...on(shifts.coming), body: {} },
    'DELETE /v1/streets/:streetId/signups/:signupId': { body: {} },
    'POST /v1/streets/:streetId/shifts/:shiftId/waitlist': { ...on(shifts.full), body: {} },
    'POST /v1/streets/:streetId/shifts/:shiftId/calls': on(shifts.quiet),
    'GET /v1/streets/:streetId/shifts/:shiftId/record-roster': on(served.undecided.shift),
    'POST /v1/streets/:streetId/shifts/:shiftId/approval': {
      ...on(served.undecided.shift),
      body: { lines: [{ ...line, bookingId: served.undecided.bookingId }] },
    },
    'POST /v1/streets/:streetId/scans': {
      body: { code: shifts.checkInCode, direction: 'in', deviceId: newId() },
    },
    'POST /v1/streets/:streetId/shifts/:shiftId/leader-scans': {
      body: {
        scans: [
          {
            scanId: newId(),
            personalCode: shifts.personalCode,
            direction: 'in',
            scannedAt: at,
            deskId: newId(),
            deviceClockOffsetMs: 0,
          },
        ],
      },
    },
    'POST /v1/streets/:streetId/shifts/:shiftId/walk-ins': { ...on(shifts.otherShift), body: {} },
    'POST /v1/streets/:streetId/shifts/:shiftId/walk-ins/:requestId/rejection': { body: { reason } },
    'POST /v1/streets/:streetId/managed/activities': {
      body: {
        ...anActivity(street),
        responsibleId: people.leader.memberId,
        teamId: shifts.teamId,
      },
    },
    'PUT /v1/streets/:streetId/managed/activities/:activityId': {
      params: { streetId, activityId: shifts.activityDraftId },
      body: {
        version: 1,
        edit: { ...anActivity(street), responsibleId: people.leader.memberId, teamId: null },
      },
    },
    'POST /v1/streets/:streetId/managed/activities/:activityId/transition': {
      params: { streetId, activityId: shifts.activityDraftId },
      body: { version: 1, to: 'in_review', reason: '' },
    },
  }
}

function ofMatters({ street, people, matters, articles }: World): Requests {
  const { streetId } = street
  return {
    'POST /v1/streets/:streetId/managed/delegates': {
      body: { organizationId: street.organizationId, memberId: people.volunteer.memberId, title: '店长' },
    },
    'GET /v1/streets/:streetId/managed/matters/:matterId': {
      params: { streetId, matterId: matters.handedId },
    },
    'POST /v1/streets/:streetId/matters': {
      body: { kind: 'need', text: '楼下缺一处晾被子的地方', areaId: street.areaId },
    },
    'POST /v1/streets/:streetId/managed/errands': {
      body: {
        person: { memberId: people.volunteer.memberId },
        guideId: articles.guideId,
        text: '请人代办高龄津贴',
      },
    },
    'POST /v1/streets/:streetId/matters/:matterId/steps': {
      body: { act: 'take', version: 2, ownerId: people.administrator.memberId },
    },
    'DELETE /v1/streets/:streetId/matters/:matterId/pictures/:pictureId': {
      params: { streetId, matterId: matters.matterId, pictureId: matters.pictureId },
    },
    'POST /v1/streets/:streetId/matters/:matterId/answers': {
      body: { text: '我家天台可以晾', fromOn: '2026-12-05' },
    },
    'GET /v1/streets/:streetId/managed/matters/:matterId/suggestions': {
      params: { streetId, matterId: matters.handedId },
    },
    'POST /v1/streets/:streetId/answers/:answerId/steps': { body: { act: 'choose', version: 2 } },
    'GET /v1/streets/:streetId/matters/:matterId/referrals': {
      params: { streetId, matterId: matters.referredId },
    },
    'GET /v1/streets/:streetId/managed/matters/:matterId/referrals': {
      params: { streetId, matterId: matters.referredId },
    },
    'POST /v1/streets/:streetId/managed/matters/:matterId/referrals': {
      params: { streetId, matterId: matters.referredId },
      body: { organizationId: matters.otherHelperId, text: '有一家企业要短期周转', dueOn: '2026-12-05' },
    },
    'POST /v1/streets/:streetId/referrals/:referralId/steps': {
      body: { act: 'promise', version: 1, word: '有一种随借随还的贷款', dueOn: '2026-12-05' },
    },
    'POST /v1/streets/:streetId/matters/alike': { body: { text: '楼下缺一处晾被子的地方' } },
    'POST /v1/streets/:streetId/managed/matters/:matterId/invitations': {
      body: { voice: 'organization', id: street.organizationId },
    },
    'PUT /v1/streets/:streetId/matters/:matterId/opinion': { body: { isSatisfied: true } },
    'POST /v1/streets/:streetId/answers/:answerId/activity': {
      body: {
        organizationId: street.organizationId,
        locationId: street.locationId,
        category: 'convenience',
      },
    },
    'POST /v1/streets/:streetId/answers/:answerId/service': {
      body: {
        organizationId: street.organizationId,
        locationId: street.locationId,
        category: 'convenience',
        feeFen: null,
      },
    },
  }
}

function ofReports({ street, reports }: World): Requests {
  const draft = { params: { streetId: street.streetId, reportId: reports.draftId } }
  return {
    'POST /v1/streets/:streetId/reports': { body: { template: 'answers', ...november, title: '' } },
    'PUT /v1/streets/:streetId/reports/:reportId': {
      ...draft,
      body: { version: 1, title: '九月', sections: [{ heading: '服务开展', text: '' }] },
    },
    'POST /v1/streets/:streetId/reports/:reportId/transition': {
      ...draft,
      body: { version: 1, to: 'in_review', reason: '' },
    },
    'POST /v1/streets/:streetId/reports/:reportId/correction': { body: { reason } },
    'GET /v1/streets/:streetId/reports/:reportId/figures/:figureId/rows': { query: { part: 'all' } },
    'POST /v1/streets/:streetId/claims': { body: aClaim },
  }
}

function ofArticles({ street, articles }: World): Requests {
  const { streetId } = street
  const { edit } = articles
  return {
    'PUT /v1/streets/:streetId/me/consents/:articleId': { body: { version: 3, isGiven: true } },
    'POST /v1/streets/:streetId/managed/articles': { body: { kind: 'notice', edit } },
    'PUT /v1/streets/:streetId/managed/articles/:articleId': {
      body: { version: 3, edit: { ...edit, documentNo: '2026-1' } },
    },
    'POST /v1/streets/:streetId/managed/articles/:articleId/transition': {
      params: { streetId, articleId: articles.draftId },
      body: { version: 1, to: 'in_review', reason: '' },
    },
    'POST /v1/streets/:streetId/managed/articles/:articleId/persons': {
      body: { name: '李桂芳', paperNote: '社区档案柜二层' },
    },
  }
}

function ofServed({ street, served, settings }: World): Requests {
  const { streetId } = street
  const run = (runId: string) => ({ params: { streetId, runId } })
  const paper = { guardianName: '陈建国', relation: 'father' as const, reason }
  const guardian = (personId: string) => ({ params: { streetId, personId } })
  return {
    'POST /v1/streets/:streetId/me/service-proofs': { body: {} },
    'POST /v1/streets/:streetId/managed/certificates/:number/revocation': { body: { reason } },
    'POST /v1/streets/:streetId/managed/star-runs': { body: { title: '评星', until: '2026-11-28' } },
    'POST /v1/streets/:streetId/managed/star-runs/:runId/notice': run(served.countedRunId),
    'POST /v1/streets/:streetId/managed/star-runs/:runId/confirmation': run(served.overRunId),
    'POST /v1/streets/:streetId/managed/star-runs/:runId/cancellation': {
      ...run(served.countedRunId),
      body: { reason },
    },
    'POST /v1/streets/:streetId/managed/objections/:objectionId/answer': {
      body: { isUpheld: false, answer: reason },
    },
    'POST /v1/streets/:streetId/star-runs/:runId/objections': {
      body: { candidateId: served.candidateId, text: reason },
    },
    'POST /v1/streets/:streetId/managed/backfills': { body: served.backfillWish },
    'POST /v1/streets/:streetId/managed/backfills/:backfillId/decision': {
      body: { isApproved: false, reason },
    },
    'POST /v1/streets/:streetId/records/:recordId/corrections': { body: { text: reason } },
    'POST /v1/streets/:streetId/signups/:signupId/corrections': {
      params: { streetId, signupId: served.unrecordedSignupId },
      body: { text: reason },
    },
    'POST /v1/streets/:streetId/managed/corrections/:correctionId/answer': {
      body: { isAccepted: false, answer: reason },
    },
    'POST /v1/streets/:streetId/managed/records/:recordId/reversal': { body: { reason } },
    'POST /v1/streets/:streetId/rewards/:rewardId/redemptions': { body: {} },
    'POST /v1/streets/:streetId/managed/rewards': { body: { ...served.rewardEdit, name: '水杯' } },
    'PUT /v1/streets/:streetId/managed/rewards/:rewardId': {
      body: { version: served.rewardVersion, edit: served.rewardEdit },
    },
    'POST /v1/streets/:streetId/managed/rewards/:rewardId/stock-moves': {
      body: { kind: 'received', pieces: 5, note: '' },
    },
    'POST /v1/streets/:streetId/managed/redemptions/collection': { body: { code: served.redemption.code } },
    'POST /v1/streets/:streetId/managed/redemptions/:redemptionId/return': { body: { reason } },
    'POST /v1/streets/:streetId/managed/volunteers/:personId/guardian-consent': {
      ...guardian(served.youthId),
      body: paper,
    },
    'POST /v1/streets/:streetId/managed/volunteers/:personId/guardian-consent/withdrawal': {
      ...guardian(served.childId),
      body: { reason },
    },
    'DELETE /v1/streets/:streetId/me/volunteers/:personId': guardian(served.childId),
    'DELETE /v1/streets/:streetId/me/volunteers/:personId/guardian-consent': guardian(served.childId),
    'POST /v1/streets/:streetId/managed/qualifications/:qualificationId/rejection': { body: { reason } },
    'PUT /v1/streets/:streetId/policy': { body: { version: 1, settings } },
    'POST /v1/streets/:streetId/managed/uploads': {
      body: { until: '2026-11-28', includesReturned: false },
    },
    'POST /v1/streets/:streetId/managed/uploads/:uploadId/file': { body: { reason } },
    'POST /v1/streets/:streetId/managed/uploads/:uploadId/results': {
      body: { results: [{ recordId: served.uploadedRecordId, outcome: 'reported' }] },
    },
    'POST /v1/streets/:streetId/managed/spot-checks': {
      body: { from: '2026-11-01', to: '2026-11-28', kind: 'all', size: 1, isStratified: false },
    },
  }
}
