import {
  dayParts,
  guardianRelations,
  profileNeeds,
  qualificationStatuses,
  volunteerSorts,
  volunteerStatuses,
} from '@yunxuan/domain'
import Type, { type Static } from 'typebox'
import { coordinators, endpoints } from './endpoint.ts'
import { genders } from './member.ts'
import {
  countedPage,
  day,
  id,
  inStreet,
  instant,
  line,
  listSheet,
  nothing,
  oneOf,
  orNull,
  page,
  paging,
  phone,
  reasonGiven,
  record,
  sortedBy,
  streetId,
} from './schema.ts'

/** A word of one of the street's lists. */
const word = line(20)
const words = Type.Array(word, { uniqueItems: true, maxItems: 30 })

/** A part of a weekday; 1 is Monday. */
export const freeTime = record({
  weekday: Type.Integer({ minimum: 1, maximum: 7 }),
  part: oneOf(dayParts),
})

export const qualification = record({
  id,
  kind: Type.String(),
  validUntil: orNull(day),
  status: oneOf(qualificationStatuses),
  /** Why it was rejected. */
  reason: Type.String(),
})
export type Qualification = Static<typeof qualification>

/** A guardian's consent as it stands. */
export const guardianConsent = record({
  relation: oneOf(guardianRelations),
  givenAt: instant,
  /** The wording that was agreed to. */
  version: Type.Integer(),
  /** The coordinator who saw it on paper; null when the guardian gave it in the app. */
  seenBy: orNull(Type.String()),
})

/** A volunteer as they and their guardian see them; name and ID number are masked even here. */
export const volunteer = record({
  personId: id,
  /** The dependant this is; null for oneself. */
  dependantId: orNull(id),
  /** The name shown in the app. */
  name: Type.String(),
  number: Type.String(),
  status: oneOf(volunteerStatuses),
  /** What is still needed before the first sign-up. */
  missing: Type.Array(oneOf(profileNeeds)),
  realName: orNull(Type.String()),
  idNumber: orNull(Type.String()),
  birthDate: orNull(day),
  gender: orNull(oneOf(genders)),
  areaId: orNull(id),
  areaName: orNull(Type.String()),
  phone: orNull(Type.String()),
  skills: Type.Array(Type.String()),
  languages: Type.Array(Type.String()),
  serviceCategories: Type.Array(Type.String()),
  times: Type.Array(freeTime),
  qualifications: Type.Array(qualification),
  guardianConsent: orNull(guardianConsent),
  registeredAt: instant,
})
export type Volunteer = Static<typeof volunteer>

/** What the forms of the street offer. */
export const volunteerChoices = record({
  skills: Type.Array(Type.String()),
  languages: Type.Array(Type.String()),
  serviceCategories: Type.Array(Type.String()),
  qualificationKinds: Type.Array(Type.String()),
})

export const volunteerEdit = record({
  /** Whose guardian or helper the caller is; left out for oneself. */
  dependantId: Type.Optional(id),
  /** The name in the identity document; what is left out stays. */
  realName: Type.Optional(line(30)),
  idNumber: Type.Optional(line(30)),
  birthDate: day,
  gender: oneOf(genders),
  areaId: id,
  phone,
  skills: words,
  languages: words,
  serviceCategories: words,
  times: Type.Array(freeTime, { uniqueItems: true, maxItems: 21 }),
  /** Agrees that the profile is kept (令67 §5); nothing is stored without. */
  consent: Type.Literal(true),
  /** The guardian of a minor agrees as well, saying who they are to the child. */
  guardianConsent: Type.Optional(record({ relation: oneOf(guardianRelations) })),
})
export type VolunteerEdit = Static<typeof volunteerEdit>

/** A volunteer in a coordinator's list: no phone, no document. */
export const volunteerLine = record({
  personId: id,
  number: Type.String(),
  /** Masked for a minor. */
  name: Type.String(),
  isMinor: Type.Boolean(),
  status: oneOf(volunteerStatuses),
  missing: Type.Array(oneOf(profileNeeds)),
  areaName: orNull(Type.String()),
  teams: Type.Array(Type.String()),
  /** Qualifications that wait for an answer. */
  pendingQualifications: Type.Integer(),
  registeredAt: instant,
})
export type VolunteerLine = Static<typeof volunteerLine>

export const pendingQualification = record({
  id,
  personId: id,
  name: Type.String(),
  number: Type.String(),
  kind: Type.String(),
  validUntil: orNull(day),
  claimedAt: instant,
})
export type PendingQualification = Static<typeof pendingQualification>

const inPerson = record({ streetId, personId: id })
const inQualification = record({ streetId, qualificationId: id })

/** What volunteers are narrowed and sorted by. */
const volunteerList = {
  q: Type.Optional(line(30)),
  status: Type.Optional(oneOf(volunteerStatuses)),
  teamId: Type.Optional(id),
  /** Only minors whose guardian has not consented. */
  waitsForGuardian: Type.Optional(Type.Boolean()),
  ...sortedBy(volunteerSorts),
}

