import type { Executor } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'

/** Who did what to what. */
export interface AuditLine {
  streetId: string
  at: Date
  /** The member who acted; null when the system did. */
  actorId: string | null
  /** The role they acted in: resident, provider, coordinator, … or system. */
  actorRole: string
  /** subject.verb, such as booking.cancel. */
  action: string
  subject: string
  subjectId: string | null
  /** Without personal data. */
  detail: Record<string, unknown>
}

/** Appends lines to the log of a street, in the transaction of what they tell. */
export async function writeAudit(tx: Executor, lines: readonly AuditLine[]): Promise<void> {
  if (lines.length === 0) return
  const rows = lines.map(line => ({
    street_id: line.streetId,
    id: newId(),
    at: line.at,
    actor_id: line.actorId,
    actor_role: line.actorRole,
    action: line.action,
    subject: line.subject,
    subject_id: line.subjectId,
    detail: line.detail,
  }))
  await tx.$client.query({
    name: 'audit-write',
    text: `insert into audit (street_id, id, at, actor_id, actor_role, action, subject, subject_id, detail)
      select street_id, id, at, actor_id, actor_role, action, subject, subject_id, detail
      from json_to_recordset($1::json) as r(street_id text, id uuid, at timestamptz, actor_id uuid,
        actor_role text, action text, subject text, subject_id uuid, detail jsonb)`,
    values: [JSON.stringify(rows)],
  })
}
