import { usualMessageSettings } from '@yunxuan/domain'
import { describe, expect, test } from 'vitest'
import { codeOf } from '../../../test/code-of.ts'
import { openHouse } from '../../../test/house.ts'

const read = 'GET /v1/streets/:streetId/me/message-settings'
const put = 'PUT /v1/streets/:streetId/me/message-settings'
const grant = 'POST /v1/streets/:streetId/me/wechat-grants'

const house = await openHouse({
  WECHAT_APP_ID: 'wx1',
  WECHAT_APP_SECRET: 'of nobody',
  WECHAT_BASE_URL: 'http://127.0.0.1:9',
  WECHAT_TEMPLATE_ID: 'told',
  SMS_ACCESS_KEY_ID: 'key',
  SMS_ACCESS_KEY_SECRET: 'of nobody',
  SMS_BASE_URL: 'http://127.0.0.1:9',
  SMS_SIGN_NAME: '云选',
  SMS_TEMPLATE_CODE: 'SMS_1',
})
const street = await house.sow.aStreet()
const params = { streetId: street.streetId }

describe('message settings', () => {
  test('are the usual ones until something is chosen, and say by what one is reached', async () => {
    const client = await house.as(await house.sow.aMember(street, { phone: '13900001234' }))
    expect(await client(read, { params })).toEqual({
      ...usualMessageSettings,
      wechat: { templateId: 'told', mayAsk: true, grants: 0 },
      smsTo: '139****1234',
    })
    const chosen = { ...usualMessageSettings, news: false, quiet: null }
    expect(await client(put, { params, body: chosen })).toMatchObject(chosen)
    expect(await client(read, { params })).toMatchObject(chosen)
    const quiet = { from: 22, until: 7 }
    expect(await client(put, { params, body: { ...chosen, quiet } })).toMatchObject({ quiet })
  })

  test('hours that nobody can choose are refused', async () => {
    const client = await house.as(await house.sow.aMember(street))
    for (const quiet of [
      { from: 18, until: 8 },
      { from: 21, until: 11 },
      { from: 21.5, until: 8 },
    ]) {
      const body = { ...usualMessageSettings, quiet }
      expect(await codeOf(client(put, { params, body }))).toBe('invalid_request')
    }
  })
})

describe('grants of WeChat', () => {
  test('are counted, and after a refusal nobody is asked for thirty days', async () => {
    const client = await house.as(await house.sow.aMember(street))
    await client(grant, { params, body: { accepted: true } })
    await client(grant, { params, body: { accepted: true } })
    const wechat = async () => (await client(read, { params })).wechat
    expect(await wechat()).toMatchObject({ mayAsk: true, grants: 2 })
    await client(grant, { params, body: { accepted: false } })
    expect(await wechat()).toMatchObject({ mayAsk: false, grants: 2 })
    house.clock.now = new Date(house.clock.now.getTime() + 30 * 24 * 3_600_000)
    expect(await wechat()).toMatchObject({ mayAsk: true })
  })
})
