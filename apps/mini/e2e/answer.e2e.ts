import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { clientOf, coordinator, run, shahe as streetId } from '../../../e2e/people.ts'
import { expectAccessible, type Mode, openLink, phones, reopen } from './phone.ts'

const openPhone = phones()

/** A need that everybody sees, raised by one of the demo's people and read by the coordinator. */
async function aNeed(person: string, title: string): Promise<string> {
  const asker = await clientOf(person)
  const { id } = await asker('POST /v1/streets/:streetId/matters', {
    params: { streetId },
    body: { kind: 'need', text: `楼下没有修鞋的地方，${title}` },
  })
  const staff = await clientOf(coordinator)
  const me = await staff('GET /v1/streets/:streetId/me', { params: { streetId } })
  const params = { streetId, matterId: id }
  const steps = 'POST /v1/streets/:streetId/matters/:matterId/steps'
  await staff(steps, { params, body: { act: 'take', version: 1, ownerId: me.id } })
  await staff(steps, { params, body: { act: 'publish', version: 2, title, text: '居民希望有修鞋的地方。' } })
  return id
}

/** The coordinator reads the only answer to a need. */
async function readAnswer(matterId: string, text: string) {
  const staff = await clientOf(coordinator)
  const { items } = await staff('GET /v1/streets/:streetId/managed/matters/:matterId/answers', {
    params: { streetId, matterId },
  })
  const [answer] = items
  await staff('POST /v1/streets/:streetId/answers/:answerId/steps', {
    params: { streetId, answerId: answer?.id ?? '' },
    body: { act: 'publish', version: answer?.version ?? 1, text },
  })
}

/** Presses a button that asks once, and says yes. */
async function pressAndSay(page: Page, name: string) {
  await page.getByRole('button', { name, exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name, exact: true }).click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
}

describe.each<{ mode: Mode; person: string; neighbour: string }>([
  { mode: 'normal', person: '王秀兰', neighbour: '何静' },
  { mode: 'elder', person: '何静', neighbour: '艾米丽' },
])('$mode', ({ mode, person, neighbour }) => {
  const mark = `${mode === 'elder' ? '长辈' : '普通'}答${run}`

  test('a need is answered in three fields, read, chosen by both, done, and said how it was', async () => {
    const title = `修鞋摊${mark}`
    const id = await aNeed(person, title)
    const next = await openPhone({ mode, person: neighbour })
    await openLink(next, '/features/matter/pages/say')
    await next.getByRole('link', { name: /^大家想要的/ }).click()
    await next.getByRole('tab', { name: '新的' }).click()
    // It may stand above as well, among those that suit whoever looks.
    const need = next.getByRole('link', { name: new RegExp(title) }).first()
    await need.waitFor()
    await expectAccessible(next, mode)
    await need.click()
    await next.getByRole('button', { name: '我来答' }).click()
    await next.getByLabel('您能怎么帮').fill('灯')
    await next.getByRole('button', { name: '交给社区看' }).click()
    await next.getByRole('main').getByText('再写几个字，说清楚一点').waitFor()
    const words = `我会修鞋，住五栋${mark}`
    await next.getByLabel(/^您能怎么帮/).fill(words)
    await expectAccessible(next, mode)
    await next.getByRole('button', { name: '交给社区看' }).click()
    await next.getByRole('main').getByText('社区还没看，别人还看不到。').waitFor()

    const page = await openPhone({ mode, person })
    await openLink(page, `/features/matter/pages/matter?id=${id}`)
    await page.getByRole('main').getByText('谁能帮').waitFor()
    expect(await page.getByRole('main').getByText(words).count()).toBe(0)
    await readAnswer(id, `有邻居会修鞋${mark}。`)
    await reopen(page, '消息')
    await page.getByRole('link', { name: new RegExp(`有人来答了.*${title}`) }).click()
    await page.getByRole('main').getByText(`有邻居会修鞋${mark}。`).waitFor()
    await expectAccessible(page, mode)
    await pressAndSay(page, '选这一份')
    await page.getByRole('main').getByText('选定了，等对方答应').waitFor()
    expect(await page.getByRole('main').getByText(words).count()).toBe(0)

    await reopen(next, '我的')
    await next.getByRole('link', { name: /^我答的/ }).click()
    const mine = next.getByRole('link', { name: new RegExp(`${title}.*该您了`) })
    await mine.waitFor()
    await expectAccessible(next, mode)
    await mine.click()
    await pressAndSay(next, '答应')
    await next.getByRole('main').getByText('说好了，办完来这里说一声').waitFor()
    await next.getByRole('main').getByText(new RegExp(person)).first().waitFor()
    await expectAccessible(next, mode)
    await pressAndSay(next, '办好了')

    await page.reload()
    await page.getByRole('main').getByText(new RegExp(neighbour)).first().waitFor()
    await page.getByRole('button', { name: '办好了，说说怎么样' }).click()
    await page.getByRole('radio', { name: /^5 颗星/ }).click()
    await page.getByLabel('想说的（可以不写）').fill('师傅手艺好')
    await expectAccessible(page, mode)
    await page.getByRole('button', { name: '就这样' }).click()
    await page.getByRole('main').getByText('办成了').first().waitFor()
    await next.reload()
    await next.getByRole('main').getByText('师傅手艺好').waitFor()
    expect(await next.getByRole('main').getByText(`打给${person}`).count()).toBe(0)
    await page.context().close()
    await next.context().close()
  })
})

test('who asked turns an answer down with one of a few reasons, and a guest reads what is shown', async () => {
  const title = `磨刀${run}`
  const id = await aNeed('王秀兰', title)
  const client = await clientOf('何静')
  await client('POST /v1/streets/:streetId/matters/:matterId/answers', {
    params: { streetId, matterId: id },
    body: { text: '我可以磨刀', fromOn: '2030-01-01' },
  })
  await readAnswer(id, '有邻居可以磨刀。')
  const guest = await openPhone()
  await openLink(guest, `/features/matter/pages/matter?id=${id}`)
  await guest.getByRole('main').getByText('有邻居可以磨刀。').waitFor()
  const page = await openPhone({ person: '王秀兰' })
  await openLink(page, `/features/matter/pages/matter?id=${id}`)
  await page.getByRole('button', { name: '不选这一份' }).click()
  await page.getByRole('radio', { name: '时间不合适' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '不选这一份' }).click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await page.getByRole('main').getByText('有邻居可以磨刀。').waitFor({ state: 'detached' })
  await page.context().close()
  await guest.context().close()
})
