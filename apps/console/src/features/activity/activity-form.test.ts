import { expect, test } from 'vitest'
import {
  type ActivityValues,
  blankActivity,
  changedFields,
  toEdit,
  toValues,
  wholeAnswers,
} from './activity-form.ts'

const answers = {
  isVoluntary: true,
  helpsOthers: true,
  isPaid: false,
  isMeeting: false,
  isDuty: false,
  isClass: false,
  isRisky: false,
}
const values: ActivityValues = {
  ...blankActivity,
  title: ' 清扫凉亭 ',
  organizationId: 'organization',
  locationId: 'location',
  responsibleId: 'chen',
  leaderIds: ['chen', 'li'],
  answers,
}

test('a gate that is half answered is sent as not answered', () => {
  const { isRisky: _left, ...some } = answers
  expect(wholeAnswers(some)).toBeNull()
  expect(wholeAnswers(answers)).toEqual(answers)
})

test('who answers for an activity is not named twice', () => {
  expect(toEdit(values).leaderIds).toEqual(['li'])
})

test('two versions are told apart by the names of their fields', () => {
  const theirs = toValues({ ...toEdit(values), risk: '地滑', answers: null })
  expect(changedFields(values, theirs)).toEqual(['风险提示', '这是志愿服务吗'])
  expect(changedFields(values, toValues(toEdit(values)))).toEqual([])
})
