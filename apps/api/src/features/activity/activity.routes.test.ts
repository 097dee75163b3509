import type { ActivityEdit } from '@yunxuan/contract'
import { activitySorts, plainAnswers } from '@yunxuan/domain'
import { describe, expect, test } from 'vitest'
import { codeOf } from '../../../test/code-of.ts'
import { openHouse } from '../../../test/house.ts'
import { sowShift, sowSignup } from '../../../test/sow-shift.ts'
import { versionOf } from '../../../test/version-of.ts'
import { newId } from '../../platform/ids.ts'

const list = 'GET /v1/streets/:streetId/managed/activities'
const one = 'GET /v1/streets/:streetId/managed/activities/:activityId'
const draft = 'POST /v1/streets/:streetId/managed/activities'
const change = 'PUT /v1/streets/:streetId/managed/activities/:activityId'
const clone = 'POST /v1/streets/:streetId/managed/activities/:activityId/clone'
const move = 'POST /v1/streets/:streetId/managed/activities/:activityId/transition'
const poster = 'GET /v1/streets/:streetId/managed/activities/:activityId/poster'

const house = await openHouse()
const street = await house.sow.aStreet()
const keeper = await house.sow.aStaff(street, 'coordinator')
const coordinator = await house.as(keeper)
const reviewer = await house.as(await house.sow.aStaff(street, 'reviewer'))

function anEdit(more: Partial<ActivityEdit> = {}): ActivityEdit {
  return {
    title: '周末环境清洁',
    summary: '一起把楼道收拾干净',
    description: '带上手套就能来。',
    content: '清扫楼道，整理杂物',
    category: 'convenience',
    brandId: null,
    project: '邻里守望',
    organizationId: street.organizationId,
    locationId: street.locationId,
    mode: 'on_site',
    teamId: null,
    responsibleId: keeper.memberId,
    leaderIds: [],
    isTeamOnly: false,
    skills: ['急救'],
    qualification: null,
    minimumAge: 16,
    maximumAge: null,
    residentsOf: [],
    risk: '',
    insurance: '',
    training: '开始前讲十分钟',
    bring: ['手套'],
    phone: '000-0000',
    keywords: ['清洁'],
    durationMinutes: 120,
    picture: null,
    placesPerShift: 10,
    withdrawNoticeMinutes: null,
    opensDays: null,
    stalls: [],
    answers: plainAnswers,
    isTemplate: false,
    ...more,
  }
}

async function aDraft(more: Partial<ActivityEdit> = {}) {
  const { streetId } = street
  return coordinator(draft, { params: { streetId }, body: anEdit(more) })
}

const inStreet = () => ({ params: { streetId: street.streetId } })
const of = (activityId: string) => ({ params: { streetId: street.streetId, activityId } })
const to = async (
  activityId: string,
  status: 'in_review' | 'published' | 'draft' | 'paused' | 'archived',
) => ({
  ...of(activityId),
  body: { version: await versionOf(house, activityId), to: status, reason: '请看一看' },
})

async function published(more: Partial<ActivityEdit> = {}): Promise<string> {
  const { id } = await aDraft(more)
  await coordinator(move, await to(id, 'in_review'))
  await reviewer(move, await to(id, 'published'))
  return id
}

