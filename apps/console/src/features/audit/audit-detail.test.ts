import { expect, test } from 'vitest'
import { sayDetail } from './audit-detail.ts'

test('a detail leaves out what only machines read and says the rest in words', () => {
  const detail = {
    slotId: '01a20246-f8b2-746f-b2db-8a62d29041a4',
    to: 'in_review',
    from: 'draft',
    party: 2,
    weekdays: [5, 0],
    startsAt: '2026-11-22T08:03:03.199Z',
  }
  expect(sayDetail(detail)).toBe('从“草稿”，改成“审核中”，2 位，开始 2026-11-22 16:03，周几 周五、周日')
  expect(sayDetail({ from: 'draft', to: 'draft', changed: ['summary'] })).toBe('改了 一句话介绍')
  expect(sayDetail({ importId: '01a20246-f8b2-746f-b2db-8a62d29041a4', changed: [] })).toBe('')
})

test('sign-ins, their ends and their failures are said in Chinese', () => {
  expect(sayDetail({ device: 'Windows 上的 Edge' })).toBe('设备 Windows 上的 Edge')
  expect(sayDetail({ ended: 2, everywhere: true })).toBe('退出 2 处，所有设备 是')
  expect(sayDetail({ reason: 'reused' })).toBe('原因 旧的登录凭据又被用了一次')
  expect(sayDetail({ rests: 1, times: 6, since: '2026-11-22T08:00:00.000Z' })).toBe(
    '从几点起 2026-11-22 16:00，错了 6 次，停了 1 次',
  )
})

test('settings, decisions, and what was changed of a person are said in Chinese', () => {
  expect(sayDetail({ version: 2, changed: { partyMax: [6, 2] } })).toBe(
    '第 2 次修改，改了 一次最多约几位从“6”到“2”',
  )
  expect(sayDetail({ status: 'approved', recordId: null })).toBe('状态 通过')
  expect(sayDetail({ places: [20, 25], room: ['', '二楼'] })).toBe('名额 从“20”到“25”，房间 从“”到“二楼”')
  expect(sayDetail({ minutes: 90 })).toBe('时长 90 分钟')
  expect(sayDetail({ fields: ['phone', 'birthDate', 'declared'] })).toBe(
    '改了 电话、出生日期、需要照顾的情况',
  )
  expect(sayDetail({ kind: 'received', change: 5 })).toBe('种类 进货，增减 5')
  expect(sayDetail({ stars: 5, tags: ['kind', 'on_time'] })).toBe('5 星，印象 态度亲切、准时')
  expect(sayDetail({ denial: 'scan_too_early' })).not.toMatch(/[a-z]/)
})
