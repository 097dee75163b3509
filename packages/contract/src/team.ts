import { standings, teamRoles, teamStatuses } from '@yunxuan/domain'
import Type, { type Static } from 'typebox'
import { coordinators, endpoints } from './endpoint.ts'
import { picture, pictureChoice } from './picture.ts'
import {
  id,
  inStreet,
  instant,
  line,
  list,
  nothing,
  oneOf,
  orNull,
  page,
  paging,
  reasonGiven,
  record,
  streetId,
} from './schema.ts'

export const teamSummary = record({
  id,
  name: Type.String(),
  parentId: orNull(id),
  parentName: orNull(Type.String()),
  areaId: orNull(id),
  areaName: orNull(Type.String()),
  intro: Type.String(),
  picture: orNull(picture),
  status: oneOf(teamStatuses),
  /** Takes applications; else one comes in by invitation. */
  isOpen: Type.Boolean(),
  members: Type.Integer(),
})
export type TeamSummary = Static<typeof teamSummary>

/** How the caller, or a dependant of theirs, stands to a team. */
export const ownStanding = record({
  teamId: id,
  teamName: Type.String(),
  personId: id,
  personName: Type.String(),
  standing: oneOf(standings),
  role: oneOf(teamRoles),
  /** Why it was rejected or ended. */
  reason: Type.String(),
  changedAt: instant,
})
export type OwnStanding = Static<typeof ownStanding>

export const team = record({
  ...teamSummary.properties,
  /** The teams it lies in, outermost first. */
  path: Type.Array(record({ id, name: Type.String() })),
  /** The teams right below it. */
  parts: Type.Array(record({ id, name: Type.String(), members: Type.Integer() })),
  /** Masked for whoever is not in it. */
  leaders: Type.Array(Type.String()),
  /** How the caller and their dependants stand to it; empty for guests. */
  own: Type.Array(ownStanding),
  /** The caller leads it, or one above it. */
  isLedByMe: Type.Boolean(),
})
export type Team = Static<typeof team>

/** Somebody in a team, as its leaders see them. */
export const teamMember = record({
  personId: id,
  name: Type.String(),
  number: Type.String(),
  isMinor: Type.Boolean(),
  standing: oneOf(standings),
  role: oneOf(teamRoles),
  skills: Type.Array(Type.String()),
  /** What they wrote with their application. */
  message: Type.String(),
  changedAt: instant,
})
export type TeamMember = Static<typeof teamMember>

export const managedTeam = record({
  ...teamSummary.properties,
  leaders: Type.Array(record({ personId: id, name: Type.String(), number: Type.String() })),
  applications: Type.Integer(),
})
export type ManagedTeam = Static<typeof managedTeam>

export const teamEdit = record({
  name: line(40),
  parentId: orNull(id),
  areaId: orNull(id),
  intro: line(300, 0),
  isOpen: Type.Boolean(),
  picture: orNull(pictureChoice),
})
export type TeamEdit = Static<typeof teamEdit>

const inTeam = record({ streetId, teamId: id })
const inTeamMember = record({ streetId, teamId: id, personId: id })

