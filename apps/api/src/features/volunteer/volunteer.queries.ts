import type { Reply, Volunteer } from '@yunxuan/contract'
import type { Executor } from '../../platform/database.ts'
import { loadPolicy } from '../policy/policy.store.ts'
import { listQualifications } from './qualification.store.ts'
import { listOwnVolunteers, type VolunteerRow } from './volunteer.store.ts'
import { presentVolunteer, type Showing } from './volunteer-present.ts'

/** Returns the profiles of a member and their dependants, with the words that the street's forms offer. */
export async function readOwnVolunteers(
  db: Executor,
  showing: Showing,
  memberId: string,
): Promise<Reply<'GET /v1/streets/:streetId/me/volunteers'>> {
  const { streetId } = showing
  const [rows, policy] = await Promise.all([
    listOwnVolunteers(db, streetId, memberId),
    loadPolicy(db, streetId),
  ])
  return {
    items: await withQualifications(db, showing, rows),
    choices: {
      skills: policy.volunteerSkills,
      languages: policy.volunteerLanguages,
      serviceCategories: policy.volunteerCategories,
      qualificationKinds: policy.qualificationKinds,
    },
  }
}

/** Returns one profile as its owner sees it. */
export async function showVolunteer(db: Executor, showing: Showing, row: VolunteerRow): Promise<Volunteer> {
  const [shown] = await withQualifications(db, showing, [row])
  if (shown === undefined) throw new Error('a profile was not presented')
  return shown
}

async function withQualifications(
  db: Executor,
  showing: Showing,
  rows: readonly VolunteerRow[],
): Promise<Volunteer[]> {
  const personIds = rows.map(row => row.personId)
  const papers = await listQualifications(db, showing.streetId, personIds)
  return rows.map(row =>
    presentVolunteer(
      showing,
      row,
      papers.filter(paper => paper.personId === row.personId),
    ),
  )
}
