import { defaultPolicy } from '@yunxuan/domain'
import { expect, test } from 'vitest'
import { changedSettings, settingName } from './policy-changes.ts'

test('what two administrators set differently is named', () => {
  const mine = { ...defaultPolicy, partyMax: 3, starHours: [100, 200] }
  expect(changedSettings(mine, defaultPolicy)).toEqual(['一次最多约几位', '各星级要多少小时'])
  expect(changedSettings(defaultPolicy, defaultPolicy)).toEqual([])
})

test('every setting has a name', () => {
  for (const key of Object.keys(defaultPolicy)) expect(settingName(key), key).not.toBe(key)
})
