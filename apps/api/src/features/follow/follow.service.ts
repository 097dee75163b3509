import type { Follow } from '@yunxuan/contract'
import { dayMs, sayDateTime } from '@yunxuan/domain'
import { eachApart } from '../../platform/apart.ts'
import type { MemberCaller } from '../../platform/caller.ts'
import { type Db, type Executor, inTransaction, type Tx } from '../../platform/database.ts'
import { Refusal } from '../../platform/refuse.ts'
import { lockMemberOf } from '../member/member.store.ts'
import { writeNotices } from '../notice/notice.store.ts'
import { loadPolicy } from '../policy/policy.store.ts'
import { isPublished, listCards } from '../service/service.store.ts'
import { presentCard } from '../service/service-present.ts'
import { countOthers, listFollows, putFollow } from './follow.store.ts'
import { listNews, listTold, takeNews } from './news.store.ts'

// Nobody looks through more, and each is a row for every new slot.
const mostFollows = 60
// A coordinator plans Tuesdays, then Thursdays: that is one thing to be told.
const gatheringMs = 5 * 60_000

/** Follows a service, or changes whether one is told of its new slots. */
export async function followService(
  tx: Tx,
  ask: { streetId: string; serviceId: string; caller: MemberCaller; isTold: boolean; now: Date },
): Promise<void> {
  const { streetId, serviceId, caller, isTold, now } = ask
  if (!(await isPublished(tx, streetId, serviceId))) throw new Refusal('not_found')
  // Counted with the member locked: two that are added at once are not both the last one.
  await lockMemberOf(tx, streetId, caller.accountId)
  const of = { streetId, serviceId, memberId: caller.member.id }
  if ((await countOthers(tx, of)) >= mostFollows) throw new Refusal('too_many_follows')
  await putFollow(tx, { ...of, isTold, now })
}

/** Returns what a member follows, each with its next slot. */
export async function readFollows(
  db: Executor,
  { streetId, memberId, now }: { streetId: string; memberId: string; now: Date },
): Promise<Follow[]> {
  const follows = await listFollows(db, { streetId, memberId })
  const span = { now, from: new Date(now.getTime() - dayMs), before: undefined, isOpenOnly: false }
  const ids = follows.map(({ serviceId }) => serviceId)
  const [cards, policy] = await Promise.all([listCards(db, streetId, ids, span), loadPolicy(db, streetId)])
  const cardOf = new Map(cards.map(card => [card.id, presentCard(card, policy, now)]))
  return follows.flatMap(({ serviceId, isPublished, isTold }) => {
    const service = cardOf.get(serviceId)
    return service === undefined ? [] : [{ service, isPublished, isTold }]
  })
}

/** Tells followers of new slots, once for all that were made in some minutes; returns how many were told. */
export async function tellFollowers({ db }: { db: Db }, now: Date): Promise<number> {
  let told = 0
  await eachApart(
    await listNews(db, new Date(now.getTime() - gatheringMs)),
    news => news.streetId,
    async news => {
      told += await inTransaction(db, tx => tellOne(tx, { ...news, now }))
    },
  )
  return told
}

async function tellOne(tx: Tx, of: { streetId: string; serviceId: string; now: Date }): Promise<number> {
  const { streetId, serviceId, now } = of
  const news = await takeNews(tx, of)
  // Cancelled or begun meanwhile: there is nothing to come for.
  if (news === undefined || news.startsAt === null) return 0
  const { title, slots, startsAt } = news
  const text =
    slots === 1
      ? `${title}新排了一场：${sayDateTime(startsAt)}。想去的话，早点约。`
      : `${title}新排了 ${slots} 场，最早的是 ${sayDateTime(startsAt)}。想去的话，早点约。`
  const told = await listTold(tx, streetId, serviceId)
  const said = { streetId, kind: 'new_slots' as const, title: '有新场次了', text, serviceId }
  await writeNotices(
    tx,
    told.map(memberId => ({ ...said, memberId, bookingId: null, waitlistId: null })),
    now,
  )
  return told.length
}
