import type { ServiceCard, SlotWhere } from '@yunxuan/contract'
import { type ServiceMode, sayPlace } from '@yunxuan/domain'
import type { Tone } from '../ui/Tag.tsx'
import { dotted } from './dotted.ts'

export const modeNames: Readonly<Record<ServiceMode, string>> = {
  on_site: '到现场',
  home_visit: '上门',
  online: '线上',
}

/** Returns 免费 or the price in yuan. */
export function sayFee(feeFen: number | null): string {
  if (feeFen === null || feeFen === 0) return '免费'
  const yuan = feeFen / 100
  return `${Number.isInteger(yuan) ? yuan : yuan.toFixed(2)} 元`
}

/** Returns how a slot stands, as a word with its colour; one that has begun is shown and not to be had. */
export function sayPlaces(
  slot: NonNullable<ServiceCard['nextSlot']>,
  now: Date,
): { tone: Tone; words: string } {
  if (Date.parse(slot.startsAt) <= now.getTime()) return { tone: 'neutral', words: '正在进行' }
  if (slot.placesLeft === 0) return { tone: 'gold', words: '可候补' }
  return { tone: slot.placesLeft === 1 ? 'red' : 'ok', words: `余 ${slot.placesLeft} 位` }
}

/** Returns where a card's service is: at home, online or at its place. */
export function sayWhere(service: Pick<ServiceCard, 'mode' | 'locationName'>): string {
  if (service.mode === 'home_visit') return '上门服务'
  return service.mode === 'online' ? '线上' : service.locationName
}

/** Returns what is said of a time with where it is had: another place in a line of its own, a room in the same. */
export function withPlace(words: string, { location, room, isElsewhere }: SlotWhere): string {
  return isElsewhere ? `${words}\n换了地方：${sayPlace(location.name, room)}` : dotted([words, room])
}

/** Returns where somebody has to go, in a word for a card. */
export function sayGoing({ location, isElsewhere }: Pick<SlotWhere, 'location' | 'isElsewhere'>): string {
  return isElsewhere ? `${location.name}（换了地方）` : location.name
}
