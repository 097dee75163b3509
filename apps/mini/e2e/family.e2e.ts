import { idCheckCharacter } from '@yunxuan/domain'
import { expect, inject, test } from 'vitest'
import { publishOwnActivity } from '../../../e2e/own-activity.ts'
import { bornYearsAgo, clientOf, coordinator, run, shahe as streetId } from '../../../e2e/people.ts'
import { moveShift, putAwayShift } from '../../../e2e/shift.ts'
import { expectAccessible, openTab, phones, reopen } from './phone.ts'

const openPhone = phones()
const params = { streetId }

test('a guardian registers a child, who waits for the document; takes the consent back, and the child leaves', async () => {
  const guardian = '阿依古丽'
  const child = `小枇杷${run}`
  const client = await clientOf(guardian)
  const body = { name: child, relation: 'child', birthDate: bornYearsAgo(10), consent: true } as const
  const { id } = await client('POST /v1/streets/:streetId/me/dependants', { params, body })
  const registered = async () => {
    const { items } = await client('GET /v1/streets/:streetId/me/volunteers', { params })
    return items.find(one => one.dependantId === id)
  }
  const page = await openPhone({ mode: 'elder', person: guardian })
  await page.getByRole('link', { name: /^志愿者资料/ }).click()
  await page.getByRole('link', { name: `替${child}登记` }).click()
  await page.getByLabel(/^孩子或家人的真实姓名/).fill('石小枇')
  await page.getByRole('checkbox', { name: /^身份证不在手边/ }).click()
  await page.getByRole('radio', { name: '女' }).click()
  await page.getByRole('button', { name: '下一步' }).click()
  await page.getByLabel(/^监护人或家人的手机号码/).fill('19900002002')
  await page.getByRole('button', { name: '下一步' }).click()
  await page.getByRole('button', { name: '儿童青少年' }).click()
  await page.getByRole('checkbox', { name: /^我同意街道保存/ }).click()
  await page.getByRole('button', { name: '登记成为志愿者' }).click()
  await page.getByRole('alert').getByText('请选一下').waitFor()
  expect(await registered()).toBeUndefined()
  await page.getByRole('button', { name: /^您是孩子的/ }).click()
  await page.getByRole('radio', { name: '妈妈' }).click()
  await page.getByRole('checkbox', { name: /^我是孩子的监护人/ }).click()
  await expectAccessible(page, 'elder')
  await page.getByRole('button', { name: '登记成为志愿者' }).click()
  await page.getByRole('main').getByText('还差：身份证号码', { exact: true }).waitFor()
  expect((await registered())?.guardianConsent).toMatchObject({ relation: 'mother' })

  await page.getByRole('button', { name: '收回监护人同意' }).click()
  await page.getByRole('button', { name: '确定收回监护人同意' }).click()
  await page.getByRole('main').getByText('还差：身份证号码、监护人同意').waitFor()
  await page.getByRole('button', { name: '不做志愿者了' }).click()
  await expectAccessible(page, 'elder')
  await page.getByRole('button', { name: '确定不做志愿者了' }).click()
  await page.getByRole('link', { name: `替${child}登记` }).waitFor()
  expect(await registered()).toBeUndefined()
  await page.context().close()
})

