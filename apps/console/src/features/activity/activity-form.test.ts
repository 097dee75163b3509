import { plainAnswers } from '@yunxuan/domain'
import { expect, test } from 'vitest'
import { type ActivityValues, blankActivity, toEdit, wholeAnswers } from './activity-form.ts'

const values: ActivityValues = {
  ...blankActivity,
  title: ' 清扫凉亭 ',
  organizationId: 'organization',
  locationId: 'location',
  responsibleId: 'chen',
  leaderIds: ['chen', 'li'],
  answers: plainAnswers,
}

test('a gate that is half answered is sent as not answered', () => {
  const { isRisky: _left, ...some } = plainAnswers
  expect(wholeAnswers(some)).toBeNull()
  expect(wholeAnswers(plainAnswers)).toEqual(plainAnswers)
})

test('who answers for an activity is not named twice', () => {
  expect(toEdit(values).leaderIds).toEqual(['li'])
})
