import { expect, test } from 'vitest'
import { aNotice } from '../../../test/access/article-rows.ts'
import { openHouse } from '../../../test/house.ts'
import { newId } from '../../platform/ids.ts'

const house = await openHouse()
const street = await house.sow.aStreet()
const other = await house.sow.aStreet()
const { streetId } = street
const dayMs = 86_400_000
const inDays = (days: number) => new Date(house.clock.now.getTime() + days * dayMs)
/** Stands in whatever nobody may read, and in nothing else. */
const secret = '藏起来的'

const writer = await house.as(await house.sow.aStaff(street, 'coordinator'))
const reader = await house.as(await house.sow.aStaff(street, 'administrator'))

async function anArticle(
  kind: 'notice' | 'guide',
  title: string,
  locationIds: string[],
  to: 'draft' | 'shown',
) {
  const guide = {
    ...{ sort: 'public_service' as const, papers: [], steps: ['取号'], legalDays: null, promisedDays: 0 },
    ...{ costFen: 0, costNote: '', hours: '工作日', mayBeFetched: false, onlineUrl: '', locationIds },
  }
  const { id } = await writer('POST /v1/streets/:streetId/managed/articles', {
    params: { streetId },
    body: { kind, edit: { ...aNotice(null), title, ...(kind === 'guide' ? { body: [], guide } : {}) } },
  })
  const moves = [
    [writer, 1, 'in_review'],
    [reader, 2, 'published'],
  ] as const
  for (const [who, version, status] of to === 'shown' ? moves : []) {
    await who('POST /v1/streets/:streetId/managed/articles/:articleId/transition', {
      params: { streetId, articleId: id },
      body: { version, to: status, reason: '' },
    })
  }
  return id
}

async function aMatter(isPublic: boolean, title: string) {
  const asker = await house.as(await house.sow.aMember(street))
  const { id } = await asker('POST /v1/streets/:streetId/matters', {
    params: { streetId },
    body: { kind: 'need', text: `${secret}原话`, areaId: street.areaId, placeNote: `${secret}楼号` },
  })
  await house.asOwner('update matter set is_public = $2, public_title = $3, public_text = $3 where id = $1', [
    id,
    isPublic,
    title,
  ])
  return id
}

async function anOrganization(name: string) {
  const id = newId()
  await house.asOwner(
    `insert into organization (street_id, id, name, kind) values ($1, $2, $3, 'committee')`,
    [streetId, id, name],
  )
  return id
}

test('no way out tells of what is private, not published, over or cancelled', async () => {
  let places = 0
  const place = () =>
    house.sow.aLocation(street, { name: `${secret}地方${places++}`, address: `${secret}门牌` })
  const shown = await house.sow.aSlot(street, { service: { title: '看得见的义诊' } })
  const shownArticle = await anArticle('guide', '看得见的指南', [street.locationId], 'shown')
  const shownMatter = await aMatter(true, '看得见的事')

  const hidden: string[] = []
  for (const status of ['draft', 'in_review', 'paused', 'archived'] as const) {
    const slot = await house.sow.aSlot(street, {
      locationId: await place(),
      service: {
        ...{ status, title: `${secret}服务`, locationId: await place() },
        organizationId: await anOrganization(`${secret}单位${status}`),
      },
    })
    hidden.push(slot.serviceId, slot.slotId)
  }
  const shift = await house.sow.aSlot(street, {
    locationId: await place(),
    service: {
      ...{ kind: 'activity', title: `${secret}志愿班次`, locationId: await place() },
      organizationId: await anOrganization(`${secret}志愿单位`),
    },
  })
  hidden.push(shift.serviceId, shift.slotId)
  // Of what everybody sees: what was long ago and what lies too far ahead.
  for (const days of [-31, 91]) {
    const { slotId } = await house.sow.aSlot(street, {
      ...{ serviceId: shown.serviceId, startsAt: inDays(days), room: `${secret}房间` },
      locationId: days < 0 ? await place() : null,
    })
    if (days < 0) hidden.push(slotId)
  }
  await anArticle('guide', `${secret}指南`, [await place()], 'draft').then(id => hidden.push(id))
  hidden.push(await aMatter(false, `${secret}事`))
  const foreign = await house.sow.aSlot(other, { service: { title: `${secret}别的街道` } })
  hidden.push(foreign.serviceId, foreign.slotId)

  const ways: [path: string, shows: string][] = [
    [`/v1/streets/${streetId}/calendar.ics`, shown.slotId],
    [`/embed/${streetId}/services?limit=50`, shown.serviceId],
    [`/s/${streetId}`, shown.serviceId],
    [`/s/${streetId}/sitemap.xml`, shownMatter],
    [`/s/${streetId}/services/${shown.serviceId}`, '看得见的义诊'],
    [`/s/${streetId}/articles/${shownArticle}`, '看得见的指南'],
    [`/s/${streetId}/matters/${shownMatter}`, '看得见的事'],
    [`/hsds/${streetId}/services?full=true`, shown.serviceId],
    [`/hsds/${streetId}/organizations`, '东社区党委'],
    [`/hsds/${streetId}/locations`, street.locationId],
    [`/hsds/${streetId}/service_at_locations`, shown.serviceId],
  ]
  for (const [path, shows] of ways) {
    const { statusCode, body } = await house.app.inject({ url: path })
    const text = body.replaceAll('\r\n ', '')
    expect([path, statusCode, text.includes(shows)]).toEqual([path, 200, true])
    // HSDS tells of every time that is still to come, and the page of a service of the soonest of them.
    const isFar = path.startsWith('/hsds') || path.includes('/services/')
    const told = isFar ? text.replaceAll(`${secret}房间`, '') : text
    expect([path, told.includes(secret)]).toEqual([path, false])
    expect([path, hidden.filter(id => text.includes(id))]).toEqual([path, []])
  }
})

test('a time that was cancelled is told of by calendars alone, and its place by nobody', async () => {
  const at = await house.sow.aStreet()
  const elsewhere = await house.sow.aLocation(at, { name: `${secret}换的地方` })
  const { serviceId } = await house.sow.aSlot(at)
  const off = await house.sow.aSlot(at, {
    serviceId,
    startsAt: inDays(2),
    status: 'cancelled',
    locationId: elsewhere,
  })
  const told = async (path: string) => (await house.app.inject({ url: path })).body.replaceAll('\r\n ', '')
  expect(await told(`/v1/streets/${at.streetId}/calendar.ics`)).toContain('STATUS:CANCELLED')
  for (const path of [
    `/s/${at.streetId}`,
    `/s/${at.streetId}/services/${serviceId}`,
    `/embed/${at.streetId}/services`,
    `/hsds/${at.streetId}/services?full=true`,
    `/hsds/${at.streetId}/locations`,
    `/hsds/${at.streetId}/service_at_locations`,
  ]) {
    const text = await told(path)
    expect([path, text.includes(off.slotId), text.includes(secret)]).toEqual([path, false, false])
  }
})

test('an article that is no guide is nothing that HSDS has as a service', async () => {
  const id = await anArticle('notice', '看得见的通知', [], 'shown')
  // What is kept is a second old at most.
  house.clock.now = new Date(house.clock.now.getTime() + 1_000)
  const { body } = await house.app.inject({ url: `/hsds/${streetId}/services?full=true` })
  expect(body).not.toContain(id)
  expect((await house.app.inject({ url: `/hsds/${streetId}/services/${id}` })).statusCode).toBe(404)
  expect((await house.app.inject({ url: `/s/${streetId}/sitemap.xml` })).body).toContain(id)
})
