import type { StationEdit } from '@yunxuan/contract'
import { expect, test } from 'vitest'
import { toEdit, toValues } from './station-form.ts'

const edit: StationEdit = {
  ...{ kind: 'service_point', phone: '028-1234567', note: '骑手进来坐' },
  hours: [
    { weekday: 1, opensAt: 510, closesAt: 690 },
    { weekday: 2, opensAt: 510, closesAt: 690 },
    { weekday: 6, opensAt: 0, closesAt: 1440 },
  ],
  closure: { from: '2026-12-01', until: null, reason: '换门窗' },
  facilities: [
    { facility: 'hot_water', state: 'working' },
    { facility: 'pump', state: 'out' },
  ],
}

test('a station comes out of the form as it went in', () => {
  expect(toValues(edit).times).toEqual([
    { weekdays: [1, 2], from: '08:30', to: '11:30' },
    { weekdays: [6], from: '00:00', to: '00:00' },
  ])
  expect(toEdit(toValues(edit))).toEqual(edit)
})

test('what is not there is not told of, and without a first day nothing is shut', () => {
  const values = { ...toValues(edit), closedFrom: null, phone: '' }
  expect(toEdit({ ...values, has: { ...values.has, pump: 'none' } })).toMatchObject({
    closure: null,
    phone: null,
    facilities: [{ facility: 'hot_water', state: 'working' }],
  })
})
