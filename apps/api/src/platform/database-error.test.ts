import { describe, expect, it } from 'vitest'
import { brokenConstraint, inShort, isContention, isDatabaseTrouble } from './database-error.ts'

/** An error as the driver makes it of PostgreSQL's, and as drizzle wraps it. */
function said(code: string, message = '', more: object = {}): Error {
  const error = Object.assign(new Error(message), { severity: 'ERROR', code, ...more })
  return new Error('Failed query: insert … params: 王秀兰', { cause: error })
}

describe('a constraint', () => {
  it.each([
    [said('23505', '', { constraint: 'slot_once' }), 'slot_once'],
    [said('23505', 'duplicate key value violates unique constraint "slot_once_102008"'), 'slot_once'],
    [said('XX000', 'duplicate key value violates unique constraint "slot_once_102008"'), 'slot_once'],
    [said('23514', 'new row for relation "slot" violates check constraint "slot_room"'), 'slot_room'],
    [said('23503', 'insert or update on table "b" violates foreign key constraint "b_slot"'), 'b_slot'],
    [said('23P01', 'conflicting key value violates exclusion constraint "room_once"'), 'room_once'],
  ])('is read from what names it and from what only says it', (error, name) => {
    expect(brokenConstraint(error)).toBe(name)
  })

  it.each([
    said('23502', 'null value in column "name" of relation "member" violates not-null constraint'),
    said('42704', 'constraint "slot_once" does not exist'),
    new Error('violates unique constraint "slot_once"'),
  ])('is not read from what breaks none that others could have broken first', error => {
    expect(brokenConstraint(error)).toBeUndefined()
  })
})

describe('trouble with the database', () => {
  it.each(['08006', '53100', '53200', '53300', '57P01', '57P02', '57P03', '25006', '58030'])(
    'is what PostgreSQL says by %s',
    code => {
      expect([isDatabaseTrouble(said(code)), isContention(said(code))]).toEqual([true, false])
    },
  )

  it.each(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND'])(
    'is what the network says by %s',
    code => {
      const lost = Object.assign(new Error('connect'), { code })
      expect(isDatabaseTrouble(new AggregateError([lost]))).toBe(true)
      expect(isDatabaseTrouble(new Error('Failed query', { cause: lost }))).toBe(true)
    },
  )

  it.each([
    'Connection terminated unexpectedly',
    'Connection terminated due to connection timeout',
    'timeout exceeded when trying to connect',
    'Query read timeout',
    'Client has encountered a connection error and is not queryable',
  ])('is what the driver has only words for: %s', words => {
    expect(isDatabaseTrouble(new Error(words))).toBe(true)
  })

  it.each(['23505', '22P02', '42P01', '40001', '55P03'])('is not %s', code => {
    expect(isDatabaseTrouble(said(code))).toBe(false)
  })
})

it('what is logged names codes and constraints, never what people typed', () => {
  const broken = said('23514', 'violates check: 王秀兰', { constraint: 'member_name' })
  expect(inShort(broken)).toBe('Error 23514 member_name')
})
