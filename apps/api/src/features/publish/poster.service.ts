import { audienceNames, categoryNames, dayMs, type ServiceKind, sayDateTime } from '@yunxuan/domain'
import type { Executor } from '../../platform/database.ts'
import { findContent } from '../picture/picture.store.ts'
import { findStreet } from '../street/street.store.ts'
import type { ManagedRow } from './managed.store.ts'
import { type Poster, printPoster } from './poster.ts'
import { type PublishAsk, readOfKind, staff } from './publish.service.ts'
import { findAddress, listManagedSlots } from './schedule.store.ts'

const shownTimes = 3
const daysAhead = 60
// The page in the mini-program as a browser opens it.
const pages = {
  service: '/#/features/service/pages/service',
  activity: '/#/features/activity/pages/activity',
} as const

const invitations = {
  service: {
    call: '扫一扫，约名额',
    how: '微信或手机浏览器扫码都可以，也可以替家人约。不方便扫码，打电话或到服务台，我们帮您约。',
  },
  activity: {
    call: '扫一扫，来报名',
    how: '微信或手机浏览器扫码都可以。第一次来，先登记成为志愿者；不方便扫码，打电话问问我们。',
  },
} as const

/** What a poster tells of what is offered: of a service, or of an activity. */
type FactsOf = (row: ManagedRow) => Poster['facts'] | Promise<Poster['facts']>

/** Returns the poster of a service or an activity that lies within the caller's scope. */
export async function makePoster(
  db: Executor,
  ask: PublishAsk & { kind: ServiceKind; serviceId: string; publicUrl: string; factsOf: FactsOf },
): Promise<{ file: Buffer; title: string }> {
  const { streetId, kind, serviceId, now, publicUrl } = ask
  const service = await readOfKind(db, ask, staff)
  const before = new Date(now.getTime() + daysAhead * dayMs)
  const pictureId = service.picture?.id
  const [street, address, slots, picture] = await Promise.all([
    findStreet(db, streetId),
    findAddress(db, streetId, service.edit.locationId),
    listManagedSlots(db, streetId, serviceId, { from: now, before }),
    pictureId === undefined ? undefined : findContent(db, streetId, { pictureId, size: 'large' }),
  ])
  const times = slots.filter(slot => slot.status === 'open').map(slot => sayDateTime(new Date(slot.startsAt)))
  const { title, summary, category, phone } = service.edit
  const file = await printPoster({
    platform: street?.platformName ?? '',
    street: street?.name ?? '',
    category: kind === 'activity' ? '招募志愿者' : categoryNames[category].name,
    title,
    summary,
    times: times.slice(0, shownTimes),
    hasMore: times.length > shownTimes,
    place: service.locationName,
    address,
    facts: await ask.factsOf(service),
    invitation: invitations[kind],
    organization: service.organizationName,
    phone: phone === '' ? (street?.deskPhone ?? '') : phone,
    link: `${publicUrl}${pages[kind]}?id=${serviceId}&street=${streetId}`,
    picture: picture ?? null,
  })
  return { file, title }
}

/** What the poster of a service tells before anybody comes. */
export function serviceFacts({ edit }: ManagedRow): Poster['facts'] {
  const audience = edit.audiences.map(one => audienceNames[one]).join('、')
  const who = edit.eligibility === '' ? audience : edit.eligibility
  const fee = edit.feeFen === null ? '免费' : `${edit.feeFen / 100} 元`
  const facts = [
    { name: '谁可以来', text: who },
    { name: '来之前', text: edit.preparation.join('、') },
    { name: '要带什么', text: edit.bring.join('、') },
    { name: '费用', text: edit.feeNote === '' || edit.feeNote === fee ? fee : `${fee}（${edit.feeNote}）` },
  ]
  return facts.filter(fact => fact.text !== '')
}
