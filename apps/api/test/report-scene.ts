import type { Input, Report } from '@yunxuan/contract'
import type { FigureId } from '@yunxuan/domain'
import { newId } from '../src/platform/ids.ts'
import type { House } from './house.ts'
import type { SownMember, SownStreet } from './sow.ts'

export const october = { from: '2026-10-01', to: '2026-10-31' }
type Client = Awaited<ReturnType<House['as']>>
type Draft = Input<'POST /v1/streets/:streetId/reports'>['body']

/** A street with somebody who writes, somebody who releases, and a resident. */
export interface Scene {
  street: SownStreet
  params: { streetId: string }
  writer: Client
  releaser: Client
  person: SownMember
}

/** What is done with the 简报 of a street. */
export function reportScenes(house: House) {
  async function aScene(): Promise<Scene> {
    const street = await house.sow.aStreet()
    return {
      street,
      params: { streetId: street.streetId },
      writer: await house.as(await house.sow.aStaff(street, 'coordinator')),
      releaser: await house.as(await house.sow.aStaff(street, 'reviewer')),
      person: await house.sow.aMember(street, { name: '王秀兰' }),
    }
  }

  /** A party that was received at a time; returns its booking. */
  async function receive(
    { street, person }: { street: SownStreet; person: SownMember },
    at: string,
    party = 1,
    more: object = {},
  ): Promise<string> {
    const slot = await house.sow.aSlot(street, { startsAt: new Date(at), ...more })
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

  return { aScene, receive, setStatus, draft, move, release, look, figureOf, rowsOf, correct }
}
