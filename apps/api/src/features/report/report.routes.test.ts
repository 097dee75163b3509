import { read, utils } from '@e965/xlsx'
import type { Input, Report } from '@yunxuan/contract'
import { type FigureId, type FrozenFact, figures, foldFacts, reportTemplates } from '@yunxuan/domain'
import { describe, expect, test } from 'vitest'
import { codeOf } from '../../../test/code-of.ts'
import { openHouse } from '../../../test/house.ts'
import type { SownMember, SownStreet } from '../../../test/sow.ts'
import { sowConfided } from '../../../test/sow-confided.ts'
import { newId } from '../../platform/ids.ts'
import { frozenRows } from './count.service.ts'
import { draftDueReports } from './report.service.ts'

const house = await openHouse()
const october = { from: '2026-10-01', to: '2026-10-31' }
type Client = Awaited<ReturnType<typeof house.as>>

/** A street with somebody who writes, somebody who releases, and a resident. */
async function aScene() {
  const street = await house.sow.aStreet()
  return {
    street,
    params: { streetId: street.streetId },
    writer: await house.as(await house.sow.aStaff(street, 'coordinator')),
    releaser: await house.as(await house.sow.aStaff(street, 'reviewer')),
    person: await house.sow.aMember(street, { name: '王秀兰' }),
  }
}
type Scene = Awaited<ReturnType<typeof aScene>>

/** A party that was received at a time; returns its booking. */
async function receive(
  { street, person }: { street: SownStreet; person: SownMember },
  at: string,
  party = 1,
): Promise<string> {
  const slot = await house.sow.aSlot(street, { startsAt: new Date(at) })
  const id = newId()
  await house.db.$client.query(
    `insert into booking (street_id, id, slot_id, member_id, person_id, party, status, source, code, created_at,
      updated_at) values ($1, $2, $3, $4, $4, $5, 'attended', 'self', '123456', $6, $6)`,
    [street.streetId, id, slot.slotId, person.memberId, party, new Date(at)],
  )
  return id
}

const setStatus = ({ street }: Pick<Scene, 'street'>, bookingId: string, status: string) =>
  house.db.$client.query('update booking set status = $3 where street_id = $1 and id = $2', [
    street.streetId,
    bookingId,
    status,
  ])

type Draft = Input<'POST /v1/streets/:streetId/reports'>['body']
const draft = ({ writer, params }: Scene, more: Partial<Draft> = {}): Promise<Report> =>
  writer('POST /v1/streets/:streetId/reports', {
    params,
    body: { template: 'general', ...october, title: '', ...more },
  })

const move = (
  client: Client,
  { params }: Scene,
  { id, version }: Report,
  to: Report['status'],
  reason = '',
) =>
  client('POST /v1/streets/:streetId/reports/:reportId/transition', {
    params: { ...params, reportId: id },
    body: { version, to, reason },
  })

async function release(scene: Scene, report: Report): Promise<Report> {
  return move(scene.releaser, scene, await move(scene.writer, scene, report, 'in_review'), 'released')
}

const look = (client: Client, { params }: Scene, reportId: string, against?: string) =>
  client('GET /v1/streets/:streetId/reports/:reportId', {
    params: { ...params, reportId },
    query: against === undefined ? {} : { against },
  })

const figureOf = (report: Report, id: FigureId) => report.figures.find(each => each.id === id)

const rowsOf = async (
  scene: Scene,
  reportId: string,
  figureId: FigureId,
  part: 'all' | 'came' | 'went' | 'late' | 'taken',
  against?: string,
) =>
  (
    await scene.writer('GET /v1/streets/:streetId/reports/:reportId/figures/:figureId/rows', {
      params: { ...scene.params, reportId, figureId },
      query: { ...(against === undefined ? {} : { against }), part, limit: 100 },
    })
  ).items

const correct = (scene: Scene, reportId: string) =>
  scene.writer('POST /v1/streets/:streetId/reports/:reportId/correction', {
    params: { ...scene.params, reportId },
    body: { reason: '有一条记错了' },
  })

