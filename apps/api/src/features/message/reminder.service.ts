import {
  addDays,
  isOfferEnding,
  nearMs,
  offerEndsMs,
  type ReminderStage,
  reminderDue,
  sayPlace,
  sayTime,
  sayWhen,
  shanghaiDate,
  shanghaiInstant,
  usualMessageSettings,
} from '@yunxuan/domain'
import { eachApart } from '../../platform/apart.ts'
import { type Db, inTransaction, type Tx } from '../../platform/database.ts'
import { type NewNotice, writeNotices } from '../notice/notice.store.ts'
import { listStreets } from '../street/street.store.ts'
import { type ComingRow, type EndingRow, insertReminders, listComing, listEnding } from './reminder.store.ts'

const atOnce = 500

/** Reminds of what begins soon and of offers that end soon, street by street; of each once. */
export async function remind({ db }: { db: Db }, now: Date): Promise<void> {
  await eachApart(
    await listStreets(db),
    street => street.id,
    async ({ id }) => {
      await remindOfComing(db, { streetId: id, stage: 'near', after: now, until: later(now, nearMs) }, now)
      const tomorrow = addDays(shanghaiDate(now), 1)
      await remindOfComing(
        db,
        {
          streetId: id,
          stage: 'evening',
          after: new Date(shanghaiInstant(tomorrow).getTime() - 1),
          until: new Date(shanghaiInstant(addDays(tomorrow, 1)).getTime() - 1),
        },
        now,
      )
      await inTransaction(db, tx => remindOfEnding(tx, id, now))
    },
  )
}

const later = (at: Date, ms: number) => new Date(at.getTime() + ms)

/** Looks through all of a span, some hundred at a time: whom it is not time to remind is met again the next minute. */
async function remindOfComing(
  db: Db,
  ask: { streetId: string; stage: ReminderStage; after: Date; until: Date },
  now: Date,
): Promise<void> {
  if (ask.stage === 'evening' && !isEvening(now)) return
  for (let beyond: string | null = null; ; ) {
    const coming: ComingRow[] = await listComing(db, { ...ask, beyond, limit: atOnce })
    const due = coming.filter(one => reminderDue(one, quietOf(one), now) === ask.stage)
    if (due.length > 0) await inTransaction(db, tx => remindSome(tx, { ...ask, due, now }))
    beyond = coming.at(-1)?.claimId ?? null
    if (coming.length < atOnce) return
  }
}

/** Before six nobody is reminded of the next day, and a street's whole next day is not read for it. */
function isEvening(now: Date): boolean {
  return now >= shanghaiInstant(shanghaiDate(now), '18:00')
}

function quietOf({ hasChosen, quiet }: ComingRow) {
  return hasChosen ? quiet : usualMessageSettings.quiet
}

async function remindSome(
  tx: Tx,
  ask: { streetId: string; stage: ReminderStage; due: readonly ComingRow[]; now: Date },
): Promise<void> {
  const { streetId, stage, due, now } = ask
  const noted = due.map(({ claimId, startsAt }) => ({ claimId, stage, about: startsAt }))
  const fresh = await insertReminders(tx, streetId, noted)
  const notices = due.filter(one => fresh.has(one.claimId)).map(one => comingNotice(ask, one))
  await writeNotices(tx, notices, now)
}

function comingNotice(
  { streetId, stage, now }: { streetId: string; stage: ReminderStage; now: Date },
  one: ComingRow,
): NewNotice {
  const what = one.kind === 'activity' ? '您报了名' : '您约好了'
  return {
    streetId,
    memberId: one.memberId,
    kind: 'reminder',
    title: stage === 'evening' ? `${what}，明天别忘了` : `${what}，快到时间了`,
    text: `${one.title}，${sayWhen(one.startsAt, now)}，${sayPlace(one.locationName, one.room)}。来不了就早点取消，名额让给别人。`,
    bookingId: one.claimId,
    waitlistId: null,
  }
}

async function remindOfEnding(tx: Tx, streetId: string, now: Date): Promise<void> {
  const open = await listEnding(tx, { streetId, now, until: later(now, offerEndsMs), limit: atOnce })
  const due = open.filter(one => isOfferEnding(one, now))
  const noted = due.map(({ claimId, expiresAt }) => ({ claimId, stage: 'offer', about: expiresAt }))
  const fresh = await insertReminders(tx, streetId, noted)
  await writeNotices(
    tx,
    due.filter(one => fresh.has(one.claimId)).map(one => endingNotice(streetId, one)),
    now,
  )
}

function endingNotice(streetId: string, one: EndingRow): NewNotice {
  return {
    streetId,
    memberId: one.memberId,
    kind: 'offer_ending',
    title: '候补的名额快到时间了',
    text: `${one.title}的名额只留到${sayTime(one.expiresAt)}，要的话请现在确认。`,
    bookingId: null,
    waitlistId: one.claimId,
  }
}
