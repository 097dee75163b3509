import { expect, test } from 'vitest'
import { administrator, clientOf, run, shahe as streetId } from '../../../e2e/people.ts'
import { expectAccessible, openTab, phones, reopen } from './phone.ts'

const openPhone = phones()
const params = { streetId }

/** Gives somebody a role for as long as this file runs; returns how an administrator asks for their log-in. */
async function askerOf(name: string) {
  const asker = await clientOf(administrator)
  const { id: memberId } = await (await clientOf(name))('GET /v1/streets/:streetId/me', { params })
  const grant = await asker('POST /v1/streets/:streetId/roles', {
    params,
    body: { memberId, role: 'coordinator', areaId: null, organizationId: null },
  })
  const login = `mini-${run}`
  const ask = () =>
    asker('POST /v1/streets/:streetId/members/:memberId/login-requests', {
      params: { streetId, memberId },
      body: { login },
    })
  const withdraw = (requestId: string) =>
    asker('POST /v1/streets/:streetId/login-requests/:requestId/rejection', {
      params: { streetId, requestId },
    })
  const takeRole = () =>
    asker('DELETE /v1/streets/:streetId/roles/:grantId', { params: { streetId, grantId: grant.id } })
  return { login, ask, withdraw, takeRole }
}

test('a log-in asked for in somebody’s name is refused, or found withdrawn, or its code is taken, on their phone', async () => {
  const name = '陈雨桐'
  const page = await openPhone({ mode: 'elder', person: name })
  // Only then: whoever works for the street is not among the residents to sign in as.
  const { login, ask, withdraw, takeRole } = await askerOf(name)
  const asked = page.getByRole('link', { name: /工作台登录/ })
  const take = page.getByRole('button', { name: '是我要的，拿开通码' })
  expect(await asked.count()).toBe(0)

  await ask()
  await reopen(page, '我的')
  await asked.click()
  await page.getByRole('heading', { level: 1, name: '账号和登录' }).waitFor()
  await page.getByText(`${administrator}给您申请了工作台登录，登录名是 ${login}`).waitFor()
  await page.getByText('就是这台', { exact: true }).waitFor()
  await expectAccessible(page, 'elder')
  await page.getByRole('button', { name: '不是我要的' }).click()
  await take.waitFor({ state: 'detached' })

  const { id } = await ask()
  await reopen(page, '我的')
  await asked.click()
  await take.waitFor()
  await withdraw(id)
  await take.click()
  await page.getByRole('alert').getByText('这个申请已经有人处理过，或者过期了。').waitFor()
  await expectAccessible(page, 'elder')
  await page.getByRole('button', { name: '知道了' }).click()
  await take.waitFor({ state: 'detached' })

  await ask()
  await reopen(page, '我的')
  await asked.click()
  await take.click()
  const code = page.getByText(/^\S{5}(-\S{5}){3}$/)
  await code.waitFor()
  await page.getByText(`登录名：${login}`, { exact: false }).waitFor()
  await expectAccessible(page, 'elder')
  // Shown once: whoever comes back finds neither the code nor the question.
  await reopen(page, '我的')
  await page.getByRole('link', { name: /^账号和登录/ }).click()
  await page.getByText('就是这台', { exact: true }).waitFor()
  expect(await code.count()).toBe(0)
  expect(await take.count()).toBe(0)
  await takeRole()
  await page.context().close()
})

test('whoever is signed in on two phones ends the other, which has to sign in again', async () => {
  const name = '刘志强'
  const mine = await openPhone({ person: name })
  await mine.getByRole('link', { name: /^账号和登录/ }).click()
  const endOthers = mine.getByRole('button', { name: '退出其他设备' })
  const ends = mine.getByRole('button', { name: /^退出 / })
  await mine.getByText('就是这台', { exact: true }).waitFor()
  // Others of this run left theirs behind.
  if (await endOthers.isVisible()) {
    await endOthers.click()
    await mine.getByRole('button', { name: '确定退出其他设备' }).click()
    await endOthers.waitFor({ state: 'detached' })
  }
  expect(await ends.count()).toBe(0)

  const lost = await openPhone({ person: name })
  await reopen(mine, '我的')
  await mine.getByRole('link', { name: /^账号和登录/ }).click()
  await ends.waitFor()
  await expectAccessible(mine, 'normal')
  await ends.click()
  await ends.waitFor({ state: 'detached' })
  await mine.getByText('就是这台', { exact: true }).waitFor()

  await openTab(lost, '消息')
  await lost.getByRole('button', { name: '登录', exact: true }).waitFor()
  await Promise.all([mine, lost].map(page => page.context().close()))
})
