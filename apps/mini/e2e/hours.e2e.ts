import { certificateNumber } from '@yunxuan/domain'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { publishOwnActivity } from '../../../e2e/own-activity.ts'
import { clientOf, coordinator, run, shahe as streetId } from '../../../e2e/people.ts'
import { moveShift, putAwayShift, scanEarlier, scanPicture } from '../../../e2e/shift.ts'
import { codeAhead, expectAccessible, goBack, type Mode, openTab, phones, picture, reopen } from './phone.ts'

const openPhone = phones()

const params = { streetId }
const [leader, volunteer, offlineOne, walkIn] = ['何静', '王秀兰', '刘志强', '陈雨桐'] as const
const title = `走查时长${run}`
const gift = `走查礼品${run}`

async function memberIdOf(name: string): Promise<string> {
  const member = await (await clientOf(name))('GET /v1/streets/:streetId/me', { params })
  return member.id
}

async function openMine(page: Page, name: string, heading = name): Promise<void> {
  await reopen(page, '我的')
  await page.getByRole('link', { name: new RegExp(`^${name}`) }).click()
  await page.getByRole('heading', { level: 1, name: heading }).waitFor()
}

describe('a shift from the first scan to a gift', () => {
  let hers: Page
  let his: Page
  let shiftId = ''
  beforeAll(async () => {
    const responsibleId = await memberIdOf(leader)
    const made = await publishOwnActivity({ title, responsibleId, places: 5, days: [17], time: '20:00' })
    shiftId = made.shiftIds[0] ?? ''
    for (const name of [volunteer, offlineOne]) {
      const client = await clientOf(name)
      await client('POST /v1/streets/:streetId/shifts/:shiftId/signups', {
        params: { streetId, shiftId },
        body: {},
      })
    }
    await moveShift(shiftId, -118, 20)
    hers = await openPhone({ person: leader })
    his = await openPhone({ person: volunteer })
  })
  afterAll(async () => {
    await putAwayShift(shiftId)
    await hers.context().close()
    await his.context().close()
  })

  async function openScreen(): Promise<void> {
    await openMine(hers, '我带的班次')
    await hers.getByRole('button', { name: `亮出签到码：${title}` }).click()
    await hers.getByRole('img', { name: '签到码，给志愿者扫' }).waitFor()
  }

  test('the leader shows the code on one screen, without scrolling', async () => {
    await openScreen()
    await hers.getByRole('status', { name: '已签到 0 位，一共 2 位' }).waitFor()
    const height = await hers.evaluate('document.documentElement.scrollHeight')
    expect(height).toBeLessThanOrEqual(812)
    await expectAccessible(hers, 'normal')
    await picture(hers, 'leader-code-normal')
  })

  test('a volunteer opens the scanner from home with one tap and is in', async () => {
    await reopen(his, '首页')
    await his.getByRole('button', { name: '扫码签到' }).click()
    await his.getByRole('tab', { name: '到了，签到', selected: true }).waitFor()
    await expectAccessible(his, 'normal')
    await scanPicture(hers, his)
    await his.getByText('签到成功').waitFor()
    await his.getByText(/ (点|半).*到$/).waitFor()
    await expectAccessible(his, 'normal')
    await picture(his, 'scan-result-normal')
    await hers.getByRole('status', { name: '已签到 1 位，一共 2 位' }).waitFor()
  })

  test('an old picture and a foreign code are refused, with the way on', async () => {
    await his.getByRole('button', { name: '再给一位扫' }).click()
    await his.getByRole('button', { name: '手动输入' }).click()
    await his.getByLabel('现场屏幕上的码').fill('https://example.org')
    await his.getByRole('button', { name: '就是这个码' }).click()
    await his.getByRole('alert').getByText('这不是现场屏幕上的码').waitFor()
    await expectAccessible(his, 'normal')
    await his.getByRole('button', { name: '再扫一次' }).click()
  })

  test('without a network the leader scans personal codes, which go out when it is back', async () => {
    const third = await openPhone({ person: offlineOne })
    await reopen(third, '首页')
    await third.goto(`${inject('baseUrl')}/#/features/attendance/pages/code?shift=${shiftId}`)
    await third.getByRole('img', { name: `${offlineOne}的个人码，给负责人扫` }).waitFor()
    await expectAccessible(third, 'normal')
    await codeAhead(hers)
    await third.context().setOffline(true)
    await hers.context().setOffline(true)
    await hers.getByRole('alert').getByText('没有网络，码换不了').waitFor()
    await expectAccessible(hers, 'normal')
    await hers.getByRole('button', { name: '扫他们的码' }).click()
    await hers.getByRole('tab', { name: '他们到了，签到' }).click()
    await scanPicture(third, hers)
    await hers.getByText('1 个签到记在手机里').waitFor()
    await hers.getByText('记下了，下一位').waitFor({ state: 'hidden' })
    await expectAccessible(hers, 'normal')
    await hers.context().setOffline(false)
    await hers.getByText(offlineOne).waitFor()
    await hers.getByText(/^记上了|^已记上/).waitFor()
    await third.context().close()
    await goBack(hers)
    await hers.getByRole('status', { name: '已签到 2 位，一共 2 位' }).waitFor()
  })

  test('whoever has no sign-up asks to join, and the leader says yes', async () => {
    const third = await openPhone({ person: walkIn })
    await third.goto(`${inject('baseUrl')}/#/features/attendance/pages/scan`)
    await third.getByRole('radiogroup', { name: '给谁签到' }).waitFor()
    await scanPicture(hers, third)
    await third.getByRole('button', { name: '请负责人让我加入' }).click()
    await third.getByText('已经告诉负责人了').waitFor()
    await third.context().close()
    await hers.getByRole('button', { name: '名单' }).click()
    await hers.getByRole('button', { name: `同意加入：${walkIn}` }).waitFor()
    await expectAccessible(hers, 'normal')
    await hers.getByRole('button', { name: `同意加入：${walkIn}` }).click()
    await hers.getByRole('button', { name: `同意加入：${walkIn}` }).waitFor({ state: 'detached' })
    await hers.getByText('现场加入').waitFor()
  })

  test('a volunteer scans out and reads how long it was', async () => {
    await scanEarlier(shiftId, volunteer, 117)
    await openScreen()
    await reopen(his, '首页')
    await his.getByRole('button', { name: /^扫码签/ }).click()
    await his.getByRole('tab', { name: '要走，签退', selected: true }).waitFor()
    await scanPicture(hers, his)
    await his.getByText('签退成功').waitFor()
    await his.getByText(/^这次 (1 小时 5\d 分|2 小时)/).waitFor()
  })

  test('after the end all good lines are approved at once, and those she scanned herself can only be left out', async () => {
    await moveShift(shiftId, -119, 0)
    await openMine(hers, '我带的班次')
    await hers.getByRole('button', { name: `确认时长：${title}` }).click()
    await hers.getByRole('checkbox', { name: new RegExp(volunteer), checked: true }).waitFor()
    await hers.getByText('您扫的码，请另一位负责人或社区来确认').waitFor()
    const scanned = hers.getByRole('radiogroup', { name: `${offlineOne}的时长` })
    await scanned.getByRole('radio', { name: '不记' }).click()
    await hers.getByText(`${offlineOne}还差一句原因`).waitFor()
    await hers.getByLabel(`${offlineOne}，原因`).fill('来了一会儿就走了')
    await expectAccessible(hers, 'normal')
    await hers.getByRole('button', { name: '确认 2 位' }).click()
    await hers.getByText('已记', { exact: true }).waitFor()
  })

  test('the record has what 令67 asks for, and can be corrected', async () => {
    await openMine(his, '我的时长')
    await his.getByRole('link', { name: new RegExp(title) }).waitFor()
    await expectAccessible(his, 'normal')
    await picture(his, 'hours-normal')
    await his.getByRole('link', { name: new RegExp(title) }).click()
    for (const name of ['名称', '日期', '地点', '内容', '时长', '组织', '负责人', '顺序']) {
      await his.getByText(name, { exact: true }).first().waitFor()
    }
    await expectAccessible(his, 'normal')
    await his.getByRole('button', { name: '记得不对？纠错' }).click()
    await his.getByLabel('哪里不对').fill('我九点就到了')
    await his.getByLabel(/^应该是多少分钟/).fill('119')
    await expectAccessible(his, 'normal')
    await his.getByRole('button', { name: '交上去' }).click()
    await his.getByRole('heading', { level: 1, name: '我提的纠错' }).waitFor()
    await his.getByRole('main').getByText('我九点就到了').last().waitFor()
    await his.getByRole('main').getByText('等答复').first().waitFor()
    await expectAccessible(his, 'normal')
  })

  test('points lead back to the record, and become a gift that can be given back', async () => {
    const desk = await clientOf(coordinator)
    const { id: rewardId } = await desk('POST /v1/streets/:streetId/managed/rewards', {
      params,
      body: {
        kind: 'gift',
        name: gift,
        description: '一块香皂',
        points: 1,
        yearlyLimit: null,
        collectAt: '同心书苑',
        serviceId: null,
        status: 'open',
      },
    })
    await desk('POST /v1/streets/:streetId/managed/rewards/:rewardId/stock-moves', {
      params: { streetId, rewardId },
      body: { kind: 'received', pieces: 2, note: '' },
    })
    await openMine(his, '积分', '我的积分')
    await his.getByRole('link', { name: new RegExp(title) }).click()
    await his.getByRole('heading', { level: 1, name: '服务记录' }).waitFor()
    await goBack(his)
    await expectAccessible(his, 'normal')
    await his.getByRole('button', { name: '看看能换什么' }).click()
    await his.getByRole('button', { name: `兑换${gift}` }).waitFor()
    await expectAccessible(his, 'normal')
    await picture(his, 'gifts-normal')
    await his.getByRole('button', { name: `兑换${gift}` }).click()
    await expectAccessible(his, 'normal')
    await his.getByRole('button', { name: '确定兑换' }).click()
    await his.getByRole('img', { name: /^兑换码/ }).waitFor()
    await expectAccessible(his, 'normal')
    await his.getByRole('button', { name: '不要了，退回积分' }).click()
    await his.getByRole('button', { name: '退回', exact: true }).click()
    await his.getByRole('main').getByText('已退回').first().waitFor()
  })

  test('a proof of service is opened in one tap, and anybody checks it', async () => {
    await openMine(his, '星级和证书')
    await his.getByText(/^再服务/).waitFor()
    await his.getByRole('button', { name: '开服务证明' }).click()
    await his.getByText('开好了，在下面').waitFor()
    await his
      .getByRole('button', { name: /^查真假/ })
      .first()
      .waitFor()
    await expectAccessible(his, 'normal')
    const { items } = await (await clientOf(volunteer))('GET /v1/streets/:streetId/me/certificates', {
      params,
    })
    const guest = await openPhone()
    await guest.goto('about:blank')
    await guest.goto(items[0]?.checkUrl ?? '')
    await guest.getByText('这张证书是真的，现在有效。').waitFor()
    expect(await guest.getByRole('main').textContent()).not.toContain(volunteer)
    await expectAccessible(guest, 'normal')
    await picture(guest, 'certificate-check-normal')
    await guest.getByRole('button', { name: '链尾是什么' }).click()
    const { current } = await (await clientOf())('GET /v1/streets/:streetId/chain/heads', { params })
    await guest.getByText(`现在，第 ${current?.seq} 条`).waitFor()
    await guest.getByText(current?.hash ?? '').waitFor()
    await expectAccessible(guest, 'normal')
    await guest.getByRole('button', { name: '复制现在的链尾' }).click()
    await guest.getByText('复制好了').waitFor()
    expect(await guest.evaluate('navigator.clipboard.readText()')).toBe(`${current?.seq}:${current?.hash}`)
    await goBack(guest)
    const none = certificateNumber(streetId, '0'.repeat(16))
    await guest.getByLabel('证书编号').fill(none.replace(/.$/, last => String((Number(last) + 1) % 10)))
    await guest.getByRole('button', { name: '查一查' }).click()
    await guest.getByText('有的数字抄错了').waitFor()
    await expectAccessible(guest, 'normal')
    await guest.getByLabel(/^证书编号/).fill(none)
    await guest.getByRole('button', { name: '查一查' }).click()
    await guest.getByText('没有发过这个编号的证书').waitFor()
    await guest.context().close()
  })

  test('what was left in large type is as whole as the rest', async () => {
    const mode: Mode = 'elder'
    const elder = await openPhone({ mode, person: volunteer })
    const look = async (path: string, what: string, keep?: string) => {
      await elder.goto('about:blank')
      await elder.goto(`${inject('baseUrl')}/#/features/${path}`)
      await elder.getByRole('main').getByText(what).first().waitFor()
      await expectAccessible(elder, mode)
      if (keep) await picture(elder, `${keep}-elder`)
    }
    await look('record/pages/records', title, 'hours')
    await look('points/pages/points', title)
    await look('reward/pages/rewards', gift, 'gifts')
    await look('reward/pages/redemptions', gift)
    await look('star/pages/stars', '再服务')
    await look('star/pages/notice', '公示')
    await look(`certificate/pages/check?number=${streetId}2026`, '没有查到', 'certificate-check')
    await look('record/pages/missing', title)
    await look(`record/pages/heads?street=${streetId}`, '现在，第')
    await look('attendance/pages/scan', '手动输入')
    await look(`attendance/pages/code?shift=${shiftId}`, '给现场负责人扫这个码')
    await elder.context().close()
    const lead = await openPhone({ mode, person: leader })
    await moveShift(shiftId, -60, 60)
    await openTab(lead, '我的')
    await lead.getByRole('link', { name: /^我带的班次/ }).click()
    await expectAccessible(lead, mode)
    await lead.getByRole('button', { name: `亮出签到码：${title}` }).click()
    await lead.getByRole('img', { name: '签到码，给志愿者扫' }).waitFor()
    await expectAccessible(lead, mode)
    await picture(lead, 'leader-code-elder')
    await lead.context().close()
  })
})
