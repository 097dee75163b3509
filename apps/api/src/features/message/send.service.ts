import {
  channelOf,
  leavesAt,
  type MessageChannel,
  messageTries,
  outsideWords,
  restAfter,
  sayPlace,
  shorten,
} from '@yunxuan/domain'
import { eachApart } from '../../platform/apart.ts'
import type { Deps } from '../../platform/deps.ts'
import { findOpenid } from '../account/account.store.ts'
import type { Outgoing, SendOutcome } from './messenger.ts'
import {
  type ClaimedRow,
  claimDue,
  findOutgoing,
  keepAllDue,
  keepGrant,
  listStreetsWithDue,
  type OutgoingRow,
  postponeMessage,
  settleMessage,
} from './send.store.ts'

type SendDeps = Pick<Deps, 'db' | 'clock' | 'log' | 'messengers'>

const atOnce = 24
// So many people are sent to side by side.
const sideBySide = 6
// A process that is gone lets go of what it had taken after so long; each try of those at once ends well within it.
const leaseMs = 3 * 60_000
// Whoever has to wait that long is told by another way, if there is one.
const longMs = 3_600_000
// WeChat takes no more, and so does a text message's variable.
const longestField = 20

/**
 * Sends what is due in every street. A message is taken, looked at as things stand now, and sent once that is done:
 * whatever ends the process meanwhile, it is due again, under the same key.
 */
export async function sendMessages(deps: SendDeps, now: Date): Promise<void> {
  const hasWay = Object.keys(deps.messengers).length > 0
  await eachApart(await listStreetsWithDue(deps.db, now), String, streetId =>
    hasWay ? sendInStreet(deps, streetId) : keepAllDue(deps.db, streetId, now),
  )
}

async function sendInStreet(deps: SendDeps, streetId: string): Promise<void> {
  for (;;) {
    const now = deps.clock()
    const until = new Date(now.getTime() + leaseMs)
    const claimed = await claimDue(deps.db, { streetId, now, until, limit: atOnce })
    await sideBySideOf([...byMember(claimed).values()], async own => {
      // One after the other: the first of them has the first grant.
      for (const { noticeId } of own) await sendOne(deps, streetId, noticeId)
    })
    if (claimed.length < atOnce) return
  }
}

function byMember(claimed: readonly ClaimedRow[]): Map<string, ClaimedRow[]> {
  const found = new Map<string, ClaimedRow[]>()
  for (const one of claimed) found.set(one.memberId, [...(found.get(one.memberId) ?? []), one])
  return found
}

async function sideBySideOf<T>(all: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  const left = [...all]
  const next = async () => {
    for (let one = left.shift(); one !== undefined; one = left.shift()) await work(one)
  }
  await Promise.all(Array.from({ length: sideBySide }, next))
}

async function sendOne(deps: SendDeps, streetId: string, noticeId: string): Promise<void> {
  const now = deps.clock()
  const row = await findOutgoing(deps.db, streetId, noticeId, now)
  if (row === undefined) return
  const end = (status: 'kept' | 'stale' | 'failed', outcome: string) =>
    settleMessage(
      deps.db,
      { streetId, noticeId },
      { memberId: row.memberId, status, channel: null, outcome, grant: 'free', now },
    )
  if (row.isRead) return end('kept', 'read')
  if (!row.isTrue) return end('stale', 'changed')
  const at = leavesAt(row.grade, { quiet: row.settings.quiet, startsAt: row.startsAt }, now)
  if (at > now) return rest(deps, streetId, row, { dueAt: at, tries: 0, outcome: 'quiet hours' })
  const way = await wayOf(deps, streetId, row)
  if (way === undefined) {
    return row.failed.length > 0 ? end('failed', 'no way is left') : end('kept', 'no way, or not wanted')
  }
  const outcome = await way.send(outgoingOf(row, way.to))
  await conclude(deps, streetId, row, { channel: way.channel, outcome })
}

interface Way {
  channel: MessageChannel
  to: string
  send: (message: Outgoing) => Promise<SendOutcome>
}

/** Decides how a message leaves, and keeps the grant that it is sent by. */
async function wayOf(
  { db, messengers }: SendDeps,
  streetId: string,
  row: OutgoingRow,
): Promise<Way | undefined> {
  const { wechat, sms } = messengers
  const { grade, settings, failed, accountId, phone, noticeId, memberId } = row
  const openid = wechat && row.grants > 0 && accountId !== null ? await findOpenid(db, accountId) : undefined
  const reach = {
    grants: openid === undefined ? 0 : row.grants,
    coming: row.coming,
    sms: sms !== undefined && isMobile(phone),
  }
  const first = channelOf(grade, settings, reach, failed)
  if (first === 'wechat' && wechat && openid !== undefined) {
    if (await keepGrant(db, { streetId, noticeId }, memberId))
      return { channel: first, to: openid, send: wechat }
  }
  const second = first === 'wechat' ? channelOf(grade, settings, { ...reach, grants: 0 }, failed) : first
  return second === 'sms' && sms && phone !== null ? { channel: second, to: phone, send: sms } : undefined
}