describe('a draft', () => {
  test('is counted whenever it is looked at, and its text is anybody’s who keeps it', async () => {
    const scene = await aScene()
    const made = await draft(scene)
    expect(made).toMatchObject({
      status: 'draft',
      rhythm: 'month',
      number: null,
      title: '工作简报（2026 年 10 月）',
    })
    expect(figureOf(made, 'people-served')?.value).toBe(0)
    await receive(scene, '2026-10-05T02:00Z', 3)
    expect(figureOf(await look(scene.writer, scene, made.id), 'people-served')?.value).toBe(3)
    const edited = await scene.writer('PUT /v1/streets/:streetId/reports/:reportId', {
      params: { ...scene.params, reportId: made.id },
      body: { version: 1, title: '十月的事', sections: [{ heading: '服务', text: '服务 {服务人次}' }] },
    })
    expect(edited).toMatchObject({ title: '十月的事', version: 2 })
    const late = scene.writer('PUT /v1/streets/:streetId/reports/:reportId', {
      params: { ...scene.params, reportId: made.id },
      body: { version: 1, title: '别的', sections: [{ heading: '服务', text: '' }] },
    })
    expect(await codeOf(late)).toBe('changed_meanwhile')
  })

  test('is seen by those who write and release for the whole street', async () => {
    const scene = await aScene()
    const { id } = await draft(scene)
    const provider = await house.as(await house.sow.aStaff(scene.street, 'provider'))
    const elsewhere = await house.as(
      await house.sow.aStaff(scene.street, 'coordinator', { areaId: scene.street.areaId }),
    )
    expect(await codeOf(look(provider, scene, id))).toBe('not_found')
    expect(await codeOf(look(elsewhere, scene, id))).toBe('not_found')
    const list = await provider('GET /v1/streets/:streetId/reports', { params: scene.params, query: {} })
    expect(list.items).toEqual([])
    expect(
      await codeOf(
        elsewhere('POST /v1/streets/:streetId/reports', {
          params: scene.params,
          body: { template: 'general', ...october, title: '' },
        }),
      ),
    ).toBe('not_allowed')
  })

  test('of a time that cannot be is refused, and so is a name of no number', async () => {
    const scene = await aScene()
    expect(await codeOf(draft(scene, { from: '2026-10-31', to: '2026-10-01' }))).toBe('invalid_request')
    expect(await codeOf(draft(scene, { from: '2016-10-31', to: '2026-10-01' }))).toBe('invalid_request')
    const made = await draft(scene)
    const odd = await scene.writer('PUT /v1/streets/:streetId/reports/:reportId', {
      params: { ...scene.params, reportId: made.id },
      body: { version: 1, title: '十月', sections: [{ heading: '服务', text: '服务 {惠及人数}' }] },
    })
    expect(await codeOf(release(scene, odd))).toBe('report_unknown_figure')
  })

  test('is made by the system on Monday and on the first, once however often its job runs', async () => {
    const scene = await aScene()
    const system = async () => {
      const { rows } = await house.db.$client.query<{ rhythm: string; from: string; writers: string[] }>(
        `select rhythm, from_day::text as "from", writers from report where street_id = $1 order by 1`,
        [scene.street.streetId],
      )
      return rows
    }
    // Monday 2026-11-02, a minute before and after seven in Shanghai.
    await draftDueReports({ db: house.db }, new Date('2026-11-01T22:59:00Z'))
    expect(await system()).toEqual([
      { rhythm: 'month', from: '2026-10-01', writers: [] },
      { rhythm: 'week', from: '2026-10-19', writers: [] },
    ])
    const monday = new Date('2026-11-01T23:00:00Z')
    await Promise.all([1, 2, 3].map(() => draftDueReports({ db: house.db }, monday)))
    expect(await system()).toEqual([
      { rhythm: 'month', from: '2026-10-01', writers: [] },
      { rhythm: 'week', from: '2026-10-19', writers: [] },
      { rhythm: 'week', from: '2026-10-26', writers: [] },
    ])
  })
})