describe('drafting', () => {
  test('an activity is kept as it was written, with its stalls and those in charge', async () => {
    const helper = await house.sow.aMember(street, { name: '带队人' })
    const stalls = [{ name: '义诊', organizationName: '区医院', places: 4 }]
    const edit = anEdit({ leaderIds: [helper.memberId], stalls })
    const made = await coordinator(draft, { ...inStreet(), body: edit })
    const stall = expect.objectContaining({ name: '义诊', places: 4 })
    expect(made).toMatchObject({ status: 'draft', gateDenial: null, edit: { ...edit, stalls: [stall] } })
    expect(made.leaders.map(leader => leader.name)).toEqual(['陈主任', '带队人'])
    expect(await coordinator(one, of(made.id))).toEqual(made)
  })

  test('what the street does not have is refused field by field', async () => {
    const wrong = anEdit({
      responsibleId: newId(),
      leaderIds: [newId()],
      teamId: newId(),
      stalls: [
        { name: '义诊', organizationName: '', places: 1 },
        { name: '义诊', organizationName: '', places: 1 },
      ],
    })
    const fields = ['responsibleId', 'leaderIds', 'teamId', 'stalls']
    await expect(coordinator(draft, { ...inStreet(), body: wrong })).rejects.toMatchObject({
      code: 'invalid_request',
      problem: { errors: fields.map(field => ({ field })) },
    })
    const ofNoTeam = anEdit({ isTeamOnly: true })
    await expect(coordinator(draft, { ...inStreet(), body: ofNoTeam })).rejects.toMatchObject({
      code: 'invalid_request',
      problem: { errors: [{ field: 'teamId' }] },
    })
    const elsewhere = anEdit({ organizationId: newId() })
    await expect(coordinator(draft, { ...inStreet(), body: elsewhere })).rejects.toMatchObject({
      code: 'invalid_request',
    })
  })

  test('guests, residents and who keeps another community draft nothing', async () => {
    const body = anEdit()
    await expect(house.guest(draft, { ...inStreet(), body })).rejects.toMatchObject({ code: 'not_signed_in' })
    const resident = await house.as(await house.sow.aMember(street))
    await expect(resident(draft, { ...inStreet(), body })).rejects.toMatchObject({ code: 'not_allowed' })
    const far = await house.sow.aStaff(street, 'coordinator', { areaId: street.otherAreaId })
    const away = await house.as(far)
    await expect(away(draft, { ...inStreet(), body })).rejects.toMatchObject({ code: 'not_allowed' })
    const made = await aDraft()
    await expect(away(one, of(made.id))).rejects.toMatchObject({ code: 'not_allowed' })
    await expect(away(clone, of(made.id))).rejects.toMatchObject({ code: 'not_allowed' })
    await expect(away(move, await to(made.id, 'in_review'))).rejects.toMatchObject({ code: 'not_allowed' })
    await expect(resident(list, { ...inStreet(), query: {} })).rejects.toMatchObject({ code: 'not_allowed' })
    await expect(house.guest(list, { ...inStreet(), query: {} })).rejects.toMatchObject({
      code: 'not_signed_in',
    })
  })

  test('a change needs the version that was read, and is refused of what is archived', async () => {
    const made = await aDraft()
    const edit = anEdit({ title: '楼道清洁日' })
    const changed = await coordinator(change, { ...of(made.id), body: { version: made.version, edit } })
    expect(changed).toMatchObject({ edit: { title: '楼道清洁日' }, version: made.version + 1 })
    const again = { ...of(made.id), body: { version: made.version, edit } }
    await expect(coordinator(change, again)).rejects.toMatchObject({ code: 'changed_meanwhile' })
    await coordinator(move, await to(made.id, 'archived'))
    const late = { ...of(made.id), body: { version: changed.version + 1, edit } }
    await expect(coordinator(change, late)).rejects.toMatchObject({ code: 'service_not_editable' })
    const absent = { ...of(newId()), body: { version: 1, edit } }
    await expect(coordinator(change, absent)).rejects.toMatchObject({ code: 'not_found' })
  })

  test('whoever counts on a stall keeps it', async () => {
    const stalls = [{ name: '义诊', organizationName: '区医院', places: 2 }]
    const made = await aDraft({ stalls })
    const [kept] = made.edit.stalls
    if (kept?.id === undefined) throw new Error('the stall has no id')
    const shift = await sowShift(house, street, { activityId: made.id, leader: keeper })
    for (const name of ['王一', '王二']) {
      const person = await house.sow.aMember(street, { name })
      await sowSignup(house, shift, person)
      await house.db.$client.query(
        'insert into signup_choice (street_id, slot_id, person_id, stall_id) values ($1, $2, $3, $4)',
        [street.streetId, shift.shiftId, person.memberId, kept.id],
      )
    }
    const put = (rows: ActivityEdit['stalls']) =>
      coordinator(change, { ...of(made.id), body: { version: made.version, edit: anEdit({ stalls: rows }) } })
    await expect(put([])).rejects.toMatchObject({ code: 'stall_taken' })
    await expect(put([{ ...kept, places: 1 }])).rejects.toMatchObject({ code: 'stall_taken' })
    const renamed = await put([{ ...kept, name: '量血压' }])
    expect(renamed.edit.stalls).toEqual([{ ...kept, name: '量血压' }])
  })
})

