import { audienceNames, categoryNames, sayDateTime } from '@yunxuan/domain'
import type { Executor } from '../../platform/database.ts'
import { findStreet } from '../street/street.store.ts'
import type { ManagedRow } from './managed.store.ts'
import { printPoster } from './poster.ts'
import { type PublishAsk, readManaged, staff } from './publish.service.ts'
import { findAddress, listManagedSlots } from './schedule.store.ts'

const shownTimes = 3
const daysAhead = 60
// The page of a service in the mini-program as a browser opens it.
const servicePage = '/#/features/service/pages/service'

/** Returns the poster of a service that lies within the caller's scope. */
export async function makePoster(
  db: Executor,
  ask: PublishAsk & { serviceId: string; publicUrl: string },
): Promise<{ file: Buffer; title: string }> {
  const { streetId, serviceId, now, publicUrl } = ask
  const service = await readManaged(db, ask, staff)
  const before = new Date(now.getTime() + daysAhead * 86_400_000)
  const [street, address, slots] = await Promise.all([
    findStreet(db, streetId),
    findAddress(db, streetId, service.edit.locationId),
    listManagedSlots(db, streetId, serviceId, { from: now, before }),
  ])
  const times = slots.filter(slot => slot.status === 'open').map(slot => sayDateTime(new Date(slot.startsAt)))
  const { title, summary, category, phone } = service.edit
  const file = printPoster({
    platform: street?.platformName ?? '',
    street: street?.name ?? '',
    category: categoryNames[category].name,
    title,
    summary,
    times: times.slice(0, shownTimes),
    hasMore: times.length > shownTimes,
    place: service.locationName,
    address,
    facts: factsOf(service),
    organization: service.organizationName,
    phone: phone === '' ? (street?.deskPhone ?? '') : phone,
    link: `${publicUrl}${servicePage}?id=${serviceId}&street=${streetId}`,
  })
  return { file, title }
}

function factsOf({ edit }: ManagedRow): { name: string; text: string }[] {
  const audience = edit.audiences.map(one => audienceNames[one]).join('、')
  const who = edit.eligibility === '' ? audience : edit.eligibility
  const fee = edit.feeFen === null ? '免费' : `${edit.feeFen / 100} 元`
  const facts = [
    { name: '谁可以来', text: who },
    { name: '要带什么', text: edit.bring.join('、') },
    { name: '费用', text: edit.feeNote === '' || edit.feeNote === fee ? fee : `${fee}（${edit.feeNote}）` },
  ]
  return facts.filter(fact => fact.text !== '')
}
