import { type Access, allEndpoints, anyStaff, type Endpoint, type EndpointKey } from '@yunxuan/contract'
import { type StaffRole, staffRoles } from '@yunxuan/domain'
import { beforeAll, describe, expect, test } from 'vitest'
import { openHouse } from '../house.ts'
import { type Caller, sowCallers } from './callers.ts'
import { dryRunning } from './dry-run.ts'
import { asking, denyAtDoor, type Question, questionsOf, sayRow, unseen } from './matrix.ts'
import { sowWorld } from './world.ts'

const house = await openHouse()
const world = await sowWorld(house)
const callers = await sowCallers(house, world)
const questions = questionsOf(world)
const ask = asking(house, world)
const matrix = new Map<Question, Map<string, string>>()
beforeAll(async () => {
  dryRunning(house.db).isOn = true
  await each(questions, async question => {
    const row = new Map<string, string>()
    for (const caller of callers) row.set(caller.name, await ask(question, caller))
    // A list of which nobody sees anything names no rows at all.
    const isNameless = [...row.values()].every(outcome => outcome !== 'done')
    const said = [...row].map(([name, was]) => [name, isNameless && was === unseen ? 'done' : was] as const)
    matrix.set(question, new Map(said))
  })
})

const ownRefusals = ({ key }: Question): readonly string[] => allEndpoints[key].refusals
const outcomeOf = (question: Question, { name }: Caller) => matrix.get(question)?.get(name) ?? 'not asked'
const isThrough = (outcome: string) => !['not_allowed', 'not asked'].includes(outcome)
const accessOf = ({ key }: Question): Access => {
  const { access }: Endpoint = allEndpoints[key]
  return access
}

// Some thousand calls; nobody's changes what the next one meets, so several endpoints are asked at a time.
const lanes = 4
async function each<T>(all: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  const waiting = [...all]
  const lane = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await work(next)
  }
  await Promise.all(Array.from({ length: lanes }, lane))
}

interface Mutant {
  name: string
  access: Access
  /** It only lets in more. */
  isWider: boolean
}

/** Returns every declaration that differs in one thing: a role fewer, a role more, or another door. */
function mutantsOf(question: Question): Mutant[] {
  const { key } = question
  const access = accessOf(question)
  const doors = ['public', 'account', 'member'] as const
  const roles = typeof access === 'string' ? [] : access.roles
  const breadth = typeof access === 'string' ? doors.indexOf(access) : doors.length
  const isRoled = typeof access !== 'string'
  const absent = staffRoles.filter(role => !roles.includes(role))
  return [
    ...doors
      .filter(door => door !== access)
      .map(door => ({ name: `${key} as ${door}`, access: door, isWider: doors.indexOf(door) < breadth })),
    ...roles.map(role => ({
      name: `${key} without ${role}`,
      access: { roles: roles.filter(other => other !== role) },
      isWider: false,
    })),
    ...(isRoled ? absent : []).map(role => ({
      name: `${key} with ${role}`,
      access: { roles: [...roles, role] },
      isWider: true,
    })),
    ...(isRoled ? [] : [{ name: `${key} as anybody who holds a role`, access: anyStaff, isWider: false }]),
  ]
}

describe('who may call what', () => {
  test('is as it is written down: every endpoint, every kind of caller', async () => {
    const rows = questions.map(question => sayRow(question, matrix.get(question) ?? new Map(), callers))
    await expect(`${rows.join('\n\n')}\n`).toMatchFileSnapshot('access-matrix.txt')
  })

  test('is decided at the door as it is declared: nobody else comes in, and nobody is turned away', () => {
    const doors = ['not_signed_in', 'session_ended', 'member_missing', 'not asked']
    const wrong = questions.flatMap(question =>
      callers.flatMap(caller => {
        const outcome = outcomeOf(question, caller)
        const denial = denyAtDoor(accessOf(question), caller)
        const isTurnedAway = doors.includes(outcome) && !ownRefusals(question).includes(outcome)
        const isRight = denial === undefined ? !isTurnedAway : outcome === denial
        return isRight ? [] : [`${question.key}: ${caller.name} got ${outcome}`]
      }),
    )
    expect(wrong).toEqual([])
  })

  test('no role is declared in vain: somebody who holds it, and nothing else, gets through', () => {
    const through = (role: StaffRole, key: EndpointKey) =>
      questions.some(
        question =>
          question.key === key &&
          callers.some(one => one.roles.includes(role) && isThrough(outcomeOf(question, one))),
      )
    const vain = questions.flatMap(question => {
      const access = accessOf(question)
      if (typeof access === 'string') return []
      const { key } = question
      return access.roles.filter(role => !through(role, key)).map(role => `${key}: ${role}`)
    })
    expect(vain).toEqual([])
  })

  test('and no call of any of them fails', () => {
    const failed = questions.filter(question =>
      callers.some(caller => outcomeOf(question, caller) === 'internal'),
    )
    expect(failed.map(question => question.key)).toEqual([])
  })

  test('a role taken from a declaration is missed, and a door left open is noticed or shut again behind', async () => {
    const tried: (Mutant & { isNoticed: boolean })[] = []
    // An endpoint at a time: its declaration is another one while it is asked.
    await each([...new Set(questions.map(question => question.key))], async key => {
      const own = questions.filter(question => question.key === key)
      for (const mutant of own.slice(0, 1).flatMap(mutantsOf)) {
        let isNoticed = false
        for (const question of own) isNoticed ||= await isNoticedIn(question, mutant)
        tried.push({ ...mutant, isNoticed })
      }
    })
    const unnoticed = tried.filter(mutant => !mutant.isNoticed)
    // Whoever comes in by an open door is refused by what they ask for: its area, organization or owner.
    expect(unnoticed.filter(mutant => !mutant.isWider).map(mutant => mutant.name)).toEqual([])
  }, 300_000)
})

/** Decides whether anybody whom a changed declaration concerns gets something else by it. */
async function isNoticedIn(question: Question, { access }: Mutant): Promise<boolean> {
  const endpoint: Endpoint = allEndpoints[question.key]
  const before = endpoint.access
  // The endpoint may turn somebody away by itself just as the other door would.
  const concerned = callers.filter(
    one =>
      denyAtDoor(before, one) !== denyAtDoor(access, one) &&
      denyAtDoor(access, one) !== outcomeOf(question, one),
  )
  if (concerned.length === 0) return true
  endpoint.access = access
  try {
    for (const caller of concerned) {
      const outcome = await ask(question, caller)
      const isSame = [outcome, outcome === unseen ? 'done' : outcome].includes(outcomeOf(question, caller))
      if (!isSame) return true
    }
    return false
  } finally {
    endpoint.access = before
  }
}
