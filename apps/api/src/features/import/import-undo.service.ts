import type { ImportWritten } from '@yunxuan/contract'
import type { Executor, Tx } from '../../platform/database.ts'
import { brokenConstraint } from '../../platform/database-error.ts'
import { Refusal } from '../../platform/refuse.ts'
import { roleAt } from '../../platform/scope.ts'
import { writeDeed } from '../audit/audit.store.ts'
import { type ImportAsk, importers, keptMs } from './import.service.ts'
import { lockImports } from './import.store.ts'
import {
  deleteWritten,
  listWritten,
  lockTouched,
  lockWritten,
  markUndone,
  type TouchedService,
  type Written,
  type WrittenFile,
} from './import-undo.store.ts'

/** Returns what somebody wrote by files that are still kept, the newest first. */
export async function listOwnWritten(
  db: Executor,
  { streetId, caller, now }: ImportAsk,
): Promise<ImportWritten[]> {
  const since = new Date(now.getTime() - keptMs)
  const files = await listWritten(db, streetId, { memberId: caller.member.id, since })
  return files.map(presentWritten).filter(({ services, slots }) => services + slots > 0)
}

/**
 * Takes back all that a file added, or nothing: only while nobody has published, changed or added to any of it, and
 * only where it changed nothing that was there before.
 */
export async function undoImport(tx: Tx, ask: ImportAsk & { importId: string }): Promise<ImportWritten> {
  const { streetId, caller, now, importId } = ask
  const file = await lockWritten(tx, streetId, importId, new Date(now.getTime() - keptMs))
  if (file?.createdBy !== caller.member.id) throw new Refusal('import_gone')
  await lockImports(tx, streetId)
  const { written } = file
  const touched = await lockTouched(tx, streetId, touchedIds(written))
  const hindrance = hindranceOf(written, touched)
  if (hindrance !== undefined) throw new Refusal('import_in_use', { detail: hindrance })
  const [role] = touched.map(service => roleAt(caller, importers, service, now))
  await remove(tx, streetId, written)
  await markUndone(tx, streetId, importId)
  const made = presentWritten(file)
  const detail = { services: made.services, slots: made.slots }
  await writeDeed(tx, ask, { role: role ?? 'coordinator', action: 'import.reverse', id: importId, detail })
  return made
}

const touchedIds = ({ services, slots }: Written): string[] => [
  ...new Set([...services.map(({ id }) => id), ...slots.map(({ serviceId }) => serviceId)]),
]

/** Returns in words what stands in the way; undefined where nothing does. */
function hindranceOf(written: Written, touched: readonly TouchedService[]): string | undefined {
  if (written.changed > 0) {
    return `这次导入还改了原来就有的 ${written.changed} 行，不能一起撤销。请在服务和场次里逐项改回。`
  }
  const shown = touched.filter(({ status }) => status !== 'draft' && status !== 'in_review')
  if (shown.length > 0) {
    return `其中 ${shown.length} 项服务已经发布过，居民可能看到或约了。请在服务里暂停、归档，或取消场次并写明原因。`
  }
  const versions = new Map(touched.map(({ id, version }) => [id, version]))
  const edited = written.services.filter(({ id, version }) => versions.get(id) !== version)
  return edited.length === 0
    ? undefined
    : `其中 ${edited.length} 项服务导入以后有人改过或处理过，请逐项处理。`
}

async function remove(tx: Tx, streetId: string, { services, slots }: Written): Promise<void> {
  const asked = { serviceIds: services.map(({ id }) => id), slotIds: slots.map(({ id }) => id) }
  const gone = await deleteWritten(tx, streetId, asked).catch((error: unknown) => {
    if (brokenConstraint(error) !== undefined) throw builtUpon()
    throw error
  })
  if (gone.services < asked.serviceIds.length || gone.slots < asked.slotIds.length) throw builtUpon()
}

const builtUpon = () =>
  new Refusal('import_in_use', { detail: '导入以后，有人在这些服务下面加了场次或别的内容，请逐项处理。' })

function presentWritten({ id, fileName, committedAt, written }: WrittenFile): ImportWritten {
  return {
    id,
    fileName,
    committedAt: committedAt.toISOString(),
    services: written.services.length,
    slots: written.slots.length,
    changed: written.changed,
  }
}