describe('a release', () => {
  test('is by a second person, of a time that is over, and is not changed by anybody after', async () => {
    const scene = await aScene()
    const booking = await receive(scene, '2026-10-05T02:00Z', 3)
    const made = await draft(scene)
    expect(await codeOf(move(scene.releaser, scene, made, 'released'))).toBe('report_not_sent')
    const administrator = await house.as(await house.sow.aStaff(scene.street, 'administrator'))
    const sent = await move(administrator, scene, made, 'in_review')
    expect(await codeOf(move(administrator, scene, sent, 'released'))).toBe('same_person_reviews')
    expect(await codeOf(move(scene.writer, scene, sent, 'released'))).toBe('not_allowed')
    const out = await move(scene.releaser, scene, sent, 'released')
    expect(out).toMatchObject({ status: 'released', number: 1 })
    await setStatus(scene, booking, 'no_show')
    const seen = await look(scene.writer, scene, made.id)
    expect(figureOf(seen, 'people-served')).toMatchObject({ value: 3, late: null })
    expect(seen.sha256).toBe(out.sha256)
    expect(await codeOf(move(scene.releaser, scene, out, 'draft', '再改'))).toBe('report_released')
    for (const table of ['report_issue', 'report_figure']) {
      const change = house.db.$client.query(`delete from ${table} where street_id = $1`, [
        scene.street.streetId,
      ])
      await expect(change).rejects.toThrow(/append-only|permission denied/)
    }
    const running = await draft(scene, { from: '2026-11-01', to: '2026-11-30' })
    expect(await codeOf(release(scene, running))).toBe('report_not_over')
  })

  test('keeps the rows that come to its numbers, and nobody’s name or id', async () => {
    const scene = await aScene()
    for (const party of [1, 2, 3]) await receive(scene, `2026-10-0${party}T02:00Z`, party)
    const { id, figures: told } = await release(scene, await draft(scene))
    expect(told.map(figure => figure.id)).toEqual(reportTemplates.general.figures)
    for (const figure of told) {
      const rows: FrozenFact[] = await frozenRows(house.db, {
        ...scene.params,
        reportId: id,
        figureId: figure.id,
      })
      const { value, unnamed } = foldFacts(figures[figure.id], rows)
      expect([figure.id, value, unnamed]).toEqual([figure.id, figure.value, figure.unnamed])
      expect(JSON.stringify(rows)).not.toContain(scene.person.memberId)
    }
    expect(told.find(figure => figure.id === 'persons-served')).toMatchObject({ value: 1, unnamed: 3 })
    const live = await scene.writer('GET /v1/streets/:streetId/figures', {
      params: scene.params,
      query: october,
    })
    for (const figure of told) {
      const now = live.items.find(each => each.id === figure.id)
      expect([figure.id, now?.value, now?.unnamed]).toEqual([figure.id, figure.value, figure.unnamed])
    }
  })

  test('of two at once is one: the other is told so, and the next number is free', async () => {
    const scene = await aScene()
    const sent = await move(scene.writer, scene, await draft(scene), 'in_review')
    const others = await Promise.all(
      [1, 2, 3].map(async () => house.as(await house.sow.aStaff(scene.street, 'reviewer'))),
    )
    const tries = await Promise.all(
      [...others, scene.releaser].map(client => codeOf(move(client, scene, sent, 'released'))),
    )
    expect(tries.filter(code => code === 'done')).toHaveLength(1)
    expect(new Set(tries.filter(code => code !== 'done'))).toEqual(new Set(['report_released']))
    const more = await Promise.all(
      ['2026-08', '2026-09'].map(month => draft(scene, { from: `${month}-01`, to: `${month}-30` })),
    )
    const out = await Promise.all(more.map(report => release(scene, report)))
    expect(out.map(({ number }) => number).sort()).toEqual([2, 3])
  })

  test('ends a month at midnight in Shanghai', async () => {
    const scene = await aScene()
    await receive(scene, '2026-10-31T15:59:59Z', 2)
    await receive(scene, '2026-10-31T16:00:00Z', 5)
    await receive(scene, '2026-09-30T15:59:59Z', 6)
    const out = await release(scene, await draft(scene))
    expect(figureOf(out, 'people-served')?.value).toBe(2)
  })

  test('counts once more what was corrected between draft and release', async () => {
    const scene = await aScene()
    const booking = await receive(scene, '2026-10-05T02:00Z', 3)
    const sent = await move(scene.writer, scene, await draft(scene), 'in_review')
    expect(figureOf(sent, 'people-served')?.value).toBe(3)
    await setStatus(scene, booking, 'no_show')
    const out = await move(scene.releaser, scene, sent, 'released')
    expect(figureOf(out, 'people-served')?.value).toBe(0)
    expect(figureOf(out, 'no-shows')?.value).toBe(3)
  })

  test('stays as it was when its person is erased and its place goes to another area', async () => {
    const scene = await aScene()
    await receive(scene, '2026-10-05T02:00Z', 3)
    const out = await release(scene, await draft(scene))
    const before = await rowsOf(scene, out.id, 'people-served', 'all')
    await house.db.$client.query('update location set area_id = $2 where street_id = $1', [
      scene.street.streetId,
      scene.street.otherAreaId,
    ])
    await house.db.$client.query(`update member set name = '已注销' where street_id = $1 and id = $2`, [
      scene.street.streetId,
      scene.person.memberId,
    ])
    expect(await rowsOf(scene, out.id, 'people-served', 'all')).toEqual(before)
    expect(figureOf(await look(scene.writer, scene, out.id), 'persons-served')?.value).toBe(1)
  })
})

