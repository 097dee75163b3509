import type { Member } from '@yunxuan/contract'
import type { StaffRole } from '@yunxuan/domain'

/** What a person may reach in the console; a test holds each against the endpoint behind it. */
export const screens = {
  desk: ['provider', 'coordinator', 'administrator'],
  calls: ['provider', 'coordinator', 'administrator'],
  approvals: ['provider', 'coordinator', 'administrator'],
  services: ['provider', 'coordinator', 'reviewer', 'administrator'],
  edit: ['provider', 'coordinator', 'administrator'],
  review: ['provider', 'coordinator', 'reviewer', 'administrator'],
  readChanges: ['reviewer', 'administrator'],
  import: ['coordinator', 'administrator'],
  ratings: ['provider', 'coordinator', 'reviewer', 'administrator'],
  findMembers: ['coordinator', 'administrator'],
  addOrganization: ['coordinator', 'administrator'],
  activities: ['provider', 'coordinator', 'reviewer', 'administrator'],
  teams: ['coordinator', 'administrator'],
  volunteers: ['coordinator', 'administrator'],
  hours: ['provider', 'coordinator', 'administrator'],
  records: ['coordinator', 'reviewer', 'administrator'],
  corrections: ['coordinator', 'reviewer', 'administrator'],
  backfills: ['provider', 'coordinator', 'reviewer', 'administrator'],
  proposeBackfill: ['provider', 'coordinator', 'administrator'],
  decideBackfill: ['coordinator', 'reviewer', 'administrator'],
  chain: ['coordinator', 'administrator'],
  redemptions: ['provider', 'coordinator', 'administrator'],
  takeBack: ['coordinator', 'administrator'],
  rewards: ['provider', 'coordinator', 'administrator'],
  keepRewards: ['coordinator', 'administrator'],
  points: ['coordinator', 'administrator'],
  stars: ['coordinator', 'reviewer', 'administrator'],
  rate: ['coordinator', 'administrator'],
  certificates: ['coordinator', 'reviewer', 'administrator'],
  revokeCertificate: ['reviewer', 'administrator'],
  uploads: ['coordinator', 'administrator'],
  roles: ['administrator'],
  loginRequests: ['administrator'],
  policy: ['coordinator', 'reviewer', 'administrator'],
  changePolicy: ['administrator'],
  audit: ['administrator', 'reviewer'],
} as const satisfies Record<string, readonly StaffRole[]>
export type Screen = keyof typeof screens

/** What the server lets nobody do whose role is for a part of the street only. */
const wholeStreet: readonly Screen[] = [
  'loginRequests',
  'changePolicy',
  'audit',
  'chain',
  'takeBack',
  'keepRewards',
  'points',
  'stars',
  'rate',
  'certificates',
  'revokeCertificate',
  'uploads',
]

/** Decides whether somebody with these grants sees a screen; the server decides again. */
export function maySee(grants: readonly Member['roles'][number][], screen: Screen): boolean {
  const wanted: readonly StaffRole[] = screens[screen]
  return grants.some(
    ({ role, areaId }) => wanted.includes(role) && (areaId === null || !wholeStreet.includes(screen)),
  )
}

export const roleNames: Readonly<Record<StaffRole, string>> = {
  provider: '服务人员',
  coordinator: '协调员',
  reviewer: '审核员',
  administrator: '管理员',
}
