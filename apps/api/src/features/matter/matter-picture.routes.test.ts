import { type Client, type MatterPicture, pictureAddress } from '@yunxuan/contract'
import { describe, expect, test } from 'vitest'
import { codeOf } from '../../../test/code-of.ts'
import { openHouse } from '../../../test/house.ts'
import { photograph, sendPicture } from '../../../test/send-picture.ts'
import { eraseUnusedPictures } from '../picture/unused.service.ts'

const house = await openHouse()
const street = await house.sow.aStreet()
const { streetId, areaId } = street
const keeper = await house.sow.aStaff(street, 'coordinator')
const [staff, staffToken] = [await house.as(keeper), await house.tokenOf(keeper)]
const resident = await house.sow.aMember(street)
const [client, token] = [await house.as(resident), await house.tokenOf(resident)]

const one = '/v1/streets/:streetId/matters/:matterId' as const
const at = (matterId: string) => ({ params: { streetId, matterId } })
const send = async (as = token) =>
  (await sendPicture(house, { streetId, token: as, bytes: await photograph() })).body.id

const raise = (pictureIds: string[], kind: 'need' | 'hazard' | 'proposal' | 'help' = 'hazard', by = client) =>
  by('POST /v1/streets/:streetId/matters', {
    params: { streetId },
    body: { kind, text: '楼道里堆了很多纸箱', placeNote: '3 号楼 2 层', areaId, pictureIds },
  })
const step = async (
  act: 'take' | 'publish' | 'answer' | 'tell' | 'unpublish',
  matterId: string,
  more: object,
) => {
  const { version } = await staff('GET /v1/streets/:streetId/managed/matters/:matterId', at(matterId))
  return staff(`POST ${one}/steps`, { ...at(matterId), body: { act, version, ...more } })
}
const shown = { title: '楼道堆物', text: '3 号楼楼道有堆物，正在清理。' }
const seenBy = async (who: Client, matterId: string) => (await who(`GET ${one}`, at(matterId))).pictures
const kept = async (matterId: string) =>
  (await staff('GET /v1/streets/:streetId/managed/matters/:matterId', at(matterId))).pictures
const opens = async (picture: Pick<MatterPicture, 'path' | 'key'>) =>
  (await house.app.inject({ url: pictureAddress(picture, 'small') })).statusCode === 200

test('staff and whoever raised it see its pictures at once, everybody only those that its reader chose', async () => {
  const [first = '', other = ''] = [await send(), await send()]
  const { id } = await raise([first, other])
  const own = await seenBy(client, id)
  expect(own.map(picture => [picture.id, picture.moment, picture.isPublic])).toEqual([
    [first, 'before', false],
    [other, 'before', false],
  ])
  expect(await Promise.all(own.map(opens))).toEqual([true, true])
  expect((await kept(id)).map(picture => picture.id)).toEqual([first, other])
  await step('take', id, { ownerId: keeper.memberId, severity: 'soon' })
  await step('publish', id, shown)
  expect(await seenBy(house.guest, id)).toEqual([])
  expect(await Promise.all(own.map(picture => opens({ ...picture, key: null })))).toEqual([false, false])
  await step('publish', id, { ...shown, pictureIds: [other] })
  const [seen] = await seenBy(house.guest, id)
  expect(seen).toMatchObject({ id: other, key: null, isPublic: true })
  expect(await Promise.all(own.map(picture => opens({ ...picture, key: null })))).toEqual([false, true])
  await step('unpublish', id, { word: '先收起来' })
  expect(await opens({ path: own[1]?.path ?? '', key: null })).toBe(false)
})

test('what was done is seen beside how it was, and is made public like the rest', async () => {
  const { id } = await raise([await send()])
  await step('take', id, { ownerId: keeper.memberId, severity: 'soon' })
  const after = await send(staffToken)
  await step('answer', id, { verdict: 'fixed', word: '纸箱清走了。', pictureIds: [after] })
  expect((await seenBy(client, id)).map(picture => picture.moment)).toEqual(['before', 'after'])
  await step('publish', id, { ...shown, pictureIds: [after] })
  expect((await seenBy(house.guest, id)).map(picture => picture.id)).toEqual([after])
})