describe('is this volunteering?', () => {
  test.each([
    ['gate_unanswered', { answers: null }],
    ['gate_not_voluntary', { isVoluntary: false }],
    ['gate_not_helping', { helpsOthers: false }],
    ['gate_paid', { isPaid: true }],
    ['gate_meeting', { isMeeting: true }],
    ['gate_duty', { isDuty: true }],
    ['gate_class', { isClass: true }],
    ['risk_not_told', { isRisky: true }],
  ] as const)('%s goes no further than its draft', async (code, said) => {
    const { answers } = anEdit()
    const more =
      'answers' in said ? { answers: null } : { answers: answers === null ? null : { ...answers, ...said } }
    const made = await aDraft(more)
    expect(made.gateDenial).toBe(code)
    await expect(coordinator(move, await to(made.id, 'in_review'))).rejects.toMatchObject({ code })
    expect((await coordinator(one, of(made.id))).status).toBe('draft')
  })

  test('a risky one is published once its risks are told and insurance is named', async () => {
    const { answers } = anEdit()
    const risky = answers === null ? null : { ...answers, isRisky: true }
    const made = await aDraft({ answers: risky, risk: '登高擦窗' })
    await expect(coordinator(move, await to(made.id, 'in_review'))).rejects.toMatchObject({
      code: 'insurance_missing',
    })
    const edit = anEdit({ answers: risky, risk: '登高擦窗', insurance: '某公司志愿者意外险' })
    await coordinator(change, { ...of(made.id), body: { version: made.version, edit } })
    expect((await coordinator(move, await to(made.id, 'in_review'))).status).toBe('in_review')
  })

  test('nobody edits a published one into something else', async () => {
    const id = await published()
    const { version } = await coordinator(one, of(id))
    const edit = anEdit({ answers: null })
    await expect(coordinator(change, { ...of(id), body: { version, edit } })).rejects.toMatchObject({
      code: 'gate_unanswered',
    })
    expect((await coordinator(one, of(id))).version).toBe(version)
  })

  test('a second person publishes, and says why when sending back', async () => {
    const administrator = await house.as(await house.sow.aStaff(street, 'administrator'))
    const own = await administrator(draft, { ...inStreet(), body: anEdit() })
    await administrator(move, await to(own.id, 'in_review'))
    await expect(administrator(move, await to(own.id, 'published'))).rejects.toMatchObject({
      code: 'same_person_reviews',
    })
    const version = await versionOf(house, own.id)
    const silent = { ...of(own.id), body: { version, to: 'draft' as const, reason: '' } }
    await expect(reviewer(move, silent)).rejects.toMatchObject({ code: 'reason_missing' })
    await expect(reviewer(move, await to(own.id, 'archived'))).rejects.toMatchObject({
      code: 'transition_not_possible',
    })
    expect((await reviewer(move, await to(own.id, 'published'))).status).toBe('published')
    const log = await administrator('GET /v1/streets/:streetId/audit', {
      ...inStreet(),
      query: { action: 'activity.transition' },
    })
    expect(log.items[0]).toMatchObject({ subject: 'activity', subjectId: own.id })
  })

  test('what changed since the reviewer read it is not published until it is read', async () => {
    const administrator = await house.as(await house.sow.aStaff(street, 'administrator'))
    const own = await aDraft()
    const { version } = await coordinator(move, await to(own.id, 'in_review'))
    const edit = anEdit({ risk: '要爬高' })
    const newer = await administrator(change, { ...of(own.id), body: { version, edit } })
    const publish = (read: number) =>
      reviewer(move, { ...of(own.id), body: { version: read, to: 'published', reason: '' } })
    expect(await codeOf(publish(version))).toBe('changed_meanwhile')
    expect((await reviewer(one, of(own.id))).status).toBe('in_review')
    expect((await publish(newer.version)).status).toBe('published')
  })

  test('one with people on its shifts is not archived', async () => {
    const id = await published()
    const shift = await sowShift(house, street, { activityId: id, leader: keeper })
    await sowSignup(house, shift, await house.sow.aMember(street))
    await expect(coordinator(move, await to(id, 'archived'))).rejects.toMatchObject({
      code: 'slot_has_bookings',
    })
  })
})

