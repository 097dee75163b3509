import { dayMs } from '@yunxuan/domain'
import { deleteGuessesBefore } from './features/account/guess.store.ts'
import { deleteSessionsEndedBefore } from './features/account/session.store.ts'
import { logFailures } from './features/account/sign-in-log.ts'
import { closeApplications } from './features/booking/booking.service.ts'
import { publishMonths } from './features/chain/chain.service.ts'
import { tellFollowers } from './features/follow/follow.service.ts'
import { deleteImportFilesBefore } from './features/import/import-age.store.ts'
import { eraseConfidences, mindPapers, settleMatters } from './features/matter/clock.service.ts'
import { remind } from './features/message/reminder.service.ts'
import { deleteRemindersBefore } from './features/message/reminder.store.ts'
import { sendMessages } from './features/message/send.service.ts'
import { deleteMessagesBefore } from './features/message/send.store.ts'
import { eraseNotes } from './features/note/note.service.ts'
import { eraseUnusedPictures } from './features/picture/unused.service.ts'
import { expirePoints, warnOfExpiry } from './features/points/expiry.service.ts'
import { draftDueReports } from './features/report/report.service.ts'
import { returnUncollected } from './features/reward/redemption.service.ts'
import { rollListings } from './features/service/listing.service.ts'
import { sendCalls } from './features/signup/call.service.ts'
import { expireOffers } from './features/waitlist/waitlist.service.ts'
import { deleteAttemptsBefore } from './platform/attempt.ts'
import type { Deps } from './platform/deps.ts'
import { deleteRepliesBefore } from './platform/idempotency.ts'
import { freeLocks, type Tasks } from './platform/jobs.ts'

// Kept that long after its end, so that a stolen token that comes late still meets its session.
const endedSessionDays = 30

// So long the desk may be asked whether somebody was told.
const sentMessageDays = 90

/** Everything that runs in the background, by name. */
export function tasksOf(deps: Pick<Deps, 'db' | 'config' | 'clock' | 'log' | 'messengers'>): Tasks {
  const { db } = deps
  const ago = (now: Date, days: number) => new Date(now.getTime() - days * dayMs)
  return {
    'expire-offers': (_payload, now) => expireOffers(deps, now),
    'send-calls': (_payload, now) => sendCalls(deps, now),
    'tell-followers': (_payload, now) => tellFollowers(deps, now),
    'send-messages': (_payload, now) => sendMessages(deps, now),
    remind: (_payload, now) => remind(deps, now),
    'close-applications': (_payload, now) => closeApplications(deps, now),
    'roll-listings': (_payload, now) => rollListings(deps, now),
    'expire-points': (_payload, now) => expirePoints(deps, now),
    'warn-of-expiry': (_payload, now) => warnOfExpiry(deps, now),
    'return-uncollected': (_payload, now) => returnUncollected(deps, now),
    'publish-months': (_payload, now) => publishMonths(deps, now),
    'draft-reports': (_payload, now) => draftDueReports(deps, now),
    'erase-notes': (_payload, now) => eraseNotes(deps, now),
    'settle-matters': (_payload, now) => settleMatters(deps, now),
    'mind-papers': (_payload, now) => mindPapers(deps, now),
    'erase-confidences': (_payload, now) => eraseConfidences(deps, now),
    'erase-unused-pictures': (_payload, now) => eraseUnusedPictures(deps, now),
    'delete-replies': (_payload, now) => deleteRepliesBefore(db, ago(now, 1)),
    'delete-attempts': (_payload, now) => deleteAttemptsBefore(db, ago(now, 1)),
    'delete-messages': (_payload, now) => deleteMessagesBefore(db, ago(now, sentMessageDays)),
    'delete-reminders': (_payload, now) => deleteRemindersBefore(db, ago(now, 1)),
    'delete-import-files': (_payload, now) => deleteImportFilesBefore(db, ago(now, 1)),
    'delete-sessions': (_payload, now) => deleteSessionsEndedBefore(db, ago(now, endedSessionDays)),
    'delete-guesses': (_payload, now) => deleteGuessesBefore(db, ago(now, 1)),
    'log-failures': (_payload, now) => logFailures(db, now),
    'free-locks': () => freeLocks(db),
  }
}

/**
 * When each runs, in UTC. A key keeps one of each in the queue: the next takes the place of one that failed or
 * was left behind by a crash.
 */
export const crontab = `
* * * * * expire-offers ?max=1&jobKey=expire-offers
* * * * * send-calls ?max=1&jobKey=send-calls
* * * * * roll-listings ?max=1&jobKey=roll-listings
* * * * * tell-followers ?max=1&jobKey=tell-followers
* * * * * send-messages ?max=1&jobKey=send-messages
* * * * * remind ?max=1&jobKey=remind
*/10 * * * * close-applications ?max=1&jobKey=close-applications
*/5 * * * * free-locks ?max=1&jobKey=free-locks
13 * * * * expire-points ?max=3&jobKey=expire-points
43 1 * * * warn-of-expiry ?max=3&jobKey=warn-of-expiry
*/10 * * * * return-uncollected ?max=1&jobKey=return-uncollected
3 * * * * publish-months ?max=3&jobKey=publish-months
1 * * * * draft-reports ?max=3&jobKey=draft-reports
7 * * * * erase-notes ?max=3&jobKey=erase-notes
33 * * * * settle-matters ?max=3&jobKey=settle-matters
39 1-9 * * * mind-papers ?max=3&jobKey=mind-papers
53 * * * * erase-confidences ?max=3&jobKey=erase-confidences
57 * * * * erase-unused-pictures ?max=3&jobKey=erase-unused-pictures
17 * * * * delete-replies ?max=3&jobKey=delete-replies
23 * * * * delete-attempts ?max=3&jobKey=delete-attempts
35 * * * * delete-messages ?max=3&jobKey=delete-messages
25 * * * * delete-reminders ?max=3&jobKey=delete-reminders
27 * * * * delete-import-files ?max=3&jobKey=delete-import-files
37 19 * * * delete-sessions ?max=3&jobKey=delete-sessions
47 * * * * delete-guesses ?max=3&jobKey=delete-guesses
*/5 * * * * log-failures ?max=3&jobKey=log-failures
`
