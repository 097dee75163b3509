import { runMigrations } from 'graphile-worker'
import type pg from 'pg'
import { appendOnlyTables } from './append-only.ts'
import { ConfigError } from './config.ts'
import { scramVerifier } from './scram.ts'

/** The role that holds the API's rights; whoever else the API signs in as is a member of it. */
export const apiRole = 'yunxuan_api'

/** What every session of the API goes by, kept with its role: poolers between drop what a connection asks for. */
const settings = {
  // Just-in-time compilation and a second worker cost more than any of our questions.
  jit: 'off',
  max_parallel_workers_per_gather: '0',
  // Whoever waits longer for a row is told to try again: a stuck slot must not hold up a street.
  lock_timeout: '3s',
  // Long enough for every question of ours; a runaway one must not hold its connection for ever.
  statement_timeout: '15s',
  idle_in_transaction_session_timeout: '30s',
} as const

/** PostgreSQL's insufficient_privilege. */
const isForbidden = (error: unknown) => error instanceof Error && 'code' in error && error.code === '42501'

/**
 * Makes the role the API signs in as, with the password of its address, where the one who migrates may; else it has to
 * be there. An address without a password changes none. It owns nothing: its rights come by grantRights.
 */
export async function prepareApiRole(client: pg.Client, apiUrl: string): Promise<void> {
  const { username, password } = new URL(apiUrl)
  const role = decodeURIComponent(username)
  const quoted = client.escapeIdentifier(role)
  const secret = decodeURIComponent(password)
  const secretly = secret === '' ? '' : ` password ${client.escapeLiteral(scramVerifier(secret))}`
  const { rows } = await client.query<{ isMe: boolean; isThere: boolean }>(
    'select current_user = $1 as "isMe", exists (select from pg_roles where rolname = $1) as "isThere"',
    [role],
  )
  if (rows[0]?.isMe === true) {
    throw new ConfigError(
      'DATABASE_URL and MIGRATE_DATABASE_URL name the same role: the API must own nothing',
    )
  }
  const isThere = rows[0]?.isThere === true
  try {
    await client.query('begin')
    if (!isThere) await client.query(`create role ${quoted} nosuperuser nocreaterole nocreatedb`)
    await client.query(`alter role ${quoted} login${secretly}`)
    if (role !== apiRole) {
      await client.query(
        `do $$ begin create role ${apiRole} nologin; exception when duplicate_object then null; end $$`,
      )
      await client.query(`grant ${apiRole} to ${quoted}`)
    }
    for (const [name, value] of Object.entries(settings)) {
      await client.query(`alter role ${quoted} set ${name} = ${client.escapeLiteral(value)}`)
    }
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    if (!isForbidden(error)) throw error
    // A role somebody else made and keeps is as good.
    const lacking = isThere ? await lackingFor(client, role) : `create role ${role} login password '…'`
    if (lacking === undefined) return
    throw new ConfigError(
      `the role of the API is not there and MIGRATE_DATABASE_URL may not make it: ${lacking}`,
    )
  }
}

/** Returns what a superuser has to say before a role somebody else made has the API's rights. */
async function lackingFor(client: pg.Client, role: string): Promise<string | undefined> {
  const { rows } = await client.query<{ name: string; isMember: boolean }>(
    'select rolname as name, pg_has_role($1, oid, $2) as "isMember" from pg_roles where rolname = $3',
    [role, 'member', apiRole],
  )
  const [held] = rows
  if (held?.isMember === true) return undefined
  return `${held === undefined ? `create role ${apiRole} nologin; ` : ''}grant ${apiRole} to ${role}`
}

/**
 * Gives the API's role what it needs and takes what it must not have, each time somebody migrates: whoever made the
 * schema may not have been able to make the role. What is as it should be is not written again.
 */
export async function grantRights(client: pg.Client, url: string): Promise<void> {
  const { rows } = await client.query<{ text: string }>(
    `select format('grant usage on schema public to %I', $2::text) as text
        where not has_schema_privilege($2, 'public', 'usage')
      union all
      select format(t.form, t.oid::regclass, $2::text) from (
        select c.oid, right_of.form from pg_class c
          cross join lateral (values
            (true, 'SELECT', 'grant select on %s to %I'),
            (true, 'INSERT', 'grant insert on %s to %I'),
            (c.relname <> all ($1), 'UPDATE', 'grant update on %s to %I'),
            (c.relname <> all ($1), 'DELETE', 'grant delete on %s to %I')) as right_of (is_due, name, form)
          where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
            and pg_has_role(c.relowner, 'member') and right_of.is_due and not has_table_privilege($2, c.oid, right_of.name)
        union all
        select c.oid, 'revoke update, delete, truncate on %s from %I' from pg_class c
          where c.relnamespace = 'public'::regnamespace and c.relname = any ($1)
            and (has_any_column_privilege($2, c.oid, 'UPDATE') or has_table_privilege($2, c.oid, 'DELETE, TRUNCATE'))
      ) as t`,
    [appendOnlyTables, apiRole],
  )
  for (const { text } of rows) await client.query(text)
  await grantQueue(client, url)
}

