import { allEndpoints, type EndpointKey } from '@yunxuan/contract'
import { expect, test } from 'vitest'
import { maySee, type Screen, screens } from './access.ts'

const behind: Readonly<Record<Screen, EndpointKey>> = {
  desk: 'GET /v1/streets/:streetId/desk',
  calls: 'GET /v1/streets/:streetId/calls',
  approvals: 'GET /v1/streets/:streetId/approvals',
  services: 'GET /v1/streets/:streetId/managed/services',
  edit: 'PUT /v1/streets/:streetId/managed/services/:serviceId',
  review: 'POST /v1/streets/:streetId/managed/services/:serviceId/transition',
  readChanges: 'POST /v1/streets/:streetId/managed/services/:serviceId/reading',
  import: 'POST /v1/streets/:streetId/imports',
  ratings: 'GET /v1/streets/:streetId/managed/ratings',
  findMembers: 'GET /v1/streets/:streetId/members',
  addOrganization: 'POST /v1/streets/:streetId/organizations',
  activities: 'GET /v1/streets/:streetId/managed/activities',
  teams: 'GET /v1/streets/:streetId/managed/teams',
  volunteers: 'GET /v1/streets/:streetId/managed/volunteers',
  hours: 'GET /v1/streets/:streetId/managed/approvals',
  records: 'GET /v1/streets/:streetId/managed/records',
  corrections: 'GET /v1/streets/:streetId/managed/corrections',
  backfills: 'GET /v1/streets/:streetId/managed/backfills',
  proposeBackfill: 'POST /v1/streets/:streetId/managed/backfills',
  decideBackfill: 'POST /v1/streets/:streetId/managed/backfills/:backfillId/decision',
  chain: 'GET /v1/streets/:streetId/managed/chain/export',
  redemptions: 'GET /v1/streets/:streetId/managed/redemptions',
  takeBack: 'POST /v1/streets/:streetId/managed/redemptions/:redemptionId/return',
  rewards: 'GET /v1/streets/:streetId/managed/rewards',
  keepRewards: 'PUT /v1/streets/:streetId/managed/rewards/:rewardId',
  points: 'GET /v1/streets/:streetId/managed/points',
  stars: 'GET /v1/streets/:streetId/managed/star-runs',
  rate: 'POST /v1/streets/:streetId/managed/star-runs',
  certificates: 'GET /v1/streets/:streetId/managed/certificates',
  revokeCertificate: 'POST /v1/streets/:streetId/managed/certificates/:number/revocation',
  uploads: 'GET /v1/streets/:streetId/managed/uploads',
  roles: 'GET /v1/streets/:streetId/roles',
  loginRequests: 'GET /v1/streets/:streetId/login-requests',
  policy: 'GET /v1/streets/:streetId/policy',
  changePolicy: 'PUT /v1/streets/:streetId/policy',
  audit: 'GET /v1/streets/:streetId/audit',
}

test.each(Object.entries(behind))('%s is shown to those whom its endpoint lets in', (screen, key) => {
  const access: unknown = allEndpoints[key].access
  expect(access).toEqual({
    roles: expect.arrayContaining([...screens[screen as Screen]]) as unknown,
  })
  expect((access as { roles: string[] }).roles).toHaveLength(screens[screen as Screen].length)
})

test('who has a role for a part of the street does not see what is the whole street’s', () => {
  const reviewer = { role: 'reviewer', organizationId: null } as const
  expect(maySee([{ ...reviewer, areaId: null }], 'audit')).toBe(true)
  expect(maySee([{ ...reviewer, areaId: 'one community' }], 'audit')).toBe(false)
  expect(maySee([{ ...reviewer, areaId: 'one community' }], 'review')).toBe(true)
})
