import { kindSheets, matterKinds, matterStatuses } from '@yunxuan/domain'
import { expect, test } from 'vitest'
import { stateOf, stepWords } from './matter.ts'

const today = '2026-11-30'
const need = { kind: 'need', status: 'open', verdict: null, dueOn: '2026-12-18' } as const

test('how a matter stands says until when, and admits what is late', () => {
  const own = { isOwn: true, today }
  expect(stateOf({ ...need, status: 'sent', dueOn: '2026-12-02' }, own).words).toBe('社区 12 月 2 日前会看')
  expect(stateOf(need, own).words).toBe('12 月 18 日前给答复')
  expect(stateOf({ ...need, dueOn: '2026-11-27' }, own).words).toBe('本该 11 月 27 日前给答复，晚了')
  expect(stateOf({ ...need, dueOn: today }, own).words).toBe('11 月 30 日前给答复')
})

test('whoever raised it is told when it is their turn, and nobody else is', () => {
  const answered = { ...need, status: 'answered', verdict: 'met', dueOn: null } as const
  expect(stateOf(answered, { isOwn: true, today })).toMatchObject({ tag: '该您了', tone: 'gold' })
  expect(stateOf(answered, { isOwn: false, today })).toMatchObject({ tag: '有答复' })
  expect(stateOf({ ...answered, kind: 'hazard', verdict: 'fixed' }, { isOwn: true, today }).tag).toBe(
    '等复查',
  )
  expect(stateOf({ ...need, status: 'returned' }, { isOwn: true, today }).tag).toBe('该您了')
})

test('nobody but whoever raised it is spoken to, whatever the kind and the state', () => {
  for (const kind of matterKinds) {
    for (const status of matterStatuses) {
      for (const verdict of [null, ...kindSheets[kind].verdicts]) {
        const { words, tag } = stateOf({ kind, status, verdict, dueOn: null }, { isOwn: false, today })
        expect(`${tag}${words}`.replace('转到别处帮您办', '')).not.toContain('您')
      }
    }
  }
  expect(stepWords({ act: 'accept', verdict: null, dueOn: null }, { isOwn: false, wasShown: false })).toBe(
    '提的人说可以了',
  )
  expect(stepWords({ act: 'accept', verdict: null, dueOn: null }, { isOwn: true, wasShown: false })).toBe(
    '您说可以了',
  )
  const publish = { act: 'publish', verdict: null, dueOn: null } as const
  expect(stepWords(publish, { isOwn: true, wasShown: false })).toBe('公开了，邻居也能看到')
  expect(stepWords(publish, { isOwn: true, wasShown: true })).toBe('大家看的那段话改了')
})