describe('templates and shifts', () => {
  test('a template is cloned, stalls and all, and is never published itself', async () => {
    const stalls = [{ name: '理发', organizationName: '', places: 3 }]
    const template = await aDraft({ isTemplate: true, stalls })
    await expect(coordinator(move, await to(template.id, 'in_review'))).rejects.toMatchObject({
      code: 'template_not_published',
    })
    const copy = await coordinator(clone, of(template.id))
    expect(copy).toMatchObject({
      status: 'draft',
      edit: { isTemplate: false, title: '周末环境清洁（副本）' },
    })
    expect(copy.edit.stalls).toMatchObject([{ name: '理发', places: 3 }])
    expect(copy.edit.stalls[0]?.id).not.toBe(template.edit.stalls[0]?.id)
    expect((await coordinator(move, await to(copy.id, 'in_review'))).status).toBe('in_review')
    await expect(coordinator(clone, of(newId()))).rejects.toMatchObject({ code: 'not_found' })
  })

  test('shifts come from the repeat rules of slots', async () => {
    const id = await published()
    const made = await coordinator('POST /v1/streets/:streetId/managed/services/:serviceId/slots', {
      params: { streetId: street.streetId, serviceId: id },
      body: {
        from: '2026-12-05',
        to: '2026-12-19',
        everyWeeks: 1,
        weekdays: [6],
        time: '09:00',
        durationMinutes: 120,
        except: [],
        holidays: 'skip',
        places: 10,
        room: '广场',
      },
    })
    expect(made.made).toBe(3)
    const page = await house.guest('GET /v1/streets/:streetId/activities/:activityId', {
      ...of(id),
      query: {},
    })
    expect(page.shifts.map(shift => shift.placesLeft)).toEqual([10, 10, 10])
  })

  test('what is asked of services never reaches an activity', async () => {
    const id = await published()
    const asService = { params: { streetId: street.streetId, serviceId: id } }
    const submit = { ...asService, body: { version: 1, to: 'paused' as const, reason: '看看' } }
    const asked = [
      coordinator('GET /v1/streets/:streetId/managed/services/:serviceId', asService),
      coordinator('POST /v1/streets/:streetId/managed/services/:serviceId/clone', asService),
      coordinator('POST /v1/streets/:streetId/managed/services/:serviceId/transition', submit),
      coordinator('POST /v1/streets/:streetId/managed/services/:serviceId/confirmation', asService),
      coordinator('GET /v1/streets/:streetId/managed/services/:serviceId/poster', asService),
      house.guest('GET /v1/streets/:streetId/services/:serviceId', asService),
      house.guest('GET /v1/streets/:streetId/services/:serviceId/slots', { ...asService, query: {} }),
      house.guest('GET /v1/streets/:streetId/services/:serviceId/ratings', { ...asService, query: {} }),
    ]
    const codes = await Promise.all(asked.map(codeOf))
    expect(codes).toEqual(asked.map(() => 'not_found'))
    const serviceId = await house.sow.aService(street)
    await expect(coordinator(one, of(serviceId))).rejects.toMatchObject({ code: 'not_found' })
    await expect(coordinator(move, await to(serviceId, 'paused'))).rejects.toMatchObject({
      code: 'not_found',
    })
    const services = await house.guest('GET /v1/streets/:streetId/services', { ...inStreet(), query: {} })
    expect(services.items.map(item => item.id)).toContain(serviceId)
    expect(services.items.map(item => item.id)).not.toContain(id)
    const kept = await coordinator('GET /v1/streets/:streetId/managed/services', {
      ...inStreet(),
      query: { limit: 100 },
    })
    expect(kept.items.map(item => item.id)).not.toContain(id)
  })

  test('its poster invites volunteers', async () => {
    const id = await published()
    const token = await house.tokenOf(keeper)
    const url = `/v1/streets/${street.streetId}/managed/activities/${id}/poster`
    const headers = { authorization: `Bearer ${token}` }
    const file = await house.app.inject({ method: 'GET', url, headers })
    expect(file.statusCode).toBe(200)
    expect(file.rawPayload.subarray(0, 5).toString()).toBe('%PDF-')
    await expect(coordinator(poster, of(newId()))).rejects.toMatchObject({ code: 'not_found' })
    await expect(house.guest(poster, of(id))).rejects.toMatchObject({ code: 'not_signed_in' })
  })
})

