import type { AuditLine } from '../audit/audit.store.ts'
import { changedFields } from '../publish/publish.service.ts'
import type { ImportPlan, PlannedService, What } from './import-plan.ts'
import type { Written } from './import-undo.store.ts'

type ImportLine = Pick<AuditLine, 'action' | 'subject' | 'subjectId' | 'detail'>

/**
 * Returns what the log keeps of each service that a file wrote or gave slots. Slots that were there are told
 * of where they are changed.
 */
export function importLines(importId: string, { services, slots }: ImportPlan): ImportLine[] {
  const made = new Map<string, number>()
  for (const { what, serviceId } of slots) {
    if (what === 'added') made.set(serviceId, (made.get(serviceId) ?? 0) + 1)
  }
  const written = services
    .filter(service => service.what !== 'same')
    .map(service => lineOf('service.import', service.id, { importId, ...changeOf(service) }))
  const given = [...made].map(([serviceId, count]) =>
    lineOf('slot.make', serviceId, { importId, made: count }),
  )
  return [...written, ...given]
}

function changeOf({ before, edit, status }: PlannedService): Record<string, unknown> {
  return before === null ? { to: status } : { changed: changedFields(before.edit, edit) }
}

function lineOf(action: string, subjectId: string, detail: Record<string, unknown>): ImportLine {
  return { action, subject: 'service', subjectId, detail }
}

/** Returns what a plan writes, so that it can be taken back. */
export function writtenBy({ services, slots }: ImportPlan): Written {
  const isAdded = ({ what }: { what: What }) => what === 'added'
  const isChanged = ({ what }: { what: What }) => what === 'changed'
  return {
    services: services.filter(isAdded).map(({ id }) => ({ id, version: 1 })),
    slots: slots.filter(isAdded).map(({ id, serviceId }) => ({ id, serviceId })),
    changed: services.filter(isChanged).length + slots.filter(isChanged).length,
  }
}
