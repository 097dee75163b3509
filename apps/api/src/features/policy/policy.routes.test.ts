import { defaultPolicy } from '@yunxuan/domain'
import { beforeAll, describe, expect, test } from 'vitest'
import { openHouse } from '../../../test/house.ts'
import type { SownStreet } from '../../../test/sow.ts'
import { loadPolicy } from './policy.store.ts'

const house = await openHouse()
let street: SownStreet

describe('policy', () => {
  beforeAll(async () => {
    street = await house.sow.aStreet()
  })

  test('a street that changed nothing has the defaults, as version 0', async () => {
    const reviewer = await house.as(await house.sow.aStaff(street, 'reviewer'))
    const { streetId } = street
    const policy = await reviewer('GET /v1/streets/:streetId/policy', { params: { streetId } })
    expect(policy).toEqual({ version: 0, settings: defaultPolicy, changedAt: null, changedByName: null })
  })

  test('an administrator changes it, and it is in force at once and in the log', async () => {
    const at = await house.sow.aStreet()
    const { streetId } = at
    const administrator = await house.as(await house.sow.aStaff(at, 'administrator'))
    const settings = { ...defaultPolicy, partyMax: 4 }
    const changed = await administrator('PUT /v1/streets/:streetId/policy', {
      params: { streetId },
      body: { version: 0, settings },
    })
    expect(changed).toMatchObject({ version: 1, settings, changedByName: '陈主任' })
    expect(await loadPolicy(house.db, streetId)).toEqual(settings)
    const log = await administrator('GET /v1/streets/:streetId/audit', {
      params: { streetId },
      query: { action: 'policy.change' },
    })
    expect(log.items.map(entry => entry.detail)).toEqual([{ version: 1, changed: { partyMax: [6, 4] } }])
  })

  test('two who read the same version change it at once: one gets through', async () => {
    const at = await house.sow.aStreet()
    const { streetId } = at
    const administrator = await house.as(await house.sow.aStaff(at, 'administrator'))
    const put = (partyMax: number) =>
      administrator('PUT /v1/streets/:streetId/policy', {
        params: { streetId },
        body: { version: 0, settings: { ...defaultPolicy, partyMax } },
      }).then(
        () => 'changed',
        error => error.code,
      )
    const answers = await Promise.all([put(2), put(3), put(4)])
    expect(answers.sort()).toEqual(['changed', 'changed_meanwhile', 'changed_meanwhile'])
    await expect(put(5)).resolves.toBe('changed_meanwhile')
  })

  test('guests, residents and coordinators do not change it, nor an administrator of one community', async () => {
    const { streetId } = street
    const input = { params: { streetId }, body: { version: 0, settings: defaultPolicy } }
    await expect(house.guest('PUT /v1/streets/:streetId/policy', input)).rejects.toMatchObject({
      code: 'not_signed_in',
    })
    await expect(
      house.guest('GET /v1/streets/:streetId/policy', { params: { streetId } }),
    ).rejects.toMatchObject({ code: 'not_signed_in' })
    const people = [
      await house.sow.aMember(street),
      await house.sow.aStaff(street, 'coordinator'),
      await house.sow.aStaff(street, 'administrator', { areaId: street.areaId }),
    ]
    for (const person of people) {
      const client = await house.as(person)
      await expect(client('PUT /v1/streets/:streetId/policy', input)).rejects.toMatchObject({
        code: 'not_allowed',
      })
    }
    const resident = await house.as(await house.sow.aMember(street))
    await expect(
      resident('GET /v1/streets/:streetId/policy', { params: { streetId } }),
    ).rejects.toMatchObject({ code: 'not_allowed' })
  })
})
