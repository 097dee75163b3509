import type { Audience } from '@yunxuan/domain'
import { boolean, date, foreignKey, index, integer, text, unique, uuid } from 'drizzle-orm/pg-core'
import {
  bytes,
  idColumn,
  indexOfSound,
  instantColumn,
  lettersOf,
  plainText,
  refers,
  streetTable,
} from '../../platform/columns.ts'
import { area, street } from '../street/street.table.ts'

type Gender = 'female' | 'male'

/** An account's person inside one street; persons the desk wrote down have no account. */
export const member = streetTable(
  'member',
  {
    id: idColumn(),
    accountId: uuid('account_id'),
    name: plainText('name').notNull(),
    phone: text('phone'),
    phoneTail: text('phone_tail'),
    birthDate: date('birth_date', { mode: 'string' }),
    gender: text('gender').$type<Gender>(),
    areaId: uuid('area_id'),
    declared: text('declared').array().$type<Audience[]>().notNull(),
    /** Said on the pick-a-person screen of the demo. */
    demoIntro: text('demo_intro'),
    isSample: boolean('is_sample').notNull().default(false),
    createdAt: instantColumn('created_at').notNull(),
  },
  t => [
    foreignKey({ columns: [t.streetId], foreignColumns: [street.id] }),
    unique('member_account').on(t.streetId, t.accountId),
    refers(t.areaId, area.id),
    // Whose streets: asked at each sign-in to the console.
    index('member_of_account').on(t.accountId),
    index('member_name').on(t.streetId, t.name, t.id),
    index('member_by_sound').on(t.streetId, indexOfSound(t.name), t.id),
    index('member_phone').on(t.streetId, t.phone),
    index('member_phone_tail').on(t.streetId, t.phoneTail),
    index('member_letters').using('gin', lettersOf(t.streetId, t.name)),
  ],
)

/** A person a member may book for, kept with consent. */
export const dependant = streetTable(
  'dependant',
  {
    id: idColumn(),
    memberId: uuid('member_id').notNull(),
    name: plainText('name').notNull(),
    relation: text('relation').$type<'parent' | 'child' | 'spouse' | 'grandparent' | 'other'>().notNull(),
    /** Only what was written before birth dates were sealed; the next start seals it. */
    birthDate: date('birth_date', { mode: 'string' }),
    /** Encrypted and bound to the row; null once the dependant is forgotten. */
    birthSealed: bytes('birth_sealed'),
    gender: text('gender').$type<Gender>(),
    areaId: uuid('area_id'),
    consentedAt: instantColumn('consented_at').notNull(),
    /** The wording that was agreed to. */
    consentVersion: integer('consent_version').notNull(),
    forgottenAt: instantColumn('forgotten_at'),
  },
  t => [
    refers(t.memberId, member.id),
    refers(t.areaId, area.id),
    index('dependant_member').on(t.streetId, t.memberId),
    index('dependant_name').on(t.streetId, t.name),
    index('dependant_by_sound').on(t.streetId, indexOfSound(t.name), t.id),
    index('dependant_letters').using('gin', lettersOf(t.streetId, t.name)),
  ],
)
