import { kindSheets, type MatterStep, sayDate, shanghaiInstant } from '@yunxuan/domain'
import type { Tx } from '../../platform/database.ts'
import { listSpeakers } from '../delegate/delegate.store.ts'
import { type NewNotice, writeNotices } from '../notice/notice.store.ts'
import { findErrand } from './errand.store.ts'
import type { MatterRow } from './matter.store.ts'
import { titleFor, titleForAnswerers, titleForSupporters } from './matter-words.ts'
import { listAnswerers, listSupporters } from './support.store.ts'

/** A step that was made, of which matter, and into which it was joined. */
interface Told {
  streetId: string
  matter: MatterRow
  into: MatterRow | undefined
  step: MatterStep
}

/** Tells those who go there (上门) when it is and with whom, and whoever no longer does; the words stay sealed. */
async function tellHandlers(
  tx: Tx,
  { streetId, matter, step }: Told,
  { visitOn }: { visitOn?: string | undefined },
): Promise<void> {
  const { handlerIds: named = [], by, at } = step
  const before = await findErrand(tx, streetId, matter.id)
  const dropped = (before?.handlerIds ?? []).filter(id => !named.includes(id))
  const notice = (memberId: string, title: string, text: string): NewNotice => ({
    ...{ streetId, memberId, kind: 'matter_moved', title, text: `编号 ${matter.number}：${text}` },
    ...{ bookingId: null, waitlistId: null },
  })
  const day = visitOn === undefined ? '' : sayDate(shanghaiInstant(visitOn))
  const going = named.map(id =>
    notice(id, '请您上门', `${day}，两个人一起去。要取什么，在工作台的事项里看。`),
  )
  const staying = dropped.map(id => notice(id, '上门换了人', '这一次不用您去了。'))
  await writeNotices(
    tx,
    [...going, ...staying].filter(({ memberId }) => memberId !== by),
    at,
  )
}

/** Tells whoever raised it, or speaks for what it was raised for, and those who need it as well, what they did not do. */
export async function tellStep(
  tx: Tx,
  { streetId, matter, into, step }: Told,
  next: { publicTitle: string | null; visitOn?: string | undefined },
): Promise<void> {
  if (step.act === 'visit') await tellHandlers(tx, { streetId, matter, into, step }, next)
  const { isSealed } = kindSheets[matter.kind]
  const subject = next.publicTitle ?? `编号 ${matter.number}`
  const word = isSealed || step.word === undefined ? '点开看看。' : step.word
  const notice = (memberId: string, title: string, matterId = matter.id): NewNotice => ({
    streetId,
    memberId,
    kind: 'matter_moved',
    title,
    text: `${subject}：${word}`,
    bookingId: null,
    waitlistId: null,
    matterId,
  })
  const own = titleFor(step.act, matter.kind)
  const supporting = titleForSupporters(step.act, matter.kind)
  const isNew = step.act !== 'publish' || matter.isPublic
  const others =
    supporting !== undefined && isNew && matter.supports > 0
      ? await listSupporters(tx, streetId, matter.id)
      : []
  const answering = titleForAnswerers(step.act)
  const answerers = answering === undefined ? [] : await listAnswerers(tx, streetId, matter.id)
  const askers =
    matter.organizationId === null
      ? [matter.raisedBy]
      : await listSpeakers(tx, { streetId, organizationId: matter.organizationId }, step.at)
  await writeNotices(
    tx,
    [
      ...(own === undefined
        ? []
        : askers.filter(memberId => memberId !== step.by).map(memberId => notice(memberId, own))),
      // Of what was joined, those who need it as well go on with the other, which they may read.
      ...others
        .filter(memberId => memberId !== step.by)
        .map(memberId => notice(memberId, supporting ?? '', into?.id)),
      ...answerers.map(memberId => notice(memberId, answering ?? '', into?.id)),
    ],
    step.at,
  )
}

/** Tells who answered for an organization that what it was asked is over; not a word of what it was. */
export async function tellReferred(
  tx: Tx,
  streetId: string,
  memberIds: readonly string[],
  now: Date,
): Promise<void> {
  await writeNotices(
    tx,
    memberIds.map(memberId => ({
      ...{ streetId, memberId, kind: 'referral_moved' as const, title: '请你们答的事结束了' },
      ...{ text: '不用再办了，谢谢你们。', bookingId: null, waitlistId: null },
    })),
    now,
  )
}