describe('what comes later', () => {
  test('for the time of the issue before is told in the next, with exactly the rows that came and went', async () => {
    const scene = await aScene()
    const gone = await receive(scene, '2026-09-05T02:00Z', 3)
    await receive(scene, '2026-09-06T02:00Z', 4)
    const september = { from: '2026-09-01', to: '2026-09-30' }
    const first = await release(scene, await draft(scene, september))
    await setStatus(scene, gone, 'no_show')
    const added = await receive(scene, '2026-09-07T02:00Z', 5)
    const next = await draft(scene)
    expect(figureOf(next, 'people-served')?.late).toEqual({ was: 7, now: 9, came: 1, went: 1 })
    const out = await release(scene, next)
    expect(out.before).toMatchObject({ id: first.id, number: 1 })
    expect(figureOf(out, 'people-served')?.late).toEqual({ was: 7, now: 9, came: 1, went: 1 })
    expect((await rowsOf(scene, out.id, 'people-served', 'late')).map(row => row.id)).toEqual([added])
    expect((await rowsOf(scene, out.id, 'people-served', 'taken')).map(row => row.id)).toEqual([gone])
    expect(figureOf(out, 'people-served')?.line).toEqual([
      { reportId: first.id, from: '2026-09-01', value: 7, version: 1 },
    ])
  })

  test('is a correction, a new issue with exactly the rows that came and went, of which there is one', async () => {
    const scene = await aScene()
    const gone = await receive(scene, '2026-10-05T02:00Z', 3)
    const made = await draft(scene)
    expect(await codeOf(correct(scene, made.id))).toBe('report_not_released')
    const wrong = await release(scene, made)
    await setStatus(scene, gone, 'no_show')
    const added = await receive(scene, '2026-10-07T02:00Z', 5)
    const tries = await Promise.all([1, 2, 3].map(() => correct(scene, wrong.id).catch(() => undefined)))
    const [correction, ...others] = tries.flatMap(each => each ?? [])
    expect(others).toEqual([])
    if (correction === undefined) throw new Error('no correction was drafted')
    expect(await codeOf(correct(scene, wrong.id))).toBe('report_corrected')
    const right = await release(scene, correction)
    expect(right).toMatchObject({ number: 2, correctsNumber: 1, reason: '有一条记错了' })
    expect(figureOf(right, 'people-served')).toMatchObject({
      value: 5,
      corrected: { was: 3, came: 1, went: 1 },
    })
    expect((await rowsOf(scene, right.id, 'people-served', 'came')).map(row => row.id)).toEqual([added])
    expect((await rowsOf(scene, right.id, 'people-served', 'went')).map(row => row.id)).toEqual([gone])
    const old = await look(scene.writer, scene, wrong.id)
    expect(old).toMatchObject({ correctedById: right.id, correctedByNumber: 2, sha256: wrong.sha256 })
    expect(figureOf(old, 'people-served')?.value).toBe(3)
  })
})

test('an issue is held beside any earlier one of its time, drafted and released, with exactly the rows that differ', async () => {
  const scene = await aScene()
  const gone = await receive(scene, '2026-10-05T02:00Z', 3)
  const first = await release(scene, await draft(scene))
  const second = await release(scene, await correct(scene, first.id))
  await setStatus(scene, gone, 'no_show')
  const added = await receive(scene, '2026-10-07T02:00Z', 5)
  const third = await release(scene, await correct(scene, second.id))
  const late = await receive(scene, '2026-10-09T02:00Z', 1)
  const fourth = await correct(scene, third.id)
  const shorter = await draft(scene, { from: '2026-10-01', to: '2026-10-30' })
  const numbers = (report: Report) => report.earlier.map(({ number }) => number)
  expect([first, second, third, fourth, shorter].map(numbers)).toEqual([[], [1], [2, 1], [3, 2, 1], []])
  const idsOf = async (reportId: string, against: string, part: 'came' | 'went') =>
    (await rowsOf(scene, reportId, 'people-served', part, against)).map(({ id }) => id).sort()
  for (const [report, came] of [
    [third, [added]],
    [fourth, [added, late]],
  ] as const) {
    const seen = await look(scene.writer, scene, report.id, first.id)
    expect(seen.against).toEqual({ id: first.id, number: 1 })
    expect(figureOf(seen, 'people-served')?.corrected).toEqual({ was: 3, came: came.length, went: 1 })
    expect(await idsOf(report.id, first.id, 'came')).toEqual([...came].sort())
    expect(await idsOf(report.id, first.id, 'went')).toEqual([gone])
  }
  expect((await look(scene.writer, scene, fourth.id)).against).toEqual({ id: third.id, number: 3 })
  // What came out after it, or is of another time, is nothing to hold it beside.
  for (const against of [third.id, second.id, newId()]) {
    expect(await codeOf(look(scene.writer, scene, second.id, against))).toBe('not_found')
    expect(await codeOf(rowsOf(scene, second.id, 'people-served', 'came', against))).toBe('not_found')
  }
})

