import { idCheckCharacter } from '@yunxuan/domain'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { patienceMs } from '../../../e2e/browser.ts'
import { publishOwnActivity } from '../../../e2e/own-activity.ts'
import { clientOf, coordinator, run, shahe as streetId } from '../../../e2e/people.ts'
import { expectAccessible, goBack, type Mode, openTab, phones, reopen } from './phone.ts'

const openPhone = phones()

const params = { streetId }
const ownTeam = '同心书苑伴读队'
const leader = '何静'
/** In the same team, with a place where somebody has to wait. */
const other = '陈雨桐'

/** A number that passes every check and was given to nobody: no county has this code. */
function idOf(born: string, order: string): string {
  const digits = `119990${born}${order}`
  return `${digits}${idCheckCharacter(digits)}`
}

async function teamIdOf(name: string): Promise<string> {
  const guest = await clientOf()
  const { items } = await guest('GET /v1/streets/:streetId/teams', { params, query: { q: name } })
  const team = items.find(one => one.name === name)
  if (team === undefined) throw new Error(`the demo has no team ${name}`)
  return team.id
}

async function openActivity(page: Page, title: string): Promise<void> {
  await openTab(page, '活动')
  await page
    .getByRole('textbox', { name: /^找活动/ })
    .or(page.getByRole('searchbox'))
    .fill(title)
  await page.keyboard.press('Enter')
  await page.getByRole('link', { name: new RegExp(`^.*${title}`) }).click()
  await page.getByRole('heading', { level: 1, name: title }).waitFor()
}

