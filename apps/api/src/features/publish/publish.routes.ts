import type { Input, ManagedService } from '@yunxuan/contract'
import {
  addDays,
  isUnconfirmed,
  type Policy,
  type ServiceSort,
  shanghaiDate,
  shanghaiInstant,
} from '@yunxuan/domain'
import type { MemberCaller } from '../../platform/caller.ts'
import type { Config } from '../../platform/config.ts'
import type { Executor } from '../../platform/database.ts'
import type { Deps } from '../../platform/deps.ts'
import { scopeOf } from '../../platform/scope.ts'
import { FileReply, type Serving } from '../../platform/serve.ts'
import { sheetReply } from '../../platform/sheet-reply.ts'
import { orderOf, toSortedPage } from '../../platform/sorting.ts'
import { exportList, type ListPart } from '../audit/list-export.ts'
import { presentOwnPicture } from '../picture/picture-present.ts'
import { loadPolicy } from '../policy/policy.store.ts'
import { searchAnywhere } from '../service/service-search.ts'
import { countManaged, listManaged, type ManagedRow } from './managed.store.ts'
import { makePoster, serviceFacts } from './poster.service.ts'
import {
  cloneService,
  confirmService,
  draftService,
  editService,
  moveService,
  readManaged,
  readOfKind,
  staff,
} from './publish.service.ts'
import { makeSlots, previewSlots } from './schedule.service.ts'
import { listManagedSlots } from './schedule.store.ts'
import { changeSeries, previewSeries } from './series.service.ts'
import { serviceColumns } from './service-sheet.ts'
import { cancelSlot } from './slot-cancel.service.ts'
import { changeSlot } from './slot-change.service.ts'

const usualLimit = 20
// Activities are kept by their own endpoints; their slots and what is unread of them, by these.
const kind = 'service'
const earliestDay = '2000-01-01'
const latestDay = '2200-01-01'

/** Who looks, where, and by which settings. */
interface View {
  streetId: string
  memberId: string
  policy: Policy
  config: Config
  now: Date
}

export function bindPublish(on: Serving): void {
  bindServices(on)
  bindPoster(on)
  bindSlots(on)
  bindSeries(on)
}

function bindServices(on: Serving): void {
  on.read('GET /v1/streets/:streetId/managed/services', ({ deps, db, params, query, caller, now }) =>
    pageOfServices(db, { ...params, caller, deps, now }, query),
  )

  on.read('GET /v1/streets/:streetId/managed/services.xlsx', ({ deps, db, params, query, caller, now }) => {
    const ask = { ...params, caller, deps, now }
    const page = (part: ListPart) => pageOfServices(db, ask, { ...query, ...part })
    return sheetReply(exportList(db, { ...ask, list: '服务', columns: serviceColumns, page }))
  })

  on.read(
    'GET /v1/streets/:streetId/managed/services/:serviceId',
    async ({ deps, db, params, caller, now }) => {
      const row = await readOfKind(db, { ...params, kind, caller, now }, staff)
      return presentManaged(row, await viewOf(db, { ...params, caller, deps, now }))
    },
  )

  on.write('POST /v1/streets/:streetId/managed/services', async ({ deps, tx, params, body, caller, now }) => {
    const row = await draftService(tx, { ...params, kind, caller, now, edit: body })
    return presentManaged(row, await viewOf(tx, { ...params, caller, deps, now }))
  })

  on.write(
    'PUT /v1/streets/:streetId/managed/services/:serviceId',
    async ({ deps, tx, params, body, caller, now }) => {
      const row = await editService(tx, { ...params, kind, ...body, caller, now })
      return presentManaged(row, await viewOf(tx, { ...params, caller, deps, now }))
    },
  )

  on.write(
    'POST /v1/streets/:streetId/managed/services/:serviceId/clone',
    async ({ deps, tx, params, caller, now }) => {
      const row = await cloneService(tx, { ...params, kind, caller, now })
      return presentManaged(row, await viewOf(tx, { ...params, caller, deps, now }))
    },
  )

  on.write(
    'POST /v1/streets/:streetId/managed/services/:serviceId/transition',
    async ({ deps, tx, params, body, caller, now }) => {
      const row = await moveService(tx, { ...params, kind, ...body, caller, now })
      return presentManaged(row, await viewOf(tx, { ...params, caller, deps, now }))
    },
  )

  on.write(
    'POST /v1/streets/:streetId/managed/services/:serviceId/confirmation',
    async ({ deps, tx, params, caller, now }) => {
      const row = await confirmService(tx, { ...params, kind, caller, now })
      return presentManaged(row, await viewOf(tx, { ...params, caller, deps, now }))
    },
  )
}

