import type { Input } from '@yunxuan/contract'
import type { MemberCaller } from '../../platform/caller.ts'
import type { Executor } from '../../platform/database.ts'
import type { Deps } from '../../platform/deps.ts'
import { FileReply, madeOf, type Serving } from '../../platform/serve.ts'
import { sheetReply } from '../../platform/sheet-reply.ts'
import { exportList, type ListPart } from '../audit/list-export.ts'
import type { ManagedRow } from '../publish/managed.store.ts'
import { makePoster } from '../publish/poster.service.ts'
import { listActivities, listKeptActivities, readKeptActivity } from './activity.queries.ts'
import { cloneActivity, draftActivity, editActivity, moveActivity } from './activity.service.ts'
import { activityFacts } from './activity-poster.ts'
import { presentKeptActivity } from './activity-present.ts'
import { activityColumns } from './activity-sheet.ts'

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
      return pageOfActivities(db, { ...params, caller, deps, now }, query)
    },
  )

  on.read('GET /v1/streets/:streetId/managed/activities.xlsx', ({ deps, db, params, query, caller, now }) => {
    const ask = { ...params, caller, deps, now }
    const page = (part: ListPart) => pageOfActivities(db, ask, { ...query, ...part })
    return sheetReply(exportList(db, { ...ask, list: '志愿活动', columns: activityColumns, page }))
  })

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

async function pageOfActivities(
  db: Executor,
  ask: { streetId: string; caller: MemberCaller; deps: Deps; now: Date },
  query: Input<'GET /v1/streets/:streetId/managed/activities'>['query'],
) {
  const { deps, ...look } = ask
  const page = await listKeptActivities(db, { ...look, query })
  return { ...page, items: page.items.map(kept => presentKeptActivity(kept, { ...look, ...deps })) }
}
