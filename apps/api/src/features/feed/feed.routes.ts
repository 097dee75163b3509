import { FileReply, madeOfText, type Serving } from '../../platform/serve.ts'
import { readCalendar, readOwnFeed, readStreetFeed, renewCalendar } from './feed.service.ts'
import { deleteCalendar } from './feed.store.ts'

const calendarType = 'text/calendar; charset=utf-8'

export function bindFeed(on: Serving): void {
  on.read('GET /v1/streets/:streetId/calendar.ics', ({ db, deps, params, query, now }) =>
    deps.catalogue({
      streetId: params.streetId,
      key: `calendar ${JSON.stringify(Object.entries(query).sort())}`,
      now,
      make: async () =>
        madeOfText(
          await readStreetFeed(db, { ...params, ...query, now, publicUrl: deps.config.publicUrl }),
          calendarType,
        ),
    }),
  )

  on.read(
    'GET /v1/streets/:streetId/own-calendars/:secret',
    async ({ db, params, now }) => new FileReply(await readOwnFeed(db, { ...params, now }), calendarType),
  )

  on.read('GET /v1/streets/:streetId/me/calendar', ({ db, params, caller }) =>
    readCalendar(db, params.streetId, caller.member.id),
  )

  on.secret('POST /v1/streets/:streetId/me/calendar', ({ tx, deps, params, caller, now }) =>
    renewCalendar(tx, {
      ...params,
      memberId: caller.member.id,
      now,
      publicUrl: deps.config.publicUrl,
    }),
  )

  on.write('DELETE /v1/streets/:streetId/me/calendar', async ({ tx, params, caller }) => {
    await deleteCalendar(tx, params.streetId, caller.member.id)
    return null
  })
}
