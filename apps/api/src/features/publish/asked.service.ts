import { askersFirstFrom, sayWhen } from '@yunxuan/domain'
import type { Tx } from '../../platform/database.ts'
import { writeNotices } from '../notice/notice.store.ts'
import { loadPolicy } from '../policy/policy.store.ts'
import { keepAskersFirst, listAskers } from './asked.store.ts'

/** Tells those who asked for a service that is published for the first time, once, and lets them come first. */
export async function openToAskers(
  tx: Tx,
  { streetId, serviceId, title, now }: { streetId: string; serviceId: string; title: string; now: Date },
): Promise<void> {
  const until = askersFirstFrom(now, await loadPolicy(tx, streetId))
  if (!(await keepAskersFirst(tx, { streetId, serviceId, until }))) return
  const hours = until > now ? `提出需要的邻居先约，${sayWhen(until, now)}起大家都能约。` : '点开就能约。'
  await writeNotices(
    tx,
    (await listAskers(tx, streetId, serviceId)).map(({ memberId, matterId, isAsker, isFirst }) => ({
      streetId,
      memberId,
      kind: 'matter_moved' as const,
      title: isAsker ? '您提的需求，现在可以约了' : '您也需要的，现在可以约了',
      text: `${title}：${isFirst ? hours.replace('提出需要的邻居', '您和提出需要的邻居') : hours}`,
      bookingId: null,
      waitlistId: null,
      matterId,
    })),
    now,
  )
}