export const teamEndpoints = endpoints({
  'GET /v1/streets/:streetId/teams': {
    summary: 'The teams of a street by name, without anybody in them',
    access: 'public',
    params: inStreet,
    query: record({
      q: Type.Optional(line(200)),
      areaId: Type.Optional(id),
      parentId: Type.Optional(id),
      ...paging,
    }),
    reply: page(teamSummary),
    refusals: [],
  },
  'GET /v1/streets/:streetId/teams/:teamId': {
    summary: 'A team, with how the caller stands to it',
    access: 'public',
    params: inTeam,
    reply: team,
    refusals: ['not_found'],
  },
  'POST /v1/streets/:streetId/teams/:teamId/applications': {
    summary: 'Ask to be let into a team, for oneself or a dependant; an invitation is taken by it',
    access: 'member',
    params: inTeam,
    body: record({ personId: Type.Optional(id), message: Type.Optional(line(200, 0)) }),
    reply: ownStanding,
    status: 201,
    refusals: [
      'not_found',
      'volunteer_missing',
      'volunteer_pending',
      'team_closed',
      'team_not_open',
      'already_in_team',
      'already_applied',
    ],
  },
  'GET /v1/streets/:streetId/teams/:teamId/members': {
    summary: 'Who is in a team and who asks to be, for its leaders and coordinators',
    access: 'member',
    params: inTeam,
    query: record({ standing: Type.Optional(oneOf(standings)), q: Type.Optional(line(30)), ...paging }),
    reply: page(teamMember),
    refusals: ['not_found', 'not_allowed'],
  },
  'POST /v1/streets/:streetId/teams/:teamId/members/:personId/approval': {
    summary: 'Let somebody in who asked to be',
    access: 'member',
    params: inTeamMember,
    reply: teamMember,
    refusals: ['not_found', 'not_allowed', 'volunteer_pending', 'team_closed', 'already_decided'],
  },
  'POST /v1/streets/:streetId/teams/:teamId/members/:personId/rejection': {
    summary: 'Turn an application down, saying why',
    access: 'member',
    params: inTeamMember,
    body: reasonGiven,
    reply: teamMember,
    refusals: ['not_found', 'not_allowed', 'already_decided'],
  },
  'POST /v1/streets/:streetId/teams/:teamId/members/:personId/removal': {
    summary: 'Take somebody out of a team or an invitation back, saying why',
    access: 'member',
    params: inTeamMember,
    body: reasonGiven,
    reply: teamMember,
    refusals: ['not_found', 'not_allowed', 'not_in_team', 'last_leader'],
  },
  'POST /v1/streets/:streetId/teams/:teamId/invitations': {
    summary: 'Invite a volunteer by their number; whoever asked already is let in',
    access: 'member',
    params: inTeam,
    body: record({ number: line(30) }),
    reply: teamMember,
    status: 201,
    refusals: [
      'not_found',
      'not_allowed',
      'volunteer_missing',
      'volunteer_pending',
      'team_closed',
      'already_in_team',
      'invalid_request',
    ],
  },
  'GET /v1/streets/:streetId/me/teams': {
    summary: 'The teams the caller and their dependants are in, asked for or are invited to',
    access: 'member',
    params: inStreet,
    reply: list(ownStanding),
    refusals: [],
  },
  'POST /v1/streets/:streetId/me/invitations/:teamId/answer': {
    summary: 'Take an invitation, or decline it',
    access: 'member',
    params: inTeam,
    body: record({ personId: Type.Optional(id), accept: Type.Boolean() }),
    reply: ownStanding,
    refusals: ['not_found', 'volunteer_missing', 'volunteer_pending', 'team_closed', 'already_decided'],
  },
  'DELETE /v1/streets/:streetId/me/teams/:teamId': {
    summary: 'Leave a team, or take an application back',
    access: 'member',
    params: inTeam,
    query: record({ personId: Type.Optional(id) }),
    reply: nothing,
    status: 204,
    refusals: ['not_found', 'volunteer_missing', 'not_in_team', 'last_leader'],
  },
  'GET /v1/streets/:streetId/managed/teams': {
    summary: 'The teams of what the caller coordinates, closed ones too',
    access: coordinators,
    params: inStreet,
    query: record({
      q: Type.Optional(line(30)),
      status: Type.Optional(oneOf(teamStatuses)),
      ...paging,
    }),
    reply: page(managedTeam),
    refusals: ['not_allowed'],
  },
  'POST /v1/streets/:streetId/managed/teams': {
    summary: 'Found a team with its first leaders, by their volunteer numbers',
    access: coordinators,
    params: inStreet,
    body: record({
      ...teamEdit.properties,
      leaders: Type.Array(line(30), { minItems: 1, maxItems: 10, uniqueItems: true }),
    }),
    reply: managedTeam,
    status: 201,
    refusals: [
      'not_found',
      'not_allowed',
      'name_taken',
      'team_too_deep',
      'team_closed',
      'leader_not_possible',
      'invalid_request',
    ],
  },
  'PUT /v1/streets/:streetId/managed/teams/:teamId': {
    summary: 'Change a team, or put it elsewhere in the tree',
    access: coordinators,
    params: inTeam,
    body: teamEdit,
    reply: managedTeam,
    refusals: [
      'not_found',
      'not_allowed',
      'name_taken',
      'team_cycle',
      'team_too_deep',
      'team_closed',
      'invalid_request',
    ],
  },
  'PUT /v1/streets/:streetId/managed/teams/:teamId/leaders': {
    summary: 'Say who leads a team, by volunteer numbers; who was not in it is let in',
    access: coordinators,
    params: inTeam,
    body: record({ leaders: Type.Array(line(30), { minItems: 1, maxItems: 10, uniqueItems: true }) }),
    reply: managedTeam,
    refusals: ['not_found', 'not_allowed', 'team_closed', 'leader_not_possible', 'invalid_request'],
  },
  'POST /v1/streets/:streetId/managed/teams/:teamId/closing': {
    summary: 'Close a team that has none below it: nobody comes in any more, its past stays',
    access: coordinators,
    params: inTeam,
    body: reasonGiven,
    reply: managedTeam,
    refusals: ['not_found', 'not_allowed', 'team_has_parts', 'team_closed'],
  },
})
