import { newId } from '../../src/platform/ids.ts'
import type { House } from '../house.ts'
import { sowArticleRows } from './article-rows.ts'
import { sowPeople } from './callers.ts'
import { sowMatterRows } from './matter-rows.ts'
import { sowReportRows } from './report-rows.ts'
import { sowServiceRows } from './rows.ts'
import { sowServedRows, sowShiftRows } from './volunteer-rows.ts'

/** A street with a row of everything, each in the state in which whoever may do something to it can. */
export async function sowWorld(house: House) {
  const street = await house.sow.aStreet()
  const otherOrganizationId = newId()
  await house.db.$client.query(
    `insert into organization (street_id, id, name, kind) values ($1, $2, '西社区党委', 'committee')`,
    [street.streetId, otherOrganizationId],
  )
  const people = await sowPeople(house, street)
  const scene = { house, street, people }
  const admin = await house.as(people.administrator)
  const policy = await admin('GET /v1/streets/:streetId/policy', { params: street })
  const settings = { ...policy.settings, starHours: [4] }
  await admin('PUT /v1/streets/:streetId/policy', {
    params: street,
    body: { version: policy.version, settings },
  })
  const services = await sowServiceRows(scene)
  const shifts = await sowShiftRows(scene)
  const served = await sowServedRows(scene, shifts.volunteer)
  const matters = await sowMatterRows(scene)
  const articles = await sowArticleRows(scene)
  const reports = await sowReportRows(scene)
  const grantee = await house.sow.aStaff(street, 'coordinator', { areaId: street.areaId })
  const { rows } = await house.db.$client.query<{ id: string }>(
    'select id from role_grant where street_id = $1 and member_id = $2',
    [street.streetId, grantee.memberId],
  )
  const { id: loginRequestId } = await admin('POST /v1/streets/:streetId/members/:memberId/login-requests', {
    params: { ...street, memberId: people.coordinator.memberId },
    body: { login: 'asked' },
  })
  const [, claims = ''] = (await house.tokenOf(people.resident)).split('.')
  const session: { sid: string } = JSON.parse(Buffer.from(claims, 'base64url').toString())
  return {
    sessionId: session.sid,
    street,
    otherOrganizationId,
    people,
    services,
    shifts,
    served,
    matters,
    articles,
    reports,
    settings,
    grantee,
    grantId: rows[0]?.id ?? '',
    loginRequestId,
  }
}
export type World = Awaited<ReturnType<typeof sowWorld>>
