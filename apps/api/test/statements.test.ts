import { describe, expect, test } from 'vitest'
import { faultsOf } from './statements.ts'

const faults = (text: string, name?: string) => faultsOf({ name, text })

describe('a statement that cannot be spread out is found', () => {
  test('one of a single street passes, whatever it joins, as do writes and what is global', async () => {
    for (const text of [
      'select m.name from booking b join member m on m.street_id = $1 and m.id = b.member_id where b.street_id = $1',
      'select 1 from slot where street_id = $1 and id = any($2::uuid[]) order by id for no key update',
      'insert into rating (street_id, id) values ($1, $2) on conflict do nothing',
      'insert into rating (street_id, id) select $1, id from unnest($2::uuid[]) as r(id)',
      'update slot s set taken = r.taken from unnest($2::uuid[]) as r(taken) where s.street_id = $1 and s.id = r.id',
      'delete from service_listing n using service v where n.street_id = $1 and v.street_id = $1 and v.id = n.id',
      `with recursive up(id) as (select id from team where street_id = $1
        union select t.id from team t join up on t.id = up.parent_id where t.street_id = $1) select id from up`,
      'update session set revoked_at = $2 where id = $1',
    ]) {
      expect(await faults(text), text).toEqual([])
    }
  })

  test('a join by street_id between columns, in a subquery as well', async () => {
    expect(
      await faults('select from booking b join slot s on s.street_id = b.street_id where b.street_id = $1'),
    ).toContain('compares street_id with a column')
    expect(
      await faults(`select (select count(*) from slot s where s.street_id = v.street_id) from service v
        where v.street_id = $1`),
    ).toContain('compares street_id with a column')
  })

  test('a table of which nobody said of which street', async () => {
    expect(
      await faults('select from booking b join slot s on s.id = b.slot_id where b.street_id = $1'),
    ).toEqual(['does not say of which street s is'])
    expect(await faults('update slot s set taken = 0 from booking b where b.street_id = $1')).toEqual([
      'does not say of which street s is',
    ])
    expect(
      await faults(`with recursive up(id) as (select id from team where street_id = $1
        union select t.id from team t join up on t.id = up.parent_id) select id from up`),
    ).toEqual(['does not say of which street t is'])
  })

  test('a street that is said of some rows only, or of two streets', async () => {
    const unsaid = ['does not say of which street slot is']
    expect(await faults('select id from slot where street_id = $1 or id = $2')).toEqual(unsaid)
    expect(await faults('select id from slot where street_id = coalesce($1, street_id)')).toHaveLength(1)
    expect(await faults('select id from slot where street_id = any($1::uuid[])')).toEqual(['names no street'])
    expect(
      await faults(`select s.id from slot s where exists
        (select from booking s where s.street_id = $1 and s.id = $2)`),
    ).toEqual(['does not say of which street s is'])
    expect(
      await faults('select 1 from slot s join service v on v.street_id = $2 where s.street_id = $1'),
    ).toEqual(['asks two streets'])
  })

  test('a question to every street that is not listed as one, and a lock in it', async () => {
    expect(await faults('select id from slot where id = $1')).toEqual(['names no street'])
    expect(await faults('select id from slot where id = $1 for update', 'birth-streets')).toEqual([
      'locks in every street',
    ])
    expect(await faults('select id from slot where street_id = $1', 'birth-streets')).toHaveLength(1)
  })

  test('a lock under an outer join, and what a returning computes', async () => {
    expect(
      await faults(`select m.id from member m left join area a on a.street_id = $1 and a.id = m.area_id
        where m.street_id = $1 for update of m`),
    ).toEqual(['locks under an outer join'])
    expect(
      await faults(`update member set name = $2 where street_id = $1 returning to_char(birth_date, 'YYYY')`),
    ).toEqual(['computes in its returning'])
  })
})
