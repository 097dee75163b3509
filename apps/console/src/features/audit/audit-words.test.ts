import { expect, test } from 'vitest'
import { sayAction, sayDetail } from './audit-words.ts'

test('an action is said in Chinese, and one without words by its own name', () => {
  expect(sayAction('booking.check_in')).toBe('预约 · 签到')
  expect(sayAction('service.import')).toBe('服务 · 导入')
  expect(sayAction('rocket.launch')).toBe('rocket.launch')
})

test('a detail leaves out what only machines read and says the rest in words', () => {
  const detail = {
    slotId: '01a20246-f8b2-746f-b2db-8a62d29041a4',
    to: 'in_review',
    from: 'draft',
    party: 2,
    weekdays: [5, 0],
    startsAt: '2026-11-22T08:03:03.199Z',
  }
  expect(sayDetail(detail)).toBe('从 草稿，到 审核中，几位 2，开始 2026-11-22 16:03，周几 周五、周日')
  expect(sayDetail({ from: 'draft', to: 'draft', changed: ['summary'] })).toBe('改了 一句话介绍')
  expect(sayDetail({ importId: '01a20246-f8b2-746f-b2db-8a62d29041a4', changed: [] })).toBe('')
})
