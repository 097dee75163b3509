import type { ManagedSlot, Street } from '@yunxuan/contract'
import { sayDateTime } from '@yunxuan/domain'
import type { Offering } from './offering.ts'

const shownTimes = 3

/** The page of the phone app as a browser opens it, of what one is told of. */
const pages = {
  service: 'features/service/pages/service',
  activity: 'features/activity/pages/activity',
} as const

/** Returns where residents read of an offering and book it. */
export function residentPage({ kind, id }: Pick<Offering, 'kind' | 'id'>, streetId: string): string {
  return `${window.location.origin}/#/${pages[kind]}?id=${id}&street=${streetId}`
}

/** Returns what a coordinator sends to a group of neighbours: what, when, where, what to bring, and how to book. */
export function sayToGroup(
  offering: Offering,
  street: Pick<Street, 'name' | 'deskPhone'>,
  slots: readonly ManagedSlot[],
  link: string,
): string {
  const { title, invite, words } = offering
  const open = slots.filter(slot => slot.status === 'open')
  const times = open.slice(0, shownTimes).map(slot => sayTime(slot))
  const phone = invite.phone || street.deskPhone
  return [
    `【${street.name}】${title}`,
    invite.summary,
    '',
    ...times.map((time, at) => `${at === 0 ? '时间：' : '　　　'}${time}`),
    ...(open.length > shownTimes ? ['　　　后面还有，点进去看'] : []),
    `地点：${invite.place}`,
    ...(invite.bring.length > 0 ? [`请带：${invite.bring.join('、')}`] : []),
    '',
    `点这里${words.book}：${link}`,
    ...(phone === '' ? [] : [`不方便点的，打电话 ${phone}，我们帮您办。`]),
  ].join('\n')
}

function sayTime({ startsAt, isElsewhere, locationName }: ManagedSlot): string {
  return `${sayDateTime(new Date(startsAt))}${isElsewhere ? `（在${locationName}）` : ''}`
}