export const volunteerEndpoints = endpoints({
  'GET /v1/streets/:streetId/me/volunteers': {
    summary: "One's own volunteer profile and those of one's dependants, with what the forms offer",
    access: 'member',
    params: inStreet,
    reply: record({ items: Type.Array(volunteer), choices: volunteerChoices }),
    refusals: [],
  },
  'PUT /v1/streets/:streetId/me/volunteers': {
    summary: 'Become a volunteer or register a dependant as one, or change the profile',
    access: 'member',
    params: inStreet,
    body: volunteerEdit,
    reply: volunteer,
    refusals: [
      'not_found',
      'guardian_must_register',
      'volunteer_exists',
      'identity_fixed',
      'invalid_request',
    ],
  },
  'DELETE /v1/streets/:streetId/me/volunteers/:personId': {
    summary: 'Stop being a volunteer: the profile is erased, records stay with the number',
    access: 'member',
    params: inPerson,
    reply: nothing,
    status: 204,
    refusals: ['not_found', 'volunteer_expected', 'last_leader'],
  },
  'DELETE /v1/streets/:streetId/me/volunteers/:personId/guardian-consent': {
    summary: "Take a guardian's consent back: no further sign-ups, what was recorded stays",
    access: 'member',
    params: inPerson,
    reply: volunteer,
    refusals: ['not_found'],
  },
  'POST /v1/streets/:streetId/me/volunteers/:personId/qualifications': {
    summary: 'Say which qualification one holds; a coordinator approves it',
    access: 'member',
    params: inPerson,
    body: record({ kind: word, validUntil: orNull(day) }),
    reply: qualification,
    status: 201,
    refusals: ['not_found', 'invalid_request'],
  },
  'DELETE /v1/streets/:streetId/me/volunteers/:personId/qualifications/:qualificationId': {
    summary: 'Take a qualification away again',
    access: 'member',
    params: record({ streetId, personId: id, qualificationId: id }),
    reply: nothing,
    status: 204,
    refusals: ['not_found'],
  },
  'GET /v1/streets/:streetId/managed/volunteers': {
    summary: 'Volunteers who live in what the caller coordinates, by name, number or state',
    access: coordinators,
    params: inStreet,
    query: record({ ...volunteerList, ...paging }),
    reply: countedPage(volunteerLine),
    refusals: ['not_allowed'],
  },
  'GET /v1/streets/:streetId/managed/volunteers.xlsx': {
    summary: 'The same list whole, as a spreadsheet; the log says who took it',
    access: coordinators,
    params: inStreet,
    query: record(volunteerList),
    isLong: true,
    reply: listSheet,
    refusals: ['not_allowed', 'export_too_large'],
  },
  'POST /v1/streets/:streetId/managed/volunteers/lookups': {
    summary: 'Find the volunteer who holds an identity document; the look is logged',
    access: coordinators,
    params: inStreet,
    body: record({ idNumber: line(30) }),
    reply: volunteerLine,
    refusals: ['not_found', 'not_allowed', 'invalid_request'],
  },
  'POST /v1/streets/:streetId/managed/volunteers/:personId/looks': {
    summary: 'Open the record of a volunteer, masked; every look is logged, at a minor with its reason',
    access: coordinators,
    params: inPerson,
    body: record({ reason: Type.Optional(line(200)) }),
    reply: volunteer,
    refusals: ['not_found', 'not_allowed', 'reason_missing'],
  },
  'POST /v1/streets/:streetId/managed/volunteers/:personId/guardian-consent': {
    summary: "Write down that a guardian's consent was seen on paper, and why on paper",
    access: coordinators,
    params: inPerson,
    body: record({ guardianName: line(30), relation: oneOf(guardianRelations), reason: line(200) }),
    reply: volunteerLine,
    refusals: ['not_found', 'not_allowed', 'guardian_not_needed', 'already_decided'],
  },
  'POST /v1/streets/:streetId/managed/volunteers/:personId/guardian-consent/withdrawal': {
    summary: 'Write down that a guardian took the consent back',
    access: coordinators,
    params: inPerson,
    body: reasonGiven,
    reply: volunteerLine,
    refusals: ['not_found', 'not_allowed'],
  },
  'POST /v1/streets/:streetId/managed/volunteers/:personId/identity': {
    summary: 'Correct name and number by the document that was seen; logged, and the person is told',
    access: coordinators,
    params: inPerson,
    body: record({ realName: line(30), idNumber: line(30), reason: line(200) }),
    reply: volunteerLine,
    refusals: ['not_found', 'not_allowed', 'same_person_reviews', 'volunteer_exists', 'invalid_request'],
  },
  'GET /v1/streets/:streetId/managed/qualifications': {
    summary: 'Qualifications that wait for an answer, oldest first',
    access: coordinators,
    params: inStreet,
    query: record(paging),
    reply: page(pendingQualification),
    refusals: ['not_allowed'],
  },
  'POST /v1/streets/:streetId/managed/qualifications/:qualificationId/approval': {
    summary: 'Approve a qualification whose paper was seen',
    access: coordinators,
    params: inQualification,
    reply: qualification,
    refusals: ['not_found', 'not_allowed', 'own_qualification', 'already_decided'],
  },
  'POST /v1/streets/:streetId/managed/qualifications/:qualificationId/rejection': {
    summary: 'Reject a qualification, saying why',
    access: coordinators,
    params: inQualification,
    body: reasonGiven,
    reply: qualification,
    refusals: ['not_found', 'not_allowed', 'own_qualification', 'already_decided'],
  },
})
