import type { CertificateKind } from '@yunxuan/domain'
import { sql } from 'drizzle-orm'
import { bigint, index, integer, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { bytes, indexOfSound, instantColumn, keyedBy, refers, streetTable } from '../../platform/columns.ts'
import { member } from '../member/member.table.ts'

/** A document that anybody can check; append-only, a revocation is a row of its own. */
export const certificate = streetTable(
  'certificate',
  {
    number: text('number').notNull(),
    kind: text('kind').$type<CertificateKind>().notNull(),
    title: text('title').notNull(),
    personId: uuid('person_id').notNull(),
    memberId: uuid('member_id').notNull(),
    /** As it was on the day. */
    personName: text('person_name').notNull(),
    volunteerNumber: text('volunteer_number').notNull(),
    /** 0 on a service record. */
    stars: integer('stars').notNull(),
    minutes: integer('minutes').notNull(),
    runId: uuid('run_id'),
    issuedAt: instantColumn('issued_at').notNull(),
    /** Where the chain of hours stood. */
    chainSeq: bigint('chain_seq', { mode: 'number' }),
    chainHash: bytes('chain_hash'),
  },
  t => [
    keyedBy(t.number),
    refers(t.memberId, member.id),
    uniqueIndex('certificate_of_run').on(t.streetId, t.runId, t.personId).where(sql`run_id is not null`),
    index('certificate_member').on(t.streetId, t.memberId, t.issuedAt),
    index('certificate_issued').on(t.streetId, t.issuedAt, t.number),
    index('certificate_name').on(t.streetId, t.personName),
    index('certificate_by_sound').on(t.streetId, indexOfSound(t.personName), t.number),
    index('certificate_title').on(t.streetId, indexOfSound(t.title), t.number),
    index('certificate_minutes').on(t.streetId, t.minutes, t.number),
    index('certificate_volunteer').on(t.streetId, t.volunteerNumber),
    index('certificate_person').on(t.streetId, t.personId, t.stars),
  ],
)

/** Why a certificate does not hold any more; append-only, and once. */
export const certificateRevocation = streetTable(
  'certificate_revocation',
  {
    number: text('number').notNull(),
    reason: text('reason').notNull(),
    revokedBy: uuid('revoked_by').notNull(),
    revokedAt: instantColumn('revoked_at').notNull(),
  },
  t => [keyedBy(t.number), refers(t.number, certificate.number), refers(t.revokedBy, member.id)],
)
