import { describe, expect, test } from 'vitest'
import { codeOf } from '../../../test/code-of.ts'
import { openPair } from '../../../test/pair.ts'
import { photograph, sendPicture } from '../../../test/send-picture.ts'

const { house, second } = await openPair()
const street = await house.sow.aStreet()
const { streetId, areaId } = street
const keeper = await house.sow.aStaff(street, 'coordinator')
const fixer = await house.sow.aStaff(street, 'coordinator')
const checker = await house.sow.aStaff(street, 'reviewer')
const as = { keeper: await house.as(keeper), fixer: await house.as(fixer), checker: await house.as(checker) }
const resident = await house.as(await house.sow.aMember(street))

const one = '/v1/streets/:streetId/matters/:matterId' as const
const at = (matterId: string) => ({ params: { streetId, matterId } })
type Client = typeof resident
type Body = NonNullable<Parameters<typeof stepBody>[0]>
const stepBody = (body: {
  act: 'take' | 'publish' | 'answer' | 'check' | 'fail'
  severity?: 'now' | 'soon' | 'plan'
  verdict?: 'fixed' | 'made_safe' | 'handed_on' | 'not_found'
  ownerId?: string
  word?: string
  handedTo?: string
  title?: string
  text?: string
  pictureIds?: string[]
}) => body

const raise = (placeNote?: string) =>
  resident('POST /v1/streets/:streetId/matters', {
    params: { streetId },
    body: { kind: 'hazard', text: '灭火器压力不够了', areaId, ...(placeNote ? { placeNote } : {}) },
  })
const managed = (id: string) => as.keeper('GET /v1/streets/:streetId/managed/matters/:matterId', at(id))
const step = async (client: Client, id: string, body: Body) => {
  const { version } = await managed(id)
  return client(`POST ${one}/steps`, { ...at(id), body: { ...body, version } })
}
const take = (id: string, severity: 'now' | 'soon' | 'plan' = 'soon') =>
  step(as.keeper, id, { act: 'take', ownerId: fixer.memberId, severity })
const aPhotograph = async () => {
  const token = await house.tokenOf(fixer)
  return (await sendPicture(house, { streetId, token, bytes: await photograph() })).body.id
}
const fix = async (id: string) =>
  step(as.fixer, id, {
    act: 'answer',
    verdict: 'fixed',
    word: '换了两具新的。',
    pictureIds: [await aPhotograph()],
  })

test('has a place, is seen without it, is gone once a photograph shows it, and over once a second person looked', async () => {
  expect(await codeOf(raise())).toBe('place_missing')
  expect(await codeOf(raise(' '))).toBe('place_missing')
  const where = '三单元王家门口'
  const { id } = await raise(where)
  await take(id)
  await step(as.keeper, id, { act: 'publish', title: '灭火器没压力', text: '有一处灭火器没压力了。' })
  expect(await resident(`GET ${one}`, at(id))).toMatchObject({
    placeNote: where,
    raisedText: '灭火器压力不够了',
  })
  expect(JSON.stringify(await house.guest(`GET ${one}`, at(id)))).not.toContain('王家')
  const unproven = step(as.fixer, id, { act: 'answer', verdict: 'fixed', word: '换了两具新的。' })
  expect(await codeOf(unproven)).toBe('picture_missing')
  await fix(id)
  expect(await managed(id)).toMatchObject({ status: 'answered', pictures: [{ moment: 'after' }] })
  await step(as.checker, id, { act: 'check' })
  expect(await house.guest(`GET ${one}`, at(id))).toMatchObject({ status: 'done', verdict: 'fixed' })
})

test('is due by how pressing it is, which whoever takes it says', async () => {
  const due = async (severity: 'now' | 'soon' | 'plan') => {
    const { id } = await raise('东门')
    await take(id, severity)
    return managed(id)
  }
  // A Saturday: the first working day is the Monday after.
  expect(await due('now')).toMatchObject({ severity: 'now', dueOn: '2026-11-30' })
  expect(await due('soon')).toMatchObject({ severity: 'soon', dueOn: '2026-12-02' })
  expect(await due('plan')).toMatchObject({ severity: 'plan', dueOn: '2026-12-18' })
  const { id } = await raise('东门')
  const untold = step(as.keeper, id, { act: 'take', ownerId: fixer.memberId })
  expect(await codeOf(untold)).toBe('severity_missing')
})

test('that is handed on says to whom, in words that everybody reads', async () => {
  const { id } = await raise('西门')
  await take(id)
  await step(as.keeper, id, { act: 'publish', title: '井盖松了', text: '西门一处井盖松了。' })
  const pass = (handedTo?: string) =>
    step(as.fixer, id, {
      act: 'answer',
      verdict: 'handed_on',
      word: '他们今天去。',
      ...(handedTo && { handedTo }),
    })
  expect(await codeOf(pass())).toBe('recipient_missing')
  await pass('市政排水所，电话 028-8450 1234')
  const { steps } = await house.guest(`GET ${one}`, at(id))
  expect(steps.at(-1)?.word).toBe('转给了市政排水所，电话 028-8450 1234。他们今天去。')
  const other = await raise('西门')
  await take(other.id)
  expect(await codeOf(step(as.fixer, other.id, { act: 'answer', verdict: 'not_found' }))).toBe('word_missing')
})

describe('whoever looks at what was done', () => {
  const fixed = async () => {
    const { id } = await raise('南门')
    await take(id)
    await fix(id)
    return id
  }

  test('neither did it nor sees to it, in no session of theirs', async () => {
    const id = await fixed()
    const again = await second.as(fixer)
    expect(await codeOf(step(as.fixer, id, { act: 'check' }))).toBe('same_person_reviews')
    expect(await codeOf(step(again, id, { act: 'check' }))).toBe('same_person_reviews')
    // Taken by one, answered by another: neither looks.
    const { id: other } = await raise('北门')
    await take(other)
    await step(as.keeper, other, { act: 'answer', verdict: 'made_safe', word: '先围起来了。' })
    expect(await codeOf(step(as.keeper, other, { act: 'check' }))).toBe('same_person_reviews')
    expect(await codeOf(step(as.fixer, other, { act: 'check' }))).toBe('same_person_reviews')
    expect((await step(as.checker, other, { act: 'check' })).status).toBe('done')
  })

  test('is somebody else by the table, too', async () => {
    const id = await fixed()
    const check = (memberId: string) =>
      house.db.$client.query('update matter set checked_by = $2 where id = $1', [id, memberId])
    await expect(check(fixer.memberId)).rejects.toThrow('matter_second_person')
    await check(checker.memberId)
  })

  test('says so once, whichever of two instances hears it first', async () => {
    const id = await fixed()
    const { version } = await managed(id)
    const other = await second.as(await house.sow.aStaff(street, 'reviewer'))
    const body = { act: 'check' as const, version }
    const codes = await Promise.all([
      codeOf(as.checker(`POST ${one}/steps`, { ...at(id), body })),
      codeOf(other(`POST ${one}/steps`, { ...at(id), body })),
    ])
    expect(codes.sort()).toEqual(['changed_meanwhile', 'done'])
  })
})