test('a child who came along without a sign-up asks to join with the guardian’s yes, and not without', async () => {
  const guardian = '阿依古丽'
  const child = `小葡萄${run}`
  const client = await clientOf(guardian)
  const born = { birthDate: bornYearsAgo(10), gender: 'female' } as const
  const { id: dependantId } = await client('POST /v1/streets/:streetId/me/dependants', {
    params,
    body: { name: child, relation: 'child', birthDate: born.birthDate, consent: true },
  })
  const { areaId } = await client('GET /v1/streets/:streetId/me', { params })
  if (areaId === null) throw new Error('the demo has nobody of that community')
  const digits = `510104${born.birthDate.replaceAll('-', '')}${100 + (Date.now() % 400) * 2}`
  await client('PUT /v1/streets/:streetId/me/volunteers', {
    params,
    body: {
      ...born,
      dependantId,
      realName: '葡萄',
      idNumber: `${digits}${idCheckCharacter(digits)}`,
      areaId,
      phone: '19900002002',
      skills: [],
      languages: [],
      serviceCategories: ['儿童青少年'],
      times: [],
      consent: true,
      guardianConsent: { relation: 'mother' },
    },
  })
  const made = await publishOwnActivity({ title: `亲子走查${run}`, places: 3, days: [18], time: '20:00' })
  const shiftId = made.shiftIds[0] ?? ''
  await moveShift(shiftId, -10, 60)
  const inCharge = await clientOf(coordinator)
  const inShift = { params: { streetId, shiftId } }
  const { code } = await inCharge('GET /v1/streets/:streetId/shifts/:shiftId/check-in-code', inShift)

  const page = await openPhone({ person: guardian })
  await page.goto(`${inject('baseUrl')}/#/features/attendance/pages/scan`)
  await page.getByRole('radio', { name: child }).click()
  await page.getByRole('button', { name: '手动输入' }).click()
  await page.getByLabel('现场屏幕上的码').fill(code)
  await page.getByRole('button', { name: '就是这个码' }).click()
  const ask = page.getByRole('button', { name: '请负责人让孩子加入' })
  await ask.click()
  const consent = page.getByRole('checkbox', { name: /^我是孩子的监护人/ })
  await consent.waitFor()
  await expectAccessible(page, 'normal')
  await consent.click()
  await ask.click()
  await page.getByText('已经告诉负责人了').waitFor()
  await page.context().close()
  await putAwayShift(shiftId)
})

test('a group that is sensitive is kept with a consent of its own, and given up without one', async () => {
  const person = '林晓雯'
  const client = await clientOf(person)
  const declared = async () => (await client('GET /v1/streets/:streetId/me', { params })).declared
  const page = await openPhone({ person })
  await page.getByRole('link', { name: '我的资料' }).click()
  await page.getByRole('button', { name: '困难家庭' }).click()
  await page.getByRole('button', { name: '保存' }).click()
  await page.getByText('要先勾选同意，才能记下').waitFor()
  await expectAccessible(page, 'normal')
  await page.getByRole('checkbox', { name: /^同意记下“困难家庭/ }).click()
  await page.getByRole('button', { name: '保存' }).click()
  await page.getByRole('heading', { level: 1, name: '我的', exact: true }).waitFor()
  expect(await declared()).toContain('family_in_need')
  await reopen(page, '我的')
  await page.getByRole('link', { name: '我的资料' }).click()
  await page.getByRole('button', { name: '困难家庭', pressed: true }).click()
  await page.getByRole('button', { name: '保存' }).click()
  await page.getByRole('heading', { level: 1, name: '我的', exact: true }).waitFor()
  expect(await declared()).not.toContain('family_in_need')
  await page.context().close()
})

test('whoever is invited to a team says yes, and leaves it again', async () => {
  const [leader, invited] = ['何静', '刘志强'] as const
  const numberOf = async (name: string) => {
    const { items } = await (await clientOf(name))('GET /v1/streets/:streetId/me/volunteers', { params })
    return items.find(one => one.dependantId === null)?.number ?? ''
  }
  const name = `邀请队${run}`
  const keeper = await clientOf(coordinator)
  const { id: teamId } = await keeper('POST /v1/streets/:streetId/managed/teams', {
    params,
    body: {
      name,
      parentId: null,
      areaId: null,
      intro: '走查用',
      isOpen: false,
      picture: null,
      leaders: [await numberOf(leader)],
    },
  })
  await (await clientOf(leader))('POST /v1/streets/:streetId/teams/:teamId/invitations', {
    params: { streetId, teamId },
    body: { number: await numberOf(invited) },
  })
  const page = await openPhone({ person: invited })
  await openTab(page, '活动')
  await page.getByRole('link', { name: '服务队', exact: true }).click()
  await page.getByRole('link', { name: new RegExp(`${name}.*邀请您加入`) }).click()
  await page.getByRole('button', { name: '谢谢，先不了' }).waitFor()
  await expectAccessible(page, 'normal')
  await page.getByRole('button', { name: '加入', exact: true }).click()
  await page.getByRole('main').getByText('已加入').waitFor()
  await page.getByRole('main').getByText('2 人').waitFor()
  await page.getByRole('button', { name: '退出服务队' }).click()
  await expectAccessible(page, 'normal')
  await page.getByRole('button', { name: '确定退出服务队' }).click()
  await page.getByRole('main').getByText('1 人').waitFor()
  await page.getByRole('main').getByText('已退出').waitFor()
  await page.context().close()
})
