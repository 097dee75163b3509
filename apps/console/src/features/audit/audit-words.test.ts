import { sayAction } from '@yunxuan/domain'
import { expect, test } from 'vitest'
import { sayActorRole } from './audit-words.ts'

test('an action is said in Chinese, and one without words by its own name', () => {
  expect(sayAction('booking.check_in')).toBe('预约 · 签到')
  expect(sayAction('service.import')).toBe('服务 · 导入')
  expect(sayAction('rocket.launch')).toBe('rocket.launch')
})

test('everybody who acts has a word', () => {
  const roles = [
    'resident',
    'volunteer',
    'leader',
    'system',
    'provider',
    'coordinator',
    'reviewer',
    'administrator',
  ]
  for (const role of roles) expect(sayActorRole(role)).not.toMatch(/[a-z]/)
})
