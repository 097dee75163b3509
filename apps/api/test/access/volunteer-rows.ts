import { plainAnswers } from '@yunxuan/domain'
import { hashIdNumber, sealIdentity } from '../../src/features/volunteer/identity.ts'
import { newId } from '../../src/platform/ids.ts'
import { fileForm } from '../file-form.ts'
import type { House } from '../house.ts'
import type { SownMember, SownStreet, SownVolunteer } from '../sow.ts'
import { approve, approved, sowScan } from '../sow-record.ts'
import { type SownShift, sowConsent, sowShift, sowSignup } from '../sow-shift.ts'
import { paper, type Scene, upload } from './rows.ts'

const minuteMs = 60_000
const hourMs = 60 * minuteMs
/** A document number that is the standard's own example. */
export const idNumber = '11010519491231002X'

/** Rows of teams, shifts and volunteers "here", and of another team and shift of the same street. */
export async function sowShiftRows(scene: Scene) {
  const { house, street, people } = scene
  const { streetId } = street
  const volunteer = await house.sow.aVolunteer(street, { member: people.volunteer })
  await giveDocument(house, street, volunteer)
  const [chief, other] = [
    await house.sow.aVolunteer(street, { member: people.teamLeader }),
    await house.sow.aVolunteer(street, { member: people.otherLeader }),
  ]
  const applicant = await house.sow.aVolunteer(street)
  const invited = await house.sow.aVolunteer(street, { member: people.resident })
  const free = await house.sow.aVolunteer(street)
  const teamId = await house.sow.aTeam(street, { leaders: [chief], members: [volunteer] })
  const emptyTeamId = await house.sow.aTeam(street, { leaders: [other] })
  await sowStanding(house, streetId, teamId, applicant.personId, 'applied')
  await sowStanding(house, streetId, teamId, invited.personId, 'invited')
  const at = (startsIn: number, more: Parameters<typeof sowShift>[2] = {}) =>
    sowShift(house, street, {
      leader: people.leader,
      startsAt: new Date(house.clock.now.getTime() + startsIn),
      endsAt: new Date(house.clock.now.getTime() + startsIn + 2 * hourMs),
      activity: { teamId },
      ...more,
    })
  const otherShift = await at(30 * minuteMs, {
    leader: people.otherLeader,
    activity: { teamId: emptyTeamId },
  })
  const shift = await at(30 * minuteMs)
  const signupId = await sowSignup(house, shift, people.volunteer)
  const coming = await at(50 * hourMs)
  const full = await at(72 * hourMs, { places: 1 })
  await sowSignup(house, full, people.otherLeader)
  const short = await at(5 * hourMs)
  const quiet = await at(6 * hourMs)
  const leader = await house.as(people.leader, 'wechat')
  const call = await leader('POST /v1/streets/:streetId/shifts/:shiftId/calls', { params: short })
  await house.db.$client.query(
    `insert into replacement_invite (street_id, call_id, person_id, member_id, wave, called_at)
     values ($1, $2, $3, $3, 1, $4) on conflict do nothing`,
    [streetId, call.id, people.volunteer.memberId, house.clock.now],
  )
  return {
    volunteer,
    applicant,
    invited,
    free,
    teamId,
    emptyTeamId,
    shift,
    signupId,
    coming,
    full,
    quiet,
    callId: call.id,
    ...(await someActivities(scene)),
    otherShift,
    ...(await aWalkIn(scene, { shift, otherShift, who: free })),
  }
}

/** Rows of what was served: records, what is asked, rated, redeemed and reported of them. */
export async function sowServedRows(scene: Scene, volunteer: SownVolunteer) {
  const { house, street, people } = scene
  const { streetId } = street
  const own = await house.as(people.volunteer)
  const first = await served(scene, people.volunteer, 7)
  await approve(house, first.shift, [approved({ ...people.volunteer, bookingId: first.bookingId })])
  const admin = await house.as(people.administrator)
  const params = { streetId }
  const batch = await admin('POST /v1/streets/:streetId/managed/uploads', {
    params,
    body: { until: '2026-11-28', includesReturned: false },
  })
  const second = await served(scene, people.volunteer, 9)
  await approve(house, second.shift, [approved({ ...people.volunteer, bookingId: second.bookingId })])
  const undecided = await served(scene, people.volunteer, 5)
  const unrecorded = await served(scene, people.volunteer, 30)
  const records = await own('GET /v1/streets/:streetId/me/records', { params, query: {} })
  const [newest, oldest] = records.items
  const wish = { text: '少算了半小时', wishedMinutes: 150 }
  const correction = await own('POST /v1/streets/:streetId/records/:recordId/corrections', {
    params: { streetId, recordId: oldest?.id ?? '' },
    body: wish,
  })
  const proof = await own('POST /v1/streets/:streetId/me/service-proofs', { params, body: {} })
  const lines = await admin('GET /v1/streets/:streetId/managed/uploads/:uploadId/records', {
    params: { streetId, uploadId: batch.id },
    query: {},
  })
  return {
    uploadId: batch.id,
    uploadedRecordId: lines.items[0]?.record.id ?? '',
    recordId: newest?.id ?? '',
    undecided,
    unrecordedSignupId: unrecorded.bookingId,
    correctionId: correction.id,
    proof,
    ...(await aBackfill(scene, volunteer, (await served(scene, people.volunteer, 50)).shift)),
    ...(await someStars(scene)),
    ...(await aReward(scene)),
    ...(await aChild(scene)),
  }
}

