import type { StaffRole } from '@yunxuan/domain'
import { createSigner } from 'fast-jwt'
import { sealIdentity } from '../src/features/volunteer/identity.ts'
import { readConfig } from '../src/platform/config.ts'
import type { Db } from '../src/platform/database.ts'
import { newId } from '../src/platform/ids.ts'
import { benchSecrets } from './secrets.ts'
import { seedStreet } from './seed.ts'

/** What the volunteers' records of a street are written with. */
export interface Ground {
  streetId: string
  organizationId: string
  /** Whoever approved them. */
  approverId: string
}

/** Adds a street with its organization and somebody who approved everything. */
export async function seedGround(db: Db, streetId: string): Promise<Ground> {
  await seedStreet(db, streetId, 0)
  const { memberId: approverId } = await seedPerson(db, streetId)
  const { rows } = await db.$client.query<{ id: string }>(
    'select id from organization where street_id = $1',
    [streetId],
  )
  const organizationId = rows[0]?.id
  if (organizationId === undefined) throw new Error('no organization')
  return { streetId, organizationId, approverId }
}

/** Adds somebody with a role for the whole street, signed in to the console; returns the headers they ask with. */
export async function seedStaff(
  db: Db,
  of: { streetId: string; role: StaffRole; jwtSecret: string },
): Promise<Record<string, string>> {
  const { accountId, memberId } = await seedPerson(db, of.streetId)
  const sessionId = newId()
  await db.$client.query(
    `insert into role_grant (street_id, id, member_id, role, starts_at) values ($1, $2, $3, $4, now())`,
    [of.streetId, newId(), memberId, of.role],
  )
  await db.$client.query(
    `insert into session (id, account_id, kind, refresh_hash, rotated_at, expires_at, created_at)
     values ($1, $2, 'console', uuid_send($1), now(), now() + interval '1 day', now())`,
    [sessionId, accountId],
  )
  const sign = createSigner({ key: of.jwtSecret, expiresIn: 3_600_000 })
  return { authorization: `Bearer ${sign({ sub: accountId, sid: sessionId })}` }
}

async function seedPerson(db: Db, streetId: string): Promise<{ accountId: string; memberId: string }> {
  const [accountId, memberId] = [newId(), newId()]
  await db.$client.query('insert into account (id, created_at) values ($1, now())', [accountId])
  await db.$client.query(
    `insert into member (street_id, id, account_id, name, birth_date, declared, created_at)
     values ($1, $2, $3, '陈主任', '1974-03-02', '{}', now())`,
    [streetId, memberId, accountId],
  )
  return { accountId, memberId }
}

/** Adds active volunteers, whose names are sealed as the served API opens them. */
export async function seedVolunteers(db: Db, streetId: string, count: number): Promise<void> {
  await db.$client.query(
    `with a as (insert into account (id, created_at) select gen_random_uuid(), now() from generate_series(1, $2)
         returning id),
       m as (insert into member (street_id, id, account_id, name, birth_date, declared, created_at)
         select $1, gen_random_uuid(), id, '居民', '1954-03-02', '{}', now() from a returning id)
     insert into volunteer (street_id, person_id, member_id, number, status, birth_date, skills, languages,
         service_categories, times, consented_at, consent_version, registered_at)
       select $1, id, id, 'YX' || lpad((row_number() over ())::text, 10, '0'), 'active', '1954-03-02', '{}', '{}',
         '{}', '[]', now(), 1, now() from m`,
    [streetId, count],
  )
  const { rows } = await db.$client.query<{ ownerId: string }>(
    'select person_id as "ownerId" from volunteer where street_id = $1',
    [streetId],
  )
  const config = readConfig({ DATABASE_URL: 'any', ...benchSecrets })
  const names = rows.map(({ ownerId }) =>
    sealIdentity(config, { streetId, ownerId, field: 'real-name' }, '欧阳建国'),
  )
  await db.$client.query(
    `update volunteer v set real_name = s.name from unnest($2::uuid[], $3::bytea[]) as s (person_id, name)
     where v.street_id = $1 and v.person_id = s.person_id`,
    [streetId, rows.map(row => row.ownerId), names],
  )
}