describe('the list of those who keep activities', () => {
  test('is filtered, sorted and paged, and holds no services', async () => {
    const at = await house.sow.aStreet()
    const staff = await house.sow.aStaff(at, 'coordinator')
    const client = await house.as(staff)
    const teamId = await house.sow.aTeam(at)
    await house.sow.aService(at)
    const later = new Date(house.clock.now.getTime() + 48 * 3_600_000)
    const quiet = await sowShift(house, at, { startsAt: later, endsAt: new Date(+later + 3_600_000) })
    const soon = await sowShift(house, at, { activity: { teamId }, service: { title: '河道巡护' } })
    const params = { streetId: at.streetId }
    const ids = async (query: object) => (await client(list, { params, query })).items.map(item => item.id)
    expect(await ids({})).toEqual([soon.activityId, quiet.activityId])
    expect(await ids({ sort: 'next' })).toEqual([soon.activityId, quiet.activityId])
    expect(await ids({ sort: '-next' })).toEqual([quiet.activityId, soon.activityId])
    expect(await ids({ q: '河道' })).toEqual([soon.activityId])
    expect(await ids({ teamId })).toEqual([soon.activityId])
    expect(await ids({ template: true })).toEqual([])
    expect(await ids({ status: 'draft' })).toEqual([])
    for (const sort of ['-new', 'next'] as const) {
      const first = await client(list, { params, query: { sort, limit: 1 } })
      const query = { sort, limit: 1, cursor: first.nextCursor ?? '' }
      const second = await client(list, { params, query })
      expect([first, second].flatMap(page => page.items.map(item => item.id))).toEqual([
        soon.activityId,
        quiet.activityId,
      ])
      expect([first.total, second.total]).toEqual([2, null])
      expect(second.nextCursor).toBeNull()
    }
    for (const by of activitySorts) {
      const up = await ids({ sort: by })
      expect(up, by).toHaveLength(2)
      if (by !== 'status') expect(await ids({ sort: `-${by}` }), by).toEqual(up.toReversed())
    }
    const far = await house.as(await house.sow.aStaff(at, 'coordinator', { areaId: at.otherAreaId }))
    expect((await far(list, { params, query: {} })).items).toEqual([])
  })
})
