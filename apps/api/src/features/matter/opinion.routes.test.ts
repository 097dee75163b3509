import { expect, test } from 'vitest'
import { codeOf } from '../../../test/code-of.ts'
import { saturdayMorning } from '../../../test/house.ts'
import { openPair } from '../../../test/pair.ts'

const { house, second, setClock } = await openPair()
const street = await house.sow.aStreet()
const { streetId, areaId } = street
const keeper = await house.sow.aStaff(street, 'coordinator')
const staff = await house.as(keeper)
type Client = Awaited<ReturnType<typeof house.as>>

const params = (matterId: string) => ({ params: { streetId, matterId } })
const judge = (client: Client, matterId: string, isSatisfied: boolean) =>
  client('PUT /v1/streets/:streetId/matters/:matterId/opinion', {
    ...params(matterId),
    body: { isSatisfied },
  })
const opinionsOf = async (client: Client | typeof house.guest, matterId: string) =>
  (await client('GET /v1/streets/:streetId/matters/:matterId', params(matterId))).opinions
const step = (client: Client, matterId: string, body: object) =>
  client('POST /v1/streets/:streetId/matters/:matterId/steps', {
    ...params(matterId),
    body: body as { act: 'take'; version: number },
  })

/** A proposal that some neighbours support. */
async function aProposal(supporters: number) {
  const client = await house.as(await house.sow.aMember(street))
  const { id } = await client('POST /v1/streets/:streetId/matters', {
    params: { streetId },
    body: { kind: 'proposal', text: '食堂的菜单提前一天贴出来', areaId },
  })
  await step(staff, id, { act: 'take', version: 1, ownerId: keeper.memberId })
  await step(staff, id, { act: 'publish', version: 2, title: '菜单早点贴', text: '居民建议菜单提前一天贴。' })
  const neighbours = await Promise.all(
    Array.from({ length: supporters }, async () => {
      const neighbour = await house.as(await house.sow.aMember(street))
      await neighbour('PUT /v1/streets/:streetId/matters/:matterId/support', params(id))
      return neighbour
    }),
  )
  return { client, id, neighbours }
}

const answer = (id: string, version: number) =>
  step(staff, id, { act: 'answer', version, verdict: 'kept', word: '先记下，食堂换人了再说。' })

test('those who supported a proposal say beside the office how they find its answer: once each, and otherwise later', async () => {
  const { client, id, neighbours } = await aProposal(2)
  const [one, other] = neighbours
  if (one === undefined || other === undefined) throw new Error('nobody supports it')
  expect(await codeOf(judge(one, id, true))).toBe('not_answered_yet')
  expect(await opinionsOf(house.guest, id)).toBeNull()
  await answer(id, 3)
  const stranger = await house.as(await house.sow.aMember(street))
  expect(await codeOf(judge(stranger, id, false))).toBe('not_supporter')
  await Promise.all([
    judge(one, id, true),
    judge(await second.as(await house.sow.aMember(street)), id, true).catch(() => 0),
  ])
  await Promise.all([judge(one, id, false), judge(one, id, false), judge(other, id, false)])
  await judge(client, id, true)
  expect(await opinionsOf(house.guest, id)).toMatchObject({
    satisfied: 1,
    unsatisfied: 2,
    own: null,
    denial: 'not_supporter',
  })
  expect(await opinionsOf(one, id)).toMatchObject({ own: false, denial: null })
  setClock(new Date(saturdayMorning.getTime() + 15 * 86_400_000))
  expect(await codeOf(judge(one, id, true))).toBe('opinion_over')
  expect(await opinionsOf(one, id)).toMatchObject({ satisfied: 1, unsatisfied: 2, denial: 'opinion_over' })
})

test('what was said of an answer is not said of the next one', async () => {
  const { client, id, neighbours } = await aProposal(1)
  const [one] = neighbours
  if (one === undefined) throw new Error('nobody supports it')
  await answer(id, 3)
  await judge(one, id, false)
  await step(client, id, { act: 'reopen', version: 4, word: '换了人也没有贴' })
  expect(await codeOf(judge(one, id, true))).toBe('not_answered_yet')
  setClock(new Date(saturdayMorning.getTime() + 86_400_000))
  await answer(id, 5)
  expect(await opinionsOf(one, id)).toMatchObject({ satisfied: 0, unsatisfied: 0, own: null })
})
