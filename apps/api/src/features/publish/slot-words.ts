import { sayDateTime, sayPlace, sayTime, shanghaiDate } from '@yunxuan/domain'
import type { NamedLocation } from '../directory/directory.store.ts'
import type { NewNotice } from '../notice/notice.store.ts'
import type { SlotRow } from '../slot/slot.store.ts'

/** What a slot is to become. */
export interface Wanted {
  startsAt: Date
  endsAt: Date
  places: number
  /** Its own place; null for the service's usual one. */
  locationId: string | null
  /** The place at which it is then had. */
  location: NamedLocation
  room: string
  reason: string
}

/** What is said of one slot, in parts: who counts on several is told of all of them once. */
interface Said {
  kind: Extract<NewNotice['kind'], 'slot_moved' | 'slot_cancelled'>
  /** What it is to them: 您预约的场次. */
  yours: string
  /** The service, and what became of this one of its slots. */
  title: string
  part: string
  /** Why, and what they may do. */
  closing: string
}
/** What is said to whoever is booked, or waits. */
export type Say = (isWaiting: boolean) => Said

/** What a slot is to whoever counts on it or waits for it, and how they may leave it when it changes. */
export function slotWords(
  { kind }: Pick<SlotRow, 'kind'>,
  isWaiting: boolean,
): { yours: string; leave: string } {
  const thing = kind === 'activity' ? '班次' : '场次'
  if (isWaiting) return { yours: `您候补的${thing}`, leave: '不想等了可以随时退出候补。' }
  return kind === 'activity'
    ? { yours: `您报名的${thing}`, leave: '不方便来可以随时取消，不算临时退出。' }
    : { yours: `您预约的${thing}`, leave: '不方便来可以随时取消，不算临时取消。' }
}

/** Returns what is said of a slot that is cancelled. */
export function sayCancelled(slot: SlotRow, reason: string): Say {
  return isWaiting => ({
    kind: 'slot_cancelled',
    yours: slotWords(slot, isWaiting).yours,
    title: slot.title,
    part: sayDateTime(slot.startsAt),
    closing: `原因：${reason}。给您带来不便，请谅解；有疑问请打 ${slot.phone}。`,
  })
}

/** Returns what is said of a slot that is had at another time or place. */
export function sayMoved(slot: SlotRow, wanted: Wanted): Say {
  const place = movedPlace(slot, wanted)
  return isWaiting => {
    const { yours, leave } = slotWords(slot, isWaiting)
    return {
      kind: 'slot_moved',
      yours,
      title: slot.title,
      part: `${movedTime(slot, wanted)}${place}`,
      closing: `原因：${wanted.reason}。${leave}`,
    }
  }
}

/** Returns the one notice that somebody gets of slots they count on, the soonest first. */
export function sayOnce(said: readonly [Said, ...Said[]]): Pick<NewNotice, 'kind' | 'title' | 'text'> {
  const [{ kind, yours, title, part, closing }] = said
  const isMoved = kind === 'slot_moved'
  const happened = isMoved ? '有变动' : '取消了'
  if (said.length === 1) {
    const text = isMoved ? `${title}：${part}。` : `${title}（${part}）取消了。`
    return { kind, title: `${yours}${happened}`, text: `${text}${closing}` }
  }
  const parts = said.map(one => one.part).join(isMoved ? '；' : '、')
  return {
    kind,
    title: `${yours}有 ${said.length} 个${happened}`,
    text: `${title}：${parts}${isMoved ? '' : `，这 ${said.length} 个都取消了`}。${closing}`,
  }
}

/** Another place is named with its address; another room of the same place by itself. */
function movedPlace(slot: SlotRow, { location, room }: Wanted): string {
  if (location.id !== slot.locationId) return `，地点改到${sayLocation(location, room)}`
  return room === slot.room || room === '' ? '' : `，地点改到${room}`
}

/** Returns a place as somebody who has to go there is told of it. */
export function sayLocation({ name, address }: NamedLocation, room: string): string {
  return `${sayPlace(name, room)}${address === '' ? '' : `（${address}）`}`
}

/** Names the end only where it does not follow from the start. */
function movedTime(slot: SlotRow, wanted: Wanted): string {
  const before = sayDateTime(slot.startsAt)
  const isSameDay = shanghaiDate(wanted.startsAt) === shanghaiDate(wanted.endsAt)
  const end = `结束时间改为${isSameDay ? sayTime(wanted.endsAt) : ` ${sayDateTime(wanted.endsAt)}`}`
  if (+wanted.startsAt === +slot.startsAt) {
    return +wanted.endsAt === +slot.endsAt ? `${before}那一场时间不变` : `${before}那一场，${end}`
  }
  const isSameLength = +wanted.endsAt - +wanted.startsAt === +slot.endsAt - +slot.startsAt
  return `从 ${before} 改到 ${sayDateTime(wanted.startsAt)}${isSameLength ? '' : `，${end}`}`
}