async function sowStanding(
  house: House,
  streetId: string,
  teamId: string,
  personId: string,
  standing: string,
): Promise<void> {
  await house.db.$client.query(
    `insert into team_member (street_id, team_id, person_id, role, standing, message, reason, changed_at)
     values ($1, $2, $3, 'member', $4, '', '', $5)`,
    [streetId, teamId, personId, standing, house.clock.now],
  )
}

async function giveDocument(house: House, { streetId }: SownStreet, { personId }: SownVolunteer) {
  const sealed = (field: 'real-name' | 'id-number', text: string) =>
    sealIdentity(house.config, { streetId, ownerId: personId, field }, text)
  await house.db.$client.query(
    `update volunteer set real_name = $3, id_number = $4, id_hash = $5 where street_id = $1 and person_id = $2`,
    [
      streetId,
      personId,
      sealed('real-name', '翟淑芬'),
      sealed('id-number', idNumber),
      hashIdNumber(house.config, streetId, idNumber),
    ],
  )
}

/** An activity that is written, and one that waits for a second person. */
async function someActivities({ house, street, people }: Scene) {
  const admin = await house.as(people.administrator)
  const edit = { ...anActivity(street), responsibleId: people.leader.memberId, teamId: null }
  const draft = () => admin('POST /v1/streets/:streetId/managed/activities', { params: street, body: edit })
  const [written, submitted] = [await draft(), await draft()]
  await admin('POST /v1/streets/:streetId/managed/activities/:activityId/transition', {
    params: { streetId: street.streetId, activityId: submitted.id },
    body: { version: submitted.version, to: 'in_review', reason: '' },
  })
  return { activityDraftId: written.id, activityInReviewId: submitted.id }
}

/** Somebody scanned without a sign-up and asks to join. */
async function aWalkIn(
  { house, people }: Scene,
  { shift, otherShift, who }: { shift: SownShift; otherShift: SownShift; who: SownVolunteer },
) {
  const volunteer = await house.as(people.volunteer, 'wechat')
  const [leader, own] = [await house.as(people.leader, 'wechat'), await house.as(who, 'wechat')]
  const code = 'GET /v1/streets/:streetId/shifts/:shiftId/check-in-code'
  const shown = await leader(code, { params: shift })
  const body = { code: shown.code, direction: 'in' as const, deviceId: newId() }
  await own('POST /v1/streets/:streetId/scans', { params: shift, body }).catch(() => {})
  const asked = await own('POST /v1/streets/:streetId/shifts/:shiftId/walk-ins', { params: shift, body: {} })
  const mine = await volunteer('GET /v1/streets/:streetId/me/personal-codes', {
    params: shift,
    query: {},
  })
  const elsewhere = await (await house.as(people.otherLeader, 'wechat'))(code, {
    params: otherShift,
  })
  const scanned = { ...body, code: elsewhere.code }
  await volunteer('POST /v1/streets/:streetId/scans', { params: otherShift, body: scanned }).catch(() => {})
  return { requestId: asked.id, checkInCode: shown.code, personalCode: mine.items[0]?.code ?? '' }
}

/** Somebody was at a shift that ended some hours ago. */
async function served({ house, street, people }: Scene, who: SownMember, hoursAgo: number) {
  const startsAt = new Date(house.clock.now.getTime() - hoursAgo * hourMs)
  const endsAt = new Date(startsAt.getTime() + 2 * hourMs)
  const shift = await sowShift(house, street, { leader: people.leader, startsAt, endsAt })
  const bookingId = await sowSignup(house, shift, who)
  await sowScan(house, shift, { ...who, bookingId }, { direction: 'in', minute: 0 })
  await sowScan(house, shift, { ...who, bookingId }, { direction: 'out', minute: 120 })
  return { shift, bookingId }
}

async function aBackfill({ house, street, people }: Scene, volunteer: SownVolunteer, shift: SownShift) {
  const url = `/v1/streets/${street.streetId}/managed/attachments`
  const attachmentId = await upload(house, url, people.provider, fileForm(paper, '签到表.jpg'))
  const body = {
    number: volunteer.number,
    shiftId: shift.shiftId,
    title: '楼道清洁',
    servedOn: '2026-11-20',
    place: '一号楼',
    content: '清扫楼道',
    minutes: 120,
    organizationId: street.organizationId,
    responsibleName: '带队人',
    reason: '当天停电，没法扫码',
    attachmentId,
  }
  const api = await house.as(people.provider)
  const proposed = await api('POST /v1/streets/:streetId/managed/backfills', { params: street, body })
  return { attachmentId, backfillId: proposed.id, backfillWish: body }
}

