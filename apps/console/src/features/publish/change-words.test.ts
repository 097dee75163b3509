import { plainAnswers } from '@yunxuan/domain'
import { expect, test } from 'vitest'
import { nameOfField, sayField } from './change-words.ts'

const names = new Map([
  ['chen', '陈主任'],
  ['team', '互助队'],
])
const nameOf = (id: string) => names.get(id) ?? '（已不在名单里）'

test('a field is called as the form of a service or of an activity calls it', () => {
  expect(nameOfField('title', 'service')).toBe('服务名称')
  expect(nameOfField('title', 'activity')).toBe('活动名称')
  expect(nameOfField('content', 'activity')).toBe('志愿者做什么')
  expect(nameOfField('feeFen', 'service')).toBe('收费')
})

test('people and teams are said by name, and what there is none of in words', () => {
  const before = { responsibleId: 'chen', leaderIds: [], teamId: null, qualification: null, stalls: [] }
  const after = {
    responsibleId: 'gone',
    leaderIds: ['chen'],
    teamId: 'team',
    qualification: '护士执业证',
    stalls: [
      { name: '义诊', organizationName: '区医院', places: 4 },
      { name: '理发', organizationName: '', places: 2 },
    ],
  }
  const fields = ['responsibleId', 'leaderIds', 'teamId', 'qualification', 'stalls'] as const
  expect(fields.map(field => sayField(field, { part: before, other: after }, nameOf))).toEqual([
    '陈主任',
    '没有',
    '不属于服务队',
    '不要求证件',
    '没有',
  ])
  expect(fields.map(field => sayField(field, { part: after, other: before }, nameOf))).toEqual([
    '（已不在名单里）',
    '陈主任',
    '互助队',
    '护士执业证',
    '义诊（区医院） 4 位、理发 2 位',
  ])
})

test('of the answers only those are said that differ', () => {
  const before = { answers: plainAnswers }
  const after = { answers: { ...plainAnswers, isRisky: true } }
  expect(sayField('answers', { part: before, other: after }, nameOf)).toBe('可能有人受伤吗？不是')
  expect(sayField('answers', { part: after, other: before }, nameOf)).toBe('可能有人受伤吗？是')
  expect(sayField('answers', { part: { answers: null }, other: before }, nameOf)).toBe('还没有回答')
})
