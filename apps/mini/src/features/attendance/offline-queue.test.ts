import type { LeaderScanAnswer } from '@yunxuan/contract'
import { personalCodeBody } from '@yunxuan/domain'
import { describe, expect, it } from 'vitest'
import { clearAnswered, type KeptScan, keepScan, nextBatch, settle, waitingOf } from './offline-queue.ts'

const at = { streetId: '510104030', shiftId: '01900000-0000-7000-8000-000000000001' }

function personalCode(person: number, streetId = at.streetId): string {
  const personId = `01900000-0000-7000-9000-${String(person).padStart(12, '0')}`
  return `${personalCodeBody({ streetId, personId, day: '2026-11-28' })}:${'0'.repeat(20)}`
}

const scan = (id: number, more: { code?: string; second?: number; direction?: 'in' | 'out' } = {}) => ({
  scanId: `01900000-0000-7000-a000-${String(id).padStart(12, '0')}`,
  personalCode: more.code ?? personalCode(id),
  direction: more.direction ?? ('in' as const),
  scannedAt: new Date(Date.UTC(2026, 10, 28, 1, 0, more.second ?? 0)).toISOString(),
  deskId: '01900000-0000-7000-b000-000000000001',
  deviceClockOffsetMs: 0,
})

function queueOf(...ids: number[]): KeptScan[] {
  return ids.reduce<KeptScan[]>((queue, id) => keepScan(queue, at, scan(id)).queue, [])
}

const answer = (id: number, result: LeaderScanAnswer['result'] = 'accepted'): LeaderScanAnswer => ({
  scanId: scan(id).scanId,
  result,
  reason: null,
  conflicts: [],
  personName: '王秀兰',
})

describe('scans kept without a network', () => {
  it('wait in the order they were made', () => {
    expect(nextBatch(queueOf(1, 2, 3), at.shiftId)).toEqual([scan(1), scan(2), scan(3)])
    expect(nextBatch(queueOf(1), 'another shift')).toEqual([])
  })

  it('are one scan when a still hand is read many times, and two for coming and going', () => {
    const queue = queueOf(1)
    const again = keepScan(queue, at, { ...scan(2, { code: personalCode(1), second: 5 }) })
    expect(again).toEqual({ queue, outcome: 'again' })
    const out = keepScan(queue, at, scan(3, { code: personalCode(1), second: 5, direction: 'out' }))
    expect([out.outcome, out.queue.length]).toEqual(['kept', 2])
  })

  it('are no scans when something else was read, or a neighbouring street', () => {
    expect(keepScan([], at, scan(1, { code: 'https://example.org' })).outcome).toBe('not_personal')
    expect(keepScan([], at, scan(1, { code: personalCode(1, '330102004') })).outcome).toBe('other_street')
  })

  it('keep waiting until they are answered, however often an answer comes', () => {
    const settled = settle(settle(queueOf(1, 2), [answer(1)]), [answer(1)])
    expect(waitingOf(settled, at.shiftId).map(kept => kept.scan)).toEqual([scan(2)])
    expect(settled[0]?.answer).toEqual(answer(1))
    expect(clearAnswered(settled, at.shiftId).map(kept => kept.scan)).toEqual([scan(2)])
  })

  it('go in batches of what one call takes', () => {
    const ids = Array.from({ length: 501 }, (_, index) => index + 1)
    const queue = queueOf(...ids)
    expect(nextBatch(queue, at.shiftId)).toHaveLength(500)
    const rest = settle(
      queue,
      ids.slice(0, 500).map(id => answer(id)),
    )
    expect(nextBatch(rest, at.shiftId)).toEqual([scan(501)])
  })
})
