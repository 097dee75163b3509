import type { Station } from '@yunxuan/contract'
import { facilityNames, facilityStateNames, sayClock } from '@yunxuan/domain'
import type { Tone } from '../../ui/Tag.tsx'

export const opennessNames = {
  open: '开着',
  closed: '关着',
  shut: '停用',
  unknown: '没写时间',
} as const satisfies Record<Station['openness']['state'], string>

export const opennessTones: Readonly<Record<Station['openness']['state'], Tone>> = {
  open: 'ok',
  closed: 'plain',
  shut: 'red',
  unknown: 'gold',
}

/** Returns whether one may come in now, with what a coordinator asks next. */
export function sayOpenness(openness: Station['openness']): string {
  const name = opennessNames[openness.state]
  if (openness.state === 'open' && openness.until !== null)
    return `${name}，到${sayClock(new Date(openness.until))}`
  return openness.state === 'shut' ? `${name}：${openness.reason}` : name
}

/** Returns what is there, and of what cannot be used, why. */
export function sayFacilities(there: Station['facilities']): string {
  return there
    .map(({ facility, state }) =>
      state === 'working'
        ? facilityNames[facility]
        : `${facilityNames[facility]}（${facilityStateNames[state]}）`,
    )
    .join('、')
}