/**
 * Lets the API's role read how far the schema has come, and work at the queue, whose tables its own library makes and
 * keeps from everybody else.
 */
async function grantQueue(client: pg.Client, url: string): Promise<void> {
  await runMigrations({ connectionString: url })
  await client.query(`do $$
    declare of_queue text;
    begin
      grant usage on schema drizzle to ${apiRole};
      grant select on drizzle.__drizzle_migrations to ${apiRole};
      grant usage on schema graphile_worker to ${apiRole};
      grant select, insert, update, delete on all tables in schema graphile_worker to ${apiRole};
      grant usage on all sequences in schema graphile_worker to ${apiRole};
      grant execute on all functions in schema graphile_worker to ${apiRole};
      for of_queue in select c.relname from pg_class c
        where c.relnamespace = 'graphile_worker'::regnamespace and c.relrowsecurity loop
        execute format('drop policy if exists ${apiRole} on graphile_worker.%I', of_queue);
        execute format('create policy ${apiRole} on graphile_worker.%I to ${apiRole} using (true) with check (true)', of_queue);
      end loop;
    end $$`)
}

/**
 * Returns in one line what whoever is signed in may do and must not: act as the owner of a table, or change what is
 * append-only. Undefined when all is as it should be.
 */
export async function findTooMuchPower(client: pg.Client): Promise<string | undefined> {
  const { rows: owned } = await client.query<{ name: string; isSuper: boolean }>(
    `select c.relname as name, u.rolsuper as "isSuper" from pg_roles u, pg_class c
      where u.rolname = session_user and c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
        and (u.rolsuper or pg_has_role(session_user, c.relowner, 'member')) order by 1 limit 1`,
  )
  const [mine] = owned
  if (mine !== undefined) {
    return mine.isSuper
      ? 'DATABASE_URL signs in as a superuser: let it name a role that owns nothing, and MIGRATE_DATABASE_URL the owner'
      : `DATABASE_URL signs in as the owner of ${mine.name}: let it name a role that owns nothing, and MIGRATE_DATABASE_URL the owner`
  }
  const { rows } = await client.query<{ name: string; right: string | null; isGuarded: boolean }>(
    `select k.name, case when to_regclass('public.' || k.name) is null then null
        when has_any_column_privilege(session_user, 'public.' || k.name, 'UPDATE') then 'update'
        when has_table_privilege(session_user, 'public.' || k.name, 'DELETE') then 'delete'
        when has_table_privilege(session_user, 'public.' || k.name, 'TRUNCATE') then 'truncate' end as "right",
      exists (select from pg_trigger t where t.tgrelid = to_regclass('public.' || k.name)
        and t.tgname = k.name || '_append_only' and t.tgenabled in ('O', 'A')) as "isGuarded"
      from unnest($1::text[]) as k (name) order by 1`,
    [appendOnlyTables],
  )
  for (const { name, right, isGuarded } of rows) {
    if (right !== null)
      return `DATABASE_URL signs in as a role that may ${right} ${name}, which is append-only: revoke it`
    if (!isGuarded) return `the trigger ${name}_append_only is not enabled: enable it, or restore a backup`
  }
  return undefined
}

/** Returns in one line what whoever is signed in would need and has not; undefined when nothing is lacking. */
export async function findTooLittlePower(client: pg.Client): Promise<string | undefined> {
  const { rows } = await client.query<{ name: string; right: string }>(
    `select k.name, k."right" from (values ('street', 'SELECT'), ('booking', 'SELECT'), ('booking', 'INSERT'),
        ('booking', 'UPDATE'), ('audit', 'INSERT')) as k (name, "right")
      where not has_schema_privilege(session_user, 'public', 'usage')
        or not has_table_privilege(session_user, 'public.' || k.name, k."right") limit 1`,
  )
  const [lacking] = rows
  if (lacking === undefined) return undefined
  return `DATABASE_URL signs in as a role that may not ${lacking.right.toLowerCase()} ${lacking.name}: start once with MIGRATE_DATABASE_URL, which gives it its rights`
}
