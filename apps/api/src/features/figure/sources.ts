import type { FactSource } from '@yunxuan/domain'
import type { Facts } from '../../platform/facts.ts'
import { deliveredFacts, offeredFacts } from '../answer/answer.facts.ts'
import { articleFacts } from '../article/article.facts.ts'
import { expectedFacts, receptionFacts, waitFacts } from '../booking/booking.facts.ts'
import { starFacts } from '../certificate/certificate.facts.ts'
import { confidedFacts, endedFacts, takenFacts } from '../matter/matter.facts.ts'
import { ratingFacts } from '../rating/rating.facts.ts'
import { recordFacts } from '../record/record.facts.ts'
import { teamFacts } from '../team/team.facts.ts'
import { volunteerFacts } from '../volunteer/volunteer.facts.ts'

/** The question of each source. */
export const sources: Readonly<Record<FactSource, Facts>> = {
  receptions: receptionFacts,
  expected: expectedFacts,
  waits: waitFacts,
  ratings: ratingFacts,
  records: recordFacts,
  volunteers: volunteerFacts,
  teams: teamFacts,
  stars: starFacts,
  'matters-taken': takenFacts,
  'matters-ended': endedFacts,
  'confided-ended': confidedFacts,
  'answers-offered': offeredFacts,
  'answers-delivered': deliveredFacts,
  articles: articleFacts,
}

/** What is known to the day and no closer. */
export const sourcesOfDays: readonly FactSource[] = ['records']

/** What no organization has a part in: who sees only their own organization's is not told of it. */
export const sourcesOfStreet: readonly FactSource[] = [
  'volunteers',
  'teams',
  'stars',
  'matters-taken',
  'matters-ended',
  'confided-ended',
  'articles',
]
