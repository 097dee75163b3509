import { askersFirstFrom, sayWhen } from '@yunxuan/domain'
import type { Tx } from '../../platform/database.ts'
import { writeNotices } from '../notice/notice.store.ts'
import { loadPolicy } from '../policy/policy.store.ts'
import { type AskerRow, keepAskersFirst, listAskers } from './asked.store.ts'

/**
 * Tells those who asked for what is published for the first time, once; of a service they come first for a while, of an
 * activity those come who help.
 */
export async function openToAskers(
  tx: Tx,
  asked: { streetId: string; serviceId: string; kind: 'service' | 'activity'; title: string; now: Date },
): Promise<void> {
  const { streetId, serviceId, kind, title, now } = asked
  const until = kind === 'activity' ? now : askersFirstFrom(now, await loadPolicy(tx, streetId))
  if (!(await keepAskersFirst(tx, { streetId, serviceId, until }))) return
  const hours = until > now ? `提出需要的邻居先约，${sayWhen(until, now)}起大家都能约。` : '点开就能约。'
  const say = kind === 'activity' ? sayOfTeam : sayOfService(hours)
  await writeNotices(
    tx,
    (await listAskers(tx, streetId, serviceId)).map(asker => ({
      ...{ streetId, memberId: asker.memberId, matterId: asker.matterId, bookingId: null, waitlistId: null },
      ...{ kind: 'matter_moved' as const, title: say(asker).title, text: `${title}：${say(asker).text}` },
    })),
    now,
  )
}

type Say = (asker: AskerRow) => { title: string; text: string }

const sayOfService =
  (hours: string): Say =>
  ({ isAsker, isFirst }) => ({
    title: isAsker ? '您提的需求，现在可以约了' : '您也需要的，现在可以约了',
    text: isFirst ? hours.replace('提出需要的邻居', '您和提出需要的邻居') : hours,
  })

const sayOfTeam: Say = ({ isAsker }) => ({
  title: isAsker ? '您提的需求，服务队来办了' : '您也需要的，服务队来办了',
  text: '点开看哪天来；想一起出力，也可以报名。',
})
