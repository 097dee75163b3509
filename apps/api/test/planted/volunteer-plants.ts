import { deciders, type Garden, keepers, kept, whole } from './rows.ts'

/** Those who read the log of what was done in the street. */
const auditors = ['administrator of the street', 'reviewer of the street']

/** Plants words in what volunteers and those who lead them write: of records, teams, shifts, a run of stars, a profile. */
export async function plantVolunteering({ house, world, cast, plant, through }: Garden) {
  const { street, people, served, shifts } = world
  const { streetId } = street
  const as = async (who: Parameters<typeof house.as>[0]) => through(await house.as(who))
  const volunteer = await as(people.volunteer)
  await volunteer('POST /v1/streets/:streetId/records/:recordId/corrections', {
    params: { streetId, recordId: served.recordId },
    body: { text: plant('correction of a record', ['volunteer', ...deciders], ['correction', kept]) },
  })
  await volunteer('POST /v1/streets/:streetId/signups/:signupId/corrections', {
    params: { streetId, signupId: served.unrecordedSignupId },
    body: { text: plant('correction of a shift', ['volunteer', ...deciders], ['correction', kept]) },
  })
  await volunteer('DELETE /v1/streets/:streetId/signups/:signupId', {
    params: { streetId, signupId: shifts.signupId },
    body: {
      word: plant('shift: why it is given back', ['volunteer', 'leader'], ['booking', kept, 'notice']),
    },
  })
  await (await as(cast.supporter))('POST /v1/streets/:streetId/star-runs/:runId/objections', {
    params: { streetId, runId: served.hangingRunId },
    body: {
      candidateId: served.candidateId,
      text: plant('objection', [...whole, 'reviewer of the street'], ['star_objection']),
    },
  })
  await (await as(people.leader))('POST /v1/streets/:streetId/shifts/:shiftId/approval', {
    params: { streetId, shiftId: served.undecided.shift.shiftId },
    body: {
      lines: [
        {
          bookingId: served.undecided.bookingId,
          outcome: 'left_out',
          seenMinutes: 120,
          reason: plant(
            'record: why it is left out',
            ['leader', 'provider', ...keepers],
            [kept, 'record_decision'],
          ),
        },
      ],
    },
  })
  await (await as(people.leader))(
    'POST /v1/streets/:streetId/shifts/:shiftId/walk-ins/:requestId/rejection',
    {
      params: { streetId, shiftId: shifts.shift.shiftId, requestId: shifts.requestId },
      body: { reason: plant('walk-in: why not', [], [kept, 'notice', 'walk_in_request']) },
    },
  )
  await (await as(shifts.free))('POST /v1/streets/:streetId/teams/:teamId/applications', {
    params: { streetId, teamId: shifts.emptyTeamId },
    body: { message: plant('team: application', ['otherLeader', ...keepers], ['team_member']) },
  })
  const teamLeader = await as(people.teamLeader)
  const member = (personId: string) => ({ params: { streetId, teamId: shifts.teamId, personId } })
  await teamLeader('POST /v1/streets/:streetId/teams/:teamId/members/:personId/rejection', {
    ...member(shifts.applicant.personId),
    body: { reason: plant('team: why not', auditors, ['audit', 'notice', 'team_member']) },
  })
  await teamLeader('POST /v1/streets/:streetId/teams/:teamId/members/:personId/removal', {
    ...member(people.volunteer.memberId),
    body: { reason: plant('team: why out', ['volunteer', ...auditors], ['audit', 'notice', 'team_member']) },
  })
  await (await as(cast.answerer))('PUT /v1/streets/:streetId/me/volunteers', {
    params: { streetId },
    body: {
      birthDate: '1959-12-31',
      gender: 'female',
      areaId: street.areaId,
      phone: '13800138777',
      skills: [],
      languages: [],
      serviceCategories: [],
      times: [],
      consent: true,
      realName: plant('volunteer: name in the document', [], []),
    },
  })
  await (await as(cast.asker))('PUT /v1/streets/:streetId/me', {
    params: { streetId },
    body: {
      name: plant('member: name', ['asker', 'provider', ...deciders], ['audit', kept, 'member']),
      areaId: street.areaId,
    },
  })
  return {
    teamId: [shifts.emptyTeamId],
    shiftId: [served.undecided.shift.shiftId, shifts.otherShift.shiftId],
    signupId: [served.unrecordedSignupId, served.undecided.bookingId],
    personId: [cast.answerer.memberId, shifts.applicant.personId, shifts.free.personId],
    runId: [served.hangingRunId],
  }
}