test('what was said in confidence has no rows, and a correction does not tell of fewer than five', async () => {
  const scene = await aScene()
  const sow = async (count: number) => {
    for (let turn = 0; turn < count; turn += 1) {
      await sowConfided(house, { street: scene.street, asker: scene.person }, '2026-10-12T03:00Z')
    }
  }
  await sow(6)
  const template = 'enterprise' as const
  const first = await release(scene, await draft(scene, { template }))
  expect(figureOf(first, 'enterprise-ended')).toMatchObject({ value: 6, isOpen: false, sha256: null })
  await sow(1)
  const second = await release(scene, await correct(scene, first.id))
  expect(figureOf(second, 'enterprise-ended')).toMatchObject({
    value: 6,
    corrected: { was: 6, came: 0, went: 0 },
  })
  expect(await codeOf(rowsOf(scene, second.id, 'enterprise-ended', 'came'))).toBe('figure_sealed')
  const week = await draft(scene, { template, from: '2026-10-05', to: '2026-10-11' })
  expect(figureOf(week, 'enterprise-ended')).toMatchObject({ value: null, hidden: 'only_whole_months' })
})

describe('what the street says of itself', () => {
  const said = {
    figureId: 'people-served' as const,
    name: '服务人次',
    value: 14_000,
    unit: '人次',
    period: '',
  }
  const say = ({ writer, params }: Scene, more: object = {}) =>
    writer('POST /v1/streets/:streetId/claims', {
      params,
      body: { ...said, quote: '服务群众1.4万余人次', source: '街道自报', ...more },
    })

  test('stands beside a number and in it never; an issue keeps what was said then', async () => {
    const scene = await aScene()
    await receive(scene, '2026-10-05T02:00Z', 3)
    const claim = await say(scene)
    expect(await codeOf(say(scene, { value: 15_000 }))).toBe('claim_not_in_quote')
    const out = await release(scene, await draft(scene))
    expect(figureOf(out, 'people-served')?.value).toBe(3)
    expect(out.claims).toEqual([claim])
    await scene.writer('POST /v1/streets/:streetId/claims/:claimId/withdrawal', {
      params: { ...scene.params, claimId: claim.id },
    })
    const { items } = await scene.writer('GET /v1/streets/:streetId/claims', { params: scene.params })
    expect(items).toEqual([])
    expect((await look(scene.writer, scene, out.id)).claims).toEqual([claim])
  })
})

describe('on paper', () => {
  const fileOf = async ({ street }: Scene, path: string) => {
    const headers = {
      authorization: `Bearer ${await house.tokenOf(await house.sow.aStaff(street, 'coordinator'))}`,
    }
    return house.app.inject({ url: `/v1/streets/${street.streetId}/reports/${path}`, headers })
  }

  test('it is a PDF and a spreadsheet whose rows come to its numbers', async () => {
    const scene = await aScene()
    await receive(scene, '2026-10-05T02:00Z', 3)
    await receive(scene, '2026-10-06T02:00Z', 1)
    const { id } = await release(scene, await draft(scene))
    const paper = await fileOf(scene, `${id}/paper`)
    expect(paper.rawPayload.subarray(0, 5).toString()).toBe('%PDF-')
    const book = read((await fileOf(scene, `${id}/sheet.xlsx`)).rawPayload, { type: 'buffer' })
    expect(book.SheetNames.slice(0, 3)).toEqual(['简报', '口径', '街道填报'])
    const rows = utils.sheet_to_json<Record<string, unknown>>(book.Sheets.服务人次 ?? {})
    expect(rows.reduce((sum, row) => sum + Number(row.计), 0)).toBe(4)
  })
})