/** A run that is counted, one that hangs with an objection, and one whose notice is over. */
async function someStars({ house, street, people }: Scene) {
  const { streetId } = street
  const admin = await house.as(people.administrator)
  const aRun = async () =>
    admin('POST /v1/streets/:streetId/managed/star-runs', {
      params: street,
      body: { title: '2026 年下半年评星', until: '2026-11-28' },
    })
  const hang = (runId: string) =>
    admin('POST /v1/streets/:streetId/managed/star-runs/:runId/notice', { params: { streetId, runId } })
  const over = await aRun()
  await hang(over.id)
  await house.db.$client.query(
    `update star_run set published_at = $3::timestamptz - interval '9 days', notice_until = $3::timestamptz - interval '1 day'
     where street_id = $1 and id = $2`,
    [streetId, over.id, house.clock.now],
  )
  const hanging = await aRun()
  await hang(hanging.id)
  const shown = await house.guest('GET /v1/streets/:streetId/star-runs/:runId', {
    params: { streetId, runId: hanging.id },
    query: {},
  })
  const candidateId = shown.items[0]?.id ?? ''
  const resident = await house.as(people.resident)
  const objection = await resident('POST /v1/streets/:streetId/star-runs/:runId/objections', {
    params: { streetId, runId: hanging.id },
    body: { candidateId, text: '那天没见他来' },
  })
  const counted = await aRun()
  return {
    overRunId: over.id,
    hangingRunId: hanging.id,
    countedRunId: counted.id,
    candidateId,
    objectionId: objection.id,
  }
}

async function aReward({ house, street, people }: Scene) {
  const { streetId } = street
  const admin = await house.as(people.administrator)
  const rewardEdit = {
    kind: 'gift' as const,
    name: '雨伞',
    description: '',
    points: 1,
    yearlyLimit: null,
    collectAt: '驿站',
    serviceId: null,
    status: 'open' as const,
  }
  const reward = await admin('POST /v1/streets/:streetId/managed/rewards', {
    params: street,
    body: rewardEdit,
  })
  const params = { streetId, rewardId: reward.id }
  await admin('POST /v1/streets/:streetId/managed/rewards/:rewardId/stock-moves', {
    params,
    body: { kind: 'received', pieces: 20, note: '' },
  })
  const own = await house.as(people.volunteer)
  const redemption = await own('POST /v1/streets/:streetId/rewards/:rewardId/redemptions', {
    params,
    body: {},
  })
  return {
    rewardId: reward.id,
    rewardEdit,
    rewardVersion: reward.version,
    redemption,
  }
}

/** A child of the volunteer who volunteers too, with a paper that waits; and one whose guardian has not agreed. */
async function aChild({ house, street, people }: Scene) {
  const { streetId } = street
  const own = await house.as(people.volunteer)
  const birthDate = '2011-05-05'
  const dependantId = await house.sow.aDependant(people.volunteer, { birthDate, relation: 'child' })
  const child = await house.sow.aVolunteer(street, { member: people.volunteer, dependantId, birthDate })
  await sowConsent(house, people.volunteer, child.personId)
  const youth = await house.sow.aVolunteer(street, { birthDate, status: 'pending' })
  const choices = await own('GET /v1/streets/:streetId/me/volunteers', { params: { streetId } })
  const [kind = '', otherQualification = ''] = choices.choices.qualificationKinds
  const claimed = await own('POST /v1/streets/:streetId/me/volunteers/:personId/qualifications', {
    params: { streetId, personId: people.volunteer.memberId },
    body: { kind, validUntil: null },
  })
  return { childId: child.personId, youthId: youth.personId, qualificationId: claimed.id, otherQualification }
}

/** What somebody writes of an activity, without who answers for it. */
export const anActivity = ({ organizationId, locationId }: SownStreet) => ({
  title: '周末环境清洁',
  summary: '一起把楼道收拾干净',
  description: '',
  content: '清扫楼道，整理杂物',
  category: 'convenience' as const,
  brandId: null,
  project: '',
  organizationId,
  locationId,
  mode: 'on_site' as const,
  leaderIds: [],
  isTeamOnly: false,
  skills: [],
  qualification: null,
  minimumAge: null,
  maximumAge: null,
  residentsOf: [],
  risk: '',
  insurance: '',
  training: '',
  bring: [],
  phone: '',
  keywords: [],
  durationMinutes: 120,
  picture: null,
  placesPerShift: 10,
  withdrawNoticeMinutes: null,
  opensDays: null,
  stalls: [],
  answers: plainAnswers,
  isTemplate: false,
})
