import type { Client, Picture, PictureChoice } from '@yunxuan/contract'
import { pictureAddress } from '@yunxuan/contract/client'
import { expect, test } from 'vitest'
import { codeOf } from '../../../test/code-of.ts'
import { openHouse } from '../../../test/house.ts'
import { photograph, sendPicture } from '../../../test/send-picture.ts'
import { eraseUnusedPictures } from './unused.service.ts'

const house = await openHouse()
const street = await house.sow.aStreet()
const { streetId } = street
const hourMs = 3_600_000
const keeper = await house.sow.aStaff(street, 'coordinator')
const coordinator = await house.as(keeper)
const resident = await house.sow.aMember(street)
const sendAs = async (token: string) =>
  (await sendPicture(house, { streetId, token, bytes: await photograph() })).body

const team = async (client: Client, teamId: string | undefined, picture: PictureChoice | null) => {
  const facts = { name: '拍照队', parentId: null, areaId: street.areaId, intro: '', isOpen: true, picture }
  const at = { streetId }
  if (teamId !== undefined) {
    return client('PUT /v1/streets/:streetId/managed/teams/:teamId', {
      params: { ...at, teamId },
      body: facts,
    })
  }
  const { number } = await house.sow.aVolunteer(street)
  return client('POST /v1/streets/:streetId/managed/teams', {
    params: at,
    body: { ...facts, leaders: [number] },
  })
}
const place = async (client: Client, picture: PictureChoice | null) => {
  const { items } = await client('GET /v1/streets/:streetId/managed/locations', {
    params: { streetId },
    query: {},
  })
  const [found] = items.filter(({ id }) => id === street.locationId)
  if (found === undefined) throw new Error('the street has no place')
  return client('PUT /v1/streets/:streetId/managed/locations/:locationId', {
    params: { streetId, locationId: found.id },
    body: { version: found.version, edit: { ...found.edit, picture } },
  })
}
const statuses = (pictures: Picture[]) =>
  Promise.all(
    pictures.map(async one => (await house.app.inject({ url: pictureAddress(one, 'small') })).statusCode),
  )
const ofKeeper = async () => sendAs(await house.tokenOf(keeper))

test('everybody sees the picture of a team or a place, on the team and wherever something is usually had', async () => {
  const [ofTeam, ofPlace] = [await ofKeeper(), await ofKeeper()]
  const { id: teamId, picture } = await team(coordinator, undefined, { id: ofTeam.id, alt: '队员在路口' })
  expect(picture).toMatchObject({ id: ofTeam.id, alt: '队员在路口', key: null })
  const params = { streetId, teamId }
  expect((await house.guest('GET /v1/streets/:streetId/teams/:teamId', { params })).picture).toEqual(picture)
  await place(coordinator, { id: ofPlace.id, alt: '红色的门' })
  const serviceId = await house.sow.aService(street)
  const service = await house.guest('GET /v1/streets/:streetId/services/:serviceId', {
    params: { streetId, serviceId },
  })
  expect(service.locationPicture).toMatchObject({ id: ofPlace.id, alt: '红色的门', key: null })
  const open = [ofTeam, ofPlace].map(one => ({ ...one, key: null }))
  expect(await statuses(open)).toEqual([200, 200])
  await eraseUnusedPictures(house, new Date(house.clock.now.getTime() + 49 * hourMs))
  expect(await statuses(open)).toEqual([200, 200])
  // Put away, it is seen by nobody any more.
  await team(coordinator, teamId, null)
  await place(coordinator, null)
  expect(await statuses(open)).toEqual([404, 404])
})

test('nobody shows there what somebody else sent, but may leave what is there', async () => {
  const theirs = await sendAs(await house.tokenOf(resident))
  const choice = { id: theirs.id, alt: '' }
  const mine = await ofKeeper()
  expect(await codeOf(team(coordinator, undefined, choice))).toBe('invalid_request')
  expect(await codeOf(place(coordinator, choice))).toBe('invalid_request')
  const body = { name: '后门', address: '后街 1 号', access: '', areaId: street.areaId }
  const nowhere = { latitude: null, longitude: null, picture: choice }
  const add = coordinator('POST /v1/streets/:streetId/locations', {
    params: { streetId },
    body: { ...body, ...nowhere },
  })
  expect(await codeOf(add)).toBe('invalid_request')
  await place(coordinator, { id: mine.id, alt: '' })
  const next = await house.as(await house.sow.aStaff(street, 'administrator'))
  expect(await codeOf(place(next, { id: mine.id, alt: '大门' }))).toBe('done')
})

test('what was said of a matter hangs nowhere else', async () => {
  const { id } = await ofKeeper()
  await coordinator('POST /v1/streets/:streetId/matters', {
    params: { streetId },
    body: {
      kind: 'hazard',
      text: '楼道里堆了很多纸箱',
      placeNote: '3 号楼 2 层',
      areaId: street.areaId,
      pictureIds: [id],
    },
  })
  expect(await codeOf(team(coordinator, undefined, { id, alt: '' }))).toBe('invalid_request')
  expect(await codeOf(place(coordinator, { id, alt: '' }))).toBe('invalid_request')
})
