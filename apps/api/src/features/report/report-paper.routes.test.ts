import { read, utils } from '@e965/xlsx'
import { describe, expect, test } from 'vitest'
import { codeOf } from '../../../test/code-of.ts'
import { openHouse } from '../../../test/house.ts'
import { reportScenes, type Scene } from '../../../test/report-scene.ts'

const house = await openHouse()
const { aScene, receive, draft, release, look, figureOf } = reportScenes(house)

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
