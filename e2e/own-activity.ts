import type { ActivityEdit } from '@yunxuan/contract'
import { addDays, plainAnswers, shanghaiClock, shanghaiDate } from '@yunxuan/domain'
import { blankActivity } from '../apps/console/src/features/activity/activity-form.ts'
import { clientOf, coordinator, reviewer, shahe } from './people.ts'

const transition = 'POST /v1/streets/:streetId/managed/activities/:activityId/transition'
const params = { streetId: shahe }

interface Own extends Partial<ActivityEdit> {
  title: string
  places: number
  /** Days from today, one shift each; tomorrow when left out. */
  days?: readonly number[]
  /** Clock time in Shanghai. */
  time?: string
}

/** Publishes an activity of the test's own, with shifts of two hours on the days it says; the coordinator answers for it. */
export async function publishOwnActivity({ places, days = [1], time = '09:00', ...edit }: Own) {
  const writer = await clientOf(coordinator)
  const { items: organizations } = await writer('GET /v1/streets/:streetId/organizations', { params })
  const { items: locations } = await writer('GET /v1/streets/:streetId/locations', { params })
  const [organization, location] = [organizations[0], locations[0]]
  if (organization === undefined || location === undefined) throw new Error('the demo has no place')
  const { id: responsibleId } = await writer('GET /v1/streets/:streetId/me', { params })
  const draft = await writer('POST /v1/streets/:streetId/managed/activities', {
    params,
    body: { ...plainEdit, responsibleId, organizationId: organization.id, locationId: location.id, ...edit },
  })
  const inActivity = { streetId: shahe, activityId: draft.id }
  const submit = { version: draft.version, to: 'in_review' as const, reason: '' }
  const submitted = await writer(transition, { params: inActivity, body: submit })
  const second = await clientOf(reviewer)
  await second(transition, {
    params: inActivity,
    body: { version: submitted.version, to: 'published', reason: '' },
  })
  const shiftIds: string[] = []
  for (const offset of days) {
    const day = addDays(shanghaiDate(new Date()), offset)
    const weekday = shanghaiClock(new Date(`${day}T12:00:00+08:00`)).weekday
    const rule = { from: day, to: day, everyWeeks: 1, weekdays: [weekday], time, durationMinutes: 120 }
    const made = await writer('POST /v1/streets/:streetId/managed/services/:serviceId/slots', {
      params: { streetId: shahe, serviceId: draft.id },
      body: { ...rule, except: [], holidays: 'keep', places, room: '' },
    })
    const [slot] = made.items
    if (slot === undefined) throw new Error('no shift was made')
    shiftIds.push(slot.id)
  }
  return { activityId: draft.id, shiftIds }
}

const plainEdit = {
  ...blankActivity,
  summary: '走查用的一个活动',
  content: '整理书架，陪孩子读书',
  placesPerShift: 5,
  answers: plainAnswers,
}
