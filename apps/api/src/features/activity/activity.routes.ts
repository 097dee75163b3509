import { FileReply, madeOf, type Serving } from '../../platform/serve.ts'
import type { ManagedRow } from '../publish/managed.store.ts'
import { makePoster } from '../publish/poster.service.ts'
import { listActivities, listKeptActivities, readKeptActivity } from './activity.queries.ts'
import { cloneActivity, draftActivity, editActivity, moveActivity } from './activity.service.ts'
import { activityFacts } from './activity-poster.ts'
import { presentKeptActivity } from './activity-present.ts'

export function bindActivity(on: Serving): void {
  on.read('GET /v1/streets/:streetId/activities', async ({ db, params, query, caller, now }) =>
    madeOf(await listActivities(db, { ...params, query, member: caller?.member ?? null, now })),
  )

  bindManaged(on)
}

function bindManaged(on: Serving): void {
  on.read(
    'GET /v1/streets/:streetId/managed/activities',
    async ({ deps, db, params, query, caller, now }) => {
      const page = await listKeptActivities(db, { ...params, query, caller, now })
      return {
        ...page,
        items: page.items.map(kept => presentKeptActivity(kept, { ...params, ...deps, caller, now })),
      }
    },
  )

  on.read(
    'GET /v1/streets/:streetId/managed/activities/:activityId',
    async ({ deps, db, params, caller, now }) =>
      presentKeptActivity(await readKeptActivity(db, { ...params, caller, now }), {
        ...params,
        ...deps,
        caller,
        now,
      }),
  )

  on.write('POST /v1/streets/:streetId/managed/activities', async ({ deps, tx, params, body, caller, now }) =>
    presentKeptActivity(await draftActivity(tx, { ...params, caller, now, edit: body }), {
      ...params,
      ...deps,
      caller,
      now,
    }),
  )

  on.write(
    'PUT /v1/streets/:streetId/managed/activities/:activityId',
    async ({ deps, tx, params, body, caller, now }) =>
      presentKeptActivity(await editActivity(tx, { ...params, ...body, caller, now }), {
        ...params,
        ...deps,
        caller,
        now,
      }),
  )

  on.write(
    'POST /v1/streets/:streetId/managed/activities/:activityId/clone',
    async ({ deps, tx, params, caller, now }) =>
      presentKeptActivity(await cloneActivity(tx, { ...params, caller, now }), {
        ...params,
        ...deps,
        caller,
        now,
      }),
  )

  on.write(
    'POST /v1/streets/:streetId/managed/activities/:activityId/transition',
    async ({ deps, tx, params, body, caller, now }) =>
      presentKeptActivity(await moveActivity(tx, { ...params, ...body, caller, now }), {
        ...params,
        ...deps,
        caller,
        now,
      }),
  )

  on.read(
    'GET /v1/streets/:streetId/managed/activities/:activityId/poster',
    async ({ db, deps, params, caller, now }) => {
      const { streetId, activityId: serviceId } = params
      const { publicUrl } = deps.config
      const factsOf = (row: ManagedRow) => activityFacts(db, streetId, row)
      const ask = { streetId, serviceId, kind: 'activity' as const, caller, now, publicUrl, factsOf }
      const { file, title } = await makePoster(db, ask)
      return new FileReply(file, 'application/pdf', { fileName: `${title}-招募海报.pdf` })
    },
  )
}