describe.each<{ mode: Mode; person: string; born: string; order: string; days: number }>([
  { mode: 'normal', person: '周建国', born: '19480930', order: '881', days: 9 },
  { mode: 'elder', person: '艾米丽', born: '19921009', order: '882', days: 11 },
])('$mode: a resident', ({ mode, person, born, order, days }) => {
  const word = `${mode === 'elder' ? '长辈' : '普通'}${run}`
  const title = `走查伴读${word}`
  let page: Page
  let shiftId = ''
  beforeAll(async () => {
    const teamId = await teamIdOf(ownTeam)
    const made = await publishOwnActivity({ title, teamId, isTeamOnly: true, places: 1, days: [days] })
    shiftId = made.shiftIds[0] ?? ''
    page = await openPhone({ mode })
  })
  afterAll(() => page.context().close())

  test('finds an activity as a guest and becomes a volunteer on the way', async () => {
    await openTab(page, '活动')
    await page.getByRole('link', { name: /^成为志愿者/ }).waitFor()
    await page
      .getByRole('link', { name: /余|可候补/ })
      .first()
      .waitFor()
    await expectAccessible(page, mode)
    await openActivity(page, title)
    await page.getByRole('radiogroup', { name: '班次' }).waitFor()
    await expectAccessible(page, mode)
    await page.getByRole('button', { name: '登录后报名' }).click()
    await page.getByRole('link', { name: new RegExp(`^${person}`) }).click()

    await page.getByText('请先登记成为志愿者').waitFor()
    await expectAccessible(page, mode)
    await page.getByRole('button', { name: '先登记成为志愿者' }).click()
    await page.getByRole('button', { name: '下一步' }).click()
    await page.getByRole('alert').getByText('请写上真实姓名').waitFor()
    await page.getByLabel(/^真实姓名/).fill(person)
    const right = idOf(born, order)
    const last = right.endsWith('0') ? '1' : '0'
    await page.getByLabel(/^身份证号码/).fill(`${right.slice(0, 17)}${last}`)
    await page.getByText('有一位不对').waitFor()
    await expectAccessible(page, mode)
    await page.getByLabel(/^身份证号码/).fill(right)
    await page.getByText('号码没错').waitFor()
    await page.getByRole('button', { name: '下一步' }).click()
    await page.getByRole('button', { name: /^住在哪个社区：.+社区/ }).waitFor()
    await page.getByLabel(/^手机号码/).fill('19900002001')
    await page.getByRole('button', { name: '上午' }).click()
    await page.getByText('有空：周六上午').waitFor()
    await expectAccessible(page, mode)
    await page.getByRole('button', { name: '下一步' }).click()
    await page.getByRole('button', { name: '儿童青少年' }).click()
    await page.getByRole('button', { name: '登记成为志愿者' }).click()
    await page.getByText('要先勾选同意').waitFor()
    await expectAccessible(page, mode)
    await page.getByRole('checkbox', { name: /^我同意街道保存/ }).click()
    await page.getByRole('button', { name: '登记成为志愿者' }).click()
    await page
      .getByRole('main')
      .getByText(/^YX\d{10}$/)
      .waitFor()
    await page.getByText('可以参加活动').waitFor()
    await expectAccessible(page, mode)
  })

  test('is sent to the team that the activity is for, applies, and its leader says yes', async () => {
    await goBack(page)
    await page.getByText('这个活动只招本队队员').waitFor()
    await page.getByRole('button', { name: '先加入服务队' }).click()
    await page.getByRole('heading', { level: 1, name: ownTeam }).waitFor()
    await expectAccessible(page, mode)
    await page.getByRole('button', { name: '申请加入' }).click()
    const sheet = page.getByRole('dialog')
    await sheet.getByLabel('跟队长说两句（可以不写）').fill('周末有空')
    await expectAccessible(page, mode)
    await sheet.getByRole('button', { name: '交给队长' }).click()
    await page.getByRole('main').getByText('等队长回复').waitFor()

    const hers = await openPhone({ mode, person: leader })
    await openTab(hers, '活动')
    await hers.getByRole('link', { name: '服务队', exact: true }).click()
    await hers.getByRole('link', { name: new RegExp(`${ownTeam}.*队长`) }).click()
    await hers.getByRole('link', { name: /^成员和申请/ }).click()
    const line = hers.getByRole('group', { name: person })
    await line.getByText('周末有空').waitFor()
    await expectAccessible(hers, mode)
    await line.getByRole('button', { name: '同意', exact: true }).click()
    await line.waitFor({ state: 'detached' })
    await hers.getByRole('button', { name: '凭编号邀请' }).click()
    await hers.getByLabel(/^志愿者编号/).fill('YX1234567890')
    await hers.getByRole('button', { name: '发出邀请' }).click()
    await hers.getByRole('dialog').getByRole('alert').waitFor()
    await expectAccessible(hers, mode)
    await hers.context().close()
  })

  test('signs up, cannot be at two places at once, and withdraws', async () => {
    await reopen(page, '首页')
    await openActivity(page, title)
    await page.getByRole('button', { name: /^报名/ }).click()
    await page.getByRole('heading', { level: 1, name: '报名成功' }).waitFor()
    await expectAccessible(page, mode)

    const clash = `走查撞期${word}`
    await publishOwnActivity({ title: clash, places: 3, days: [days], time: '10:00' })
    await reopen(page, '首页')
    await openActivity(page, clash)
    await page.getByRole('radio', { name: /那段时间您有别的安排/ }).waitFor()
    await page.getByText('先取消那一个，或者换个班次').waitFor()
    await expectAccessible(page, mode)

    await reopen(page, '活动')
    await page.getByRole('link', { name: /^我的班次/ }).click()
    await expectAccessible(page, mode)
    await page.getByRole('link', { name: new RegExp(title) }).click()
    await page.getByText(/前都可以退出/).waitFor()
    await page.getByRole('button', { name: '退出这一班' }).click()
    await expectAccessible(page, mode)
    await page.getByRole('button', { name: '确定退出这一班' }).click()
    await page.getByRole('main').getByText('这个班次您已经退出了').waitFor()
  })

  test('waits for a full shift, gets an offer on home, and takes it', async () => {
    const member = await clientOf(other)
    const held = await member('POST /v1/streets/:streetId/shifts/:shiftId/signups', {
      params: { streetId, shiftId },
      body: {},
    })
    await reopen(page, '首页')
    await openActivity(page, title)
    await page.getByRole('button', { name: '候补这一班' }).click()
    await page.getByText('排在第 1').waitFor()
    await expectAccessible(page, mode)
    await member('DELETE /v1/streets/:streetId/signups/:signupId', {
      params: { streetId, signupId: held.id },
      body: {},
    })
    await reopen(page, '首页')
    const notice = page.getByRole('status').filter({ hasText: `${title}有名额了` })
    await notice.waitFor()
    await expectAccessible(page, mode)
    await notice.getByRole('button', { name: '去看看' }).click()
    await page.getByText(/名额为您留到/).waitFor()
    await expectAccessible(page, mode)
    await page.getByRole('button', { name: /^要这个名额/ }).click()
    await page.getByRole('heading', { level: 1, name: '报名成功' }).waitFor()
    // The inbox leads to the sign-up's own page, too.
    await reopen(page, '消息')
    await page
      .getByRole('link', { name: new RegExp(title) })
      .first()
      .click()
    await page.getByRole('heading', { level: 1, name: /候补|我的报名|有名额了/ }).waitFor()
  })

  test('who drops out late says a word to the leader', async () => {
    const late = `走查退出${word}`
    const notice = { withdrawNoticeMinutes: 60 * 24 * 7 }
    await publishOwnActivity({ title: late, places: 3, days: [6], time: '17:00', ...notice })
    await reopen(page, '首页')
    await openActivity(page, late)
    await page.getByText('开始前 7 天都可以退出').waitFor()
    await page.getByRole('button', { name: /^报名/ }).click()
    await page.getByRole('button', { name: '临时退出' }).click()
    const sheet = page.getByRole('dialog', { name: '临时退出？' })
    await sheet.getByLabel('跟负责人说一声（可以不写）').fill('家里来了客人')
    await expectAccessible(page, mode)
    await sheet.getByRole('button', { name: '确定临时退出' }).click()
    await page.getByRole('main').getByText('这个班次您已经退出了').waitFor()
    const keeper = await clientOf(coordinator)
    const inbox = await keeper('GET /v1/streets/:streetId/me/notices', { params, query: {} })
    const told = inbox.items.filter(({ kind, text }) => kind === 'signup_withdrawn' && text.includes(late))
    expect(told.map(({ text }) => text.includes('家里来了客人'))).toEqual([true])
  })
})