test('nobody adds what somebody else sent, what is elsewhere already, or what was erased', async () => {
  const theirs = await send(staffToken)
  expect(await codeOf(raise([theirs]))).toBe('invalid_request')
  const [mine, gone] = [await send(), await send()]
  await raise([mine])
  expect(await codeOf(raise([mine]))).toBe('invalid_request')
  await client('DELETE /v1/streets/:streetId/pictures/:pictureId', { params: { streetId, pictureId: gone } })
  expect(await codeOf(raise([gone]))).toBe('invalid_request')
  const { rows } = await house.db.$client.query(
    'select from matter where street_id = $1 and id not in (select matter_id from matter_picture)',
    [streetId],
  )
  expect(rows).toEqual([])
})

test('one picture goes with one of two matters that are raised with it at once', async () => {
  const picture = await send()
  const codes = await Promise.all([codeOf(raise([picture])), codeOf(raise([picture], 'need'))])
  expect(codes.sort()).toEqual(['done', 'invalid_request'])
})

test('what is said in confidence, and a proposal, have none; another step has no use for one', async () => {
  expect(await codeOf(raise([await send()], 'help'))).toBe('invalid_request')
  expect(await codeOf(raise([await send()], 'proposal'))).toBe('invalid_request')
  const { id } = await raise([await send()])
  const pictureIds = [await send(staffToken)]
  expect(await codeOf(step('tell', id, { word: '在看了', pictureIds }))).not.toBe('done')
})

test('an erased one is gone from all pages; what a matter has is not unused', async () => {
  const [erased, stays] = [await send(), await send()]
  const { id } = await raise([erased, stays])
  await client('DELETE /v1/streets/:streetId/pictures/:pictureId', {
    params: { streetId, pictureId: erased },
  })
  await eraseUnusedPictures(house, new Date(house.clock.now.getTime() + 9 * 86_400_000))
  expect((await kept(id)).map(picture => picture.id)).toEqual([stays])
  expect((await seenBy(client, id)).map(picture => picture.id)).toEqual([stays])
})

describe('erasing one', () => {
  const erase = (by: Client, matterId: string, pictureId: string) =>
    codeOf(
      by('DELETE /v1/streets/:streetId/matters/:matterId/pictures/:pictureId', {
        params: { streetId, matterId, pictureId },
      }),
    )

  test('is for who sent it and who keeps the matter, which their pages say, and for nobody else', async () => {
    const [first, other] = [await send(), await send()]
    const { id } = await raise([first, other])
    await step('take', id, { ownerId: keeper.memberId, severity: 'soon' })
    await step('publish', id, { ...shown, pictureIds: [first, other] })
    const neighbour = await house.as(await house.sow.aMember(street))
    const reviewer = await house.as(await house.sow.aStaff(street, 'reviewer'))
    expect((await seenBy(client, id)).map(picture => picture.isErasable)).toEqual([true, true])
    expect((await kept(id)).map(picture => picture.isErasable)).toEqual([true, true])
    expect((await seenBy(neighbour, id)).map(picture => picture.isErasable)).toEqual([false, false])
    expect((await seenBy(house.guest, id)).map(picture => picture.isErasable)).toEqual([false, false])
    expect(await erase(neighbour, id, first)).toBe('not_allowed')
    expect(await erase(reviewer, id, first)).toBe('not_allowed')
    expect(await erase(client, id, first)).toBe('done')
    expect(await erase(staff, id, other)).toBe('done')
    expect(await seenBy(client, id)).toEqual([])
    const { rows } = await house.db.$client.query(
      `select actor_role as role, subject_id as id from audit
        where street_id = $1 and action = 'picture.erase' and subject_id = any($2) order by at, id`,
      [streetId, [first, other]],
    )
    expect(rows).toEqual([
      { role: 'resident', id: first },
      { role: 'keeper', id: other },
    ])
  })

  test('twice at once happens once; a picture of another matter is not there', async () => {
    const picture = await send()
    const { id } = await raise([picture])
    const { id: otherId } = await raise([await send()])
    expect(await erase(client, otherId, picture)).toBe('not_found')
    const codes = await Promise.all([erase(client, id, picture), erase(staff, id, picture)])
    expect(codes.sort()).toEqual(['done', 'not_found'])
  })
})
