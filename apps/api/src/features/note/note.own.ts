import type { NoteKind } from '@yunxuan/domain'
import type { OwnRow, OwnSource } from '../../platform/own-data.ts'
import { openNote } from '../../platform/sealed-note.ts'

const kindNames: Readonly<Record<NoteKind, string>> = { general: '一般', health: '健康情况' }

/** What somebody told a provider in private, as long as it is kept. */
export const noteOwn: readonly OwnSource[] = [
  {
    name: 'notes',
    title: '我的私密备注',
    holds: [],
    heads: {
      service: '服务',
      kind: '类别',
      text: '内容',
      healthConsentAt: '同意用健康信息的时间',
      eraseAt: '到时清除',
      erasedAt: '清除时间',
    },
    says: { kind: kindNames },
    read: async (db, { config, streetId, memberId }) => {
      const { rows } = await db.$client.query<OwnRow & { ownerId: string; sealed: Buffer | null }>({
        name: 'own-notes',
        text: `select v.title as service, n.booking_id as "ownerId", n.kind, n.sealed,
            n.health_consent_at as "healthConsentAt", n.erase_at as "eraseAt", n.erased_at as "erasedAt"
          from booking_note n join booking b on b.street_id = $1 and b.id = n.booking_id
            join slot s on s.street_id = $1 and s.id = b.slot_id
            join service v on v.street_id = $1 and v.id = s.service_id
          where n.street_id = $1 and b.member_id = $2
          union all
          select v.title, n.waitlist_id, n.kind, n.sealed, n.health_consent_at, n.erase_at, null
          from waitlist_note n join waitlist w on w.street_id = $1 and w.id = n.waitlist_id
            join slot s on s.street_id = $1 and s.id = w.slot_id
            join service v on v.street_id = $1 and v.id = s.service_id
          where n.street_id = $1 and w.member_id = $2`,
        values: [streetId, memberId],
      })
      return rows.map(({ ownerId, sealed, ...row }) => ({
        ...row,
        text: sealed && openNote(config, streetId, ownerId, sealed),
      }))
    },
  },
]