function isMobile(phone: string | null): boolean {
  return phone !== null && /^1\d{10}$/.test(phone)
}

function outgoingOf(row: OutgoingRow, to: string): Outgoing {
  const { serviceTitle, locationName, room } = row
  const place = locationName === null ? '' : ` ${sayPlace(locationName, room ?? '')}`
  return {
    to,
    key: `${row.noticeId}-${row.refusals}`,
    what: outsideWords[row.kind],
    when: row.startsAt ?? row.createdAt,
    more: shorten(serviceTitle === null ? '点开看看' : `${serviceTitle}${place}`, longestField),
    page: pageOf(row),
  }
}

function pageOf({ bookingId, waitlistId, serviceKind }: OutgoingRow): string {
  const isSignup = serviceKind === 'activity'
  if (bookingId !== null) {
    const page = isSignup ? 'features/signup/pages/signup' : 'features/booking/pages/booking'
    return `${page}?id=${bookingId}`
  }
  if (waitlistId !== null) {
    const page = isSignup ? 'features/signup/pages/wait' : 'features/waitlist/pages/entry'
    return `${page}?id=${waitlistId}`
  }
  return 'tabs/inbox'
}

/** Notes what came of a try: it was taken, is tried again later, or leaves by another way. */
async function conclude(
  deps: SendDeps,
  streetId: string,
  row: OutgoingRow,
  { channel, outcome }: { channel: MessageChannel; outcome: SendOutcome },
): Promise<void> {
  const now = deps.clock()
  const { noticeId, memberId, tries } = row
  if (outcome.is === 'sent') {
    const sent = {
      memberId,
      status: 'sent' as const,
      channel,
      outcome: outcome.code,
      grant: 'spend' as const,
      now,
    }
    return settleMessage(deps.db, { streetId, noticeId }, sent)
  }
  if (outcome.is === 'wrong') {
    // Nobody's fault but ours: it would be so with every message until somebody sets it right.
    deps.log.error({ channel, code: outcome.code }, 'a message was refused as wrong')
  }
  const mayBeTriedAgain = (outcome.is === 'later' || outcome.is === 'unknown') && tries < messageTries
  const isToBeTriedAgain = mayBeTriedAgain && !(isLongAway(outcome) && hasOtherWay(deps, row, channel))
  // The key stays while nobody knows whether it was taken; what was refused is another request the next time.
  const refusals = row.refusals + (outcome.is === 'unknown' ? 0 : 1)
  if (isToBeTriedAgain) {
    const dueAt = new Date(now.getTime() + (outcome.afterMs ?? restAfter(tries)))
    return rest(deps, streetId, row, { dueAt, tries, refusals, outcome: `${channel} ${outcome.code}` })
  }
  const grant = outcome.is === 'refused' && channel === 'wechat' ? 'void' : 'free'
  const failed = [...row.failed, channel]
  await rest(deps, streetId, row, {
    dueAt: now,
    tries: 0,
    refusals,
    failed,
    grant,
    outcome: `${channel} ${outcome.code}`,
  })
  await sendOne(deps, streetId, noticeId)
}

/** A quota that is used up is not waited for where there is another way. */
function isLongAway({ afterMs = 0 }: SendOutcome): boolean {
  return afterMs >= longMs
}

function hasOtherWay({ messengers }: SendDeps, row: OutgoingRow, channel: MessageChannel): boolean {
  const { grade, settings, coming, phone, failed } = row
  const sms = channel !== 'sms' && messengers.sms !== undefined && isMobile(phone)
  return channelOf(grade, settings, { grants: 0, coming, sms }, failed) !== undefined
}

function rest(
  { db }: SendDeps,
  streetId: string,
  row: OutgoingRow,
  as: { dueAt: Date; tries: number; outcome: string } & Partial<
    Pick<Parameters<typeof postponeMessage>[2], 'refusals' | 'failed' | 'grant'>
  >,
): Promise<void> {
  const { noticeId, memberId, refusals, failed } = row
  return postponeMessage(db, { streetId, noticeId }, { memberId, refusals, failed, grant: null, ...as })
}
