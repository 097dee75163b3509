import { expect, test } from 'vitest'
import { type ActivityValues, changedFields, toEdit, toValues, wholeAnswers } from './activity-form.ts'

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
  title: ' 清扫凉亭 ',
  summary: '周六一起扫',
  description: '',
  content: '扫凉亭',
  category: 'convenience',
  brandId: null,
  project: '',
  organizationId: 'organization',
  locationId: 'location',
  mode: 'on_site',
  teamId: null,
  responsibleId: 'chen',
  leaderIds: ['chen', 'li'],
  isTeamOnly: false,
  skills: [],
  qualification: null,
  minimumAge: null,
  maximumAge: null,
  residentsOf: [],
  risk: '',
  insurance: '',
  training: '',
  bring: [],
  phone: '',
  keywords: [],
  durationMinutes: 120,
  placesPerShift: 10,
  withdrawNoticeMinutes: null,
  opensDays: null,
  stalls: [],
  answers,
  isTemplate: false,
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
