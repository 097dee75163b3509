import { type RefusalCode, refusalTitles } from '@yunxuan/contract'
import { RefusedError } from '@yunxuan/contract/client'
import { expect, test } from 'vitest'
import { sayError } from './refusal-words.ts'

const say = (code: RefusalCode) =>
  sayError(new RefusedError({ type: 'about:blank', status: 409, title: refusalTitles[code], code }))

test('every refusal is said, by the title it comes with where there is no more to say', () => {
  for (const code of Object.keys(refusalTitles) as RefusalCode[])
    expect(say(code)).toMatch(/\p{Script=Han}.*[^。]。$/u)
  expect(say('team_closed')).toBe(refusalTitles.team_closed)
  expect(say('slot_full')).toBe('剩下的名额不够了。可以减少人数，或者换一场。')
})
