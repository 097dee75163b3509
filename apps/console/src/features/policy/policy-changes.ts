import type { PolicyView } from '@yunxuan/contract'
import { policyListWords, policyWords } from './policy-words.ts'

export const ladderName = '各星级要多少小时'

const names: ReadonlyMap<string, string> = new Map([
  ...Object.entries({ ...policyWords, ...policyListWords }).map(([key, { name }]) => [key, name] as const),
  ['starHours', ladderName],
])

/** Returns the name of a setting as its page says it. */
export const settingName = (key: string) => names.get(key) ?? key

/** Returns the names of the settings in which two versions differ. */
export function changedSettings(mine: PolicyView['settings'], theirs: PolicyView['settings']): string[] {
  const before = new Map<string, unknown>(Object.entries(theirs))
  return Object.entries(mine)
    .filter(([key, value]) => JSON.stringify(value) !== JSON.stringify(before.get(key)))
    .map(([key]) => settingName(key))
}