test('a child comes to a market day with their guardian saying yes, at the stall they chose', async () => {
  const title = `走查集市${run}`
  const stalls = [
    { name: '义诊台', organizationName: '社区卫生服务中心', places: 2 },
    { name: '书摊', organizationName: '', places: 2 },
  ]
  await publishOwnActivity({
    title,
    places: 4,
    days: [13],
    stalls,
    risk: '人多，看好孩子',
    insurance: '意外险',
  })
  const page = await openPhone({ person: other })
  await openActivity(page, title)
  await page.getByRole('main').getByText('人多，看好孩子').waitFor()
  await page.getByRole('radiogroup', { name: '谁来参加' }).getByRole('radio', { name: '陈子墨' }).click()
  await page.getByText('请监护人先勾选同意').waitFor()
  await page.getByRole('radio', { name: /^书摊/ }).click()
  await expectAccessible(page, 'normal')
  await page.getByRole('checkbox', { name: /^我是孩子的监护人/ }).click()
  await page.getByRole('button', { name: /^报名/ }).click()
  await page.getByRole('heading', { level: 1, name: '报名成功' }).waitFor()
  await page.getByRole('main').getByText('书摊').waitFor()
  await page.getByRole('main').getByText('陈子墨').waitFor()
  await page.context().close()
})

test('whoever is called to step in comes, or asks not to be called again', async () => {
  const keeper = await clientOf(coordinator)
  const helper = '刘志强'
  const numberOf = async (name: string) => {
    const { items } = await (await clientOf(name))('GET /v1/streets/:streetId/me/volunteers', { params })
    return items.find(one => one.dependantId === null)?.number ?? ''
  }
  const leaders = [await numberOf(leader), await numberOf(helper)]
  const team = await keeper('POST /v1/streets/:streetId/managed/teams', {
    params,
    body: {
      name: `补位队${run}`,
      parentId: null,
      areaId: null,
      intro: '走查用',
      isOpen: true,
      picture: null,
      leaders,
    },
  })
  const calls: string[] = []
  for (const [index, day] of [15, 16].entries()) {
    const title = `走查补位${index + 1}${run}`
    const { shiftIds } = await publishOwnActivity({
      title,
      teamId: team.id,
      isTeamOnly: true,
      places: 2,
      days: [day],
      time: '20:00',
    })
    const lead = await clientOf(leader)
    await lead('POST /v1/streets/:streetId/shifts/:shiftId/calls', {
      params: { streetId, shiftId: shiftIds[0] ?? '' },
    })
    calls.push(title)
  }
  const called = await clientOf(helper)
  const received = async () => {
    const { items } = await called('GET /v1/streets/:streetId/me/calls', { params })
    return items.filter(({ shift }) => calls.includes(shift.title)).length
  }
  // Waves go out once a minute.
  await expect.poll(received, { timeout: 3 * patienceMs, interval: 2000 }).toBe(2)
  const page = await openPhone({ person: helper })
  await openTab(page, '首页')
  await page.getByRole('alert').filter({ hasText: '能来吗' }).getByRole('button', { name: '去看看' }).click()
  const [first = '', second = ''] = calls
  await page.getByRole('group', { name: `缺人：${first}` }).waitFor()
  await expectAccessible(page, 'normal')
  await page
    .getByRole('group', { name: `缺人：${second}` })
    .getByRole('button', { name: '这次不行' })
    .click()
  await page.getByRole('group', { name: `缺人：${second}` }).waitFor({ state: 'detached' })
  await page
    .getByRole('group', { name: `缺人：${first}` })
    .getByRole('button', { name: '我能来' })
    .click()
  await page.getByRole('heading', { level: 1, name: '报名成功' }).waitFor()
  await page.goto('about:blank')
  await page.goto(`${inject('baseUrl')}/#/features/volunteer/pages/volunteer`)
  await page.getByRole('checkbox', { name: /临时缺人时，可以叫我/ }).click()
  await page.getByRole('checkbox', { name: /临时缺人时，可以叫我/, checked: false }).waitFor()
  await expectAccessible(page, 'normal')
  await page.context().close()
})
