import { type FrozenFact, figures, foldFacts, reportTemplates } from '@yunxuan/domain'
import { describe, expect, test } from 'vitest'
import { codeOf } from '../../../test/code-of.ts'
import { openHouse } from '../../../test/house.ts'
import { october, reportScenes } from '../../../test/report-scene.ts'
import { frozenRows } from './count.service.ts'
import { draftDueReports } from './report.service.ts'

const house = await openHouse()
const { aScene, receive, setStatus, draft, move, release, look, figureOf, rowsOf, correct } =
  reportScenes(house)

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

  test('stays as it was when two persons become one and two areas become one, and what is counted from then on follows', async () => {
    const scene = await aScene()
    const { street } = scene
    const other = { ...scene, person: await house.sow.aMember(street) }
    await receive(scene, '2026-10-05T02:00Z', 3)
    const elsewhere = await house.sow.aLocation(street)
    await receive(other, '2026-10-06T02:00Z', 2, { locationId: elsewhere })
    const byArea = async () =>
      (
        await scene.writer('GET /v1/streets/:streetId/figures/:figureId', {
          params: { ...scene.params, figureId: 'people-served' },
          query: { ...october, by: 'area' },
        })
      ).parts.map(({ key, value }) => [key, value])
    expect(await byArea()).toEqual([
      [street.areaId, 3],
      [street.otherAreaId, 2],
    ])
    const out = await release(scene, await draft(scene))
    const before = await rowsOf(scene, out.id, 'people-served', 'all')
    const ids = [street.streetId, scene.person.memberId, other.person.memberId]
    await house.asOwner(
      'update booking set person_id = $2, member_id = $2 where street_id = $1 and person_id = $3',
      ids,
    )
    await house.asOwner('update location set area_id = $2 where street_id = $1 and area_id = $3', [
      street.streetId,
      street.areaId,
      street.otherAreaId,
    ])
    expect(await byArea()).toEqual([[street.areaId, 5]])
    const seen = await look(scene.writer, scene, out.id)
    expect(seen.sha256).toBe(out.sha256)
    expect(await rowsOf(scene, out.id, 'people-served', 'all')).toEqual(before)
    expect(figureOf(seen, 'persons-served')?.value).toBe(2)
    const again = await correct(scene, out.id)
    expect(figureOf(again, 'people-served')?.corrected).toEqual({ was: 5, came: 0, went: 0 })
    expect(figureOf(again, 'persons-served')?.value).toBe(1)
  })
})