async function pageOfServices(
  db: Executor,
  ask: Viewing,
  query: Input<'GET /v1/streets/:streetId/managed/services'>['query'],
) {
  const { streetId, caller, now } = ask
  const view = await viewOf(db, ask)
  const limit = query.limit ?? usualLimit
  const order = orderOf<ServiceSort>('-new', query)
  const asked = {
    scope: scopeOf(caller, staff),
    tsquery: searchAnywhere(streetId, query.q ?? ''),
    status: query.status,
    confirmedBefore:
      query.unconfirmed === true ? addDays(shanghaiDate(now), -view.policy.unconfirmedAfterDays) : undefined,
    order,
    limit: limit + 1,
    now,
  }
  const found = await listManaged(db, streetId, asked)
  const total = await countManaged(db, streetId, asked)
  const page = toSortedPage(found, limit, order, row => row.id)
  return { ...page, total, items: page.items.map(row => presentManaged(row, view)) }
}

function bindPoster(on: Serving): void {
  on.read(
    'GET /v1/streets/:streetId/managed/services/:serviceId/poster',
    async ({ db, deps, params, caller, now }) => {
      const { file, title } = await makePoster(db, {
        ...params,
        kind,
        caller,
        now,
        publicUrl: deps.config.publicUrl,
        factsOf: serviceFacts,
      })
      return new FileReply(file, 'application/pdf', { fileName: `${title}-海报.pdf` })
    },
  )
}

function bindSlots(on: Serving): void {
  on.read(
    'GET /v1/streets/:streetId/managed/services/:serviceId/slots',
    async ({ db, params, query, caller, now }) => {
      await readManaged(db, { ...params, caller, now }, staff)
      const from = shanghaiInstant(query.from ?? earliestDay)
      const before = shanghaiInstant(addDays(query.to ?? latestDay, 1))
      return { items: await listManagedSlots(db, params.streetId, params.serviceId, { from, before }) }
    },
  )

  on.write(
    'POST /v1/streets/:streetId/managed/services/:serviceId/slots/preview',
    ({ tx, params, body, caller, now }) => previewSlots(tx, { ...params, caller, now, rule: body }),
  )

  on.write(
    'POST /v1/streets/:streetId/managed/services/:serviceId/slots',
    ({ tx, params, body, caller, now }) => makeSlots(tx, { ...params, caller, now, rule: body }),
  )

  on.write('PATCH /v1/streets/:streetId/slots/:slotId', ({ tx, params, body, caller, now }) =>
    changeSlot(tx, { ...params, caller, now, change: body }),
  )

  on.write('POST /v1/streets/:streetId/slots/:slotId/cancellation', ({ tx, params, body, caller, now }) =>
    cancelSlot(tx, { ...params, caller, now, reason: body.reason }),
  )
}

function bindSeries(on: Serving): void {
  // It names who is concerned, with their numbers: that is kept nowhere.
  on.secret(
    'POST /v1/streets/:streetId/managed/services/:serviceId/series/preview',
    ({ tx, params, body, caller, now }) => previewSeries(tx, { ...params, ...body, caller, now }),
  )

  on.write(
    'POST /v1/streets/:streetId/managed/services/:serviceId/series',
    ({ tx, params, body, caller, now }) => changeSeries(tx, { ...params, ...body, caller, now }),
  )
}

/** Who looks, at which street. */
interface Viewing {
  streetId: string
  caller: MemberCaller
  deps: Deps
  now: Date
}

async function viewOf(db: Executor, ask: Viewing): Promise<View> {
  const { streetId, caller, deps, now } = ask
  const policy = await loadPolicy(db, streetId)
  return { streetId, memberId: caller.member.id, policy, config: deps.config, now }
}

function presentManaged(row: ManagedRow, view: View): ManagedService {
  const { memberId, policy, now } = view
  const { areaIds: _path, kind: _kind, submittedById, ...rest } = row
  const today = shanghaiDate(now)
  return {
    ...rest,
    picture: presentOwnPicture(row.picture, view),
    isUnconfirmed: isUnconfirmed(row.assuredDate, today, policy.unconfirmedAfterDays),
    isSubmittedByCaller: submittedById === memberId,
  }
}
