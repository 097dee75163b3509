import { addDays, shanghaiDate } from '@yunxuan/domain'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { expectAccessible as expectDeskAccessible, openDesk, signInAs } from '../apps/console/e2e/browser.ts'
import { countTaps, expectAccessible, openLink, openPhone } from '../apps/mini/e2e/phone.ts'
import { openBrowser, pictureFailures } from './browser.ts'
import { administrator, clientOf, coordinator, reviewer, run, shahe as streetId } from './people.ts'

/** An errand with a paper that comes later: asked for from its guide, received against a number, fetched by two, done. */
const title = `走查代办津贴${run}`
const later = addDays(shanghaiDate(new Date()), 3)

let browser: Browser
let desk: Page
let hers: Page
let guideId = ''
let matterId = ''

beforeAll(async () => {
  browser = await openBrowser()
  desk = (await openDesk(browser)).page
  await signInAs(desk, coordinator)
  hers = await openPhone(browser, { person: '王秀兰', mode: 'elder' })
  guideId = await publishGuide()
})
afterAll(() => browser.close())
pictureFailures(() => desk)

async function publishGuide(): Promise<string> {
  const writer = await clientOf(coordinator)
  const reader = await clientOf(reviewer)
  const { id } = await writer('POST /v1/streets/:streetId/managed/articles', {
    params: { streetId },
    body: {
      kind: 'guide',
      edit: {
        ...{ title, summary: '满八十岁可以领。', issuer: '街道服务大厅', documentNo: '', issuedOn: null },
        ...{ validFrom: null, validUntil: null, audiences: ['elder'], areaId: null },
        ...{ phone: '028-84501234', sourceUrl: '', body: [] },
        guide: {
          sort: 'public_service',
          papers: [
            { name: '户口簿', form: 'original', mayComeLater: false, note: '' },
            { name: '一寸照片', form: 'original', mayComeLater: true, note: '' },
          ],
          steps: ['交材料', '等通知'],
          ...{ legalDays: 20, promisedDays: 10, costFen: 0, costNote: '', locationIds: [] },
          ...{ hours: '周一至周五 9:00—17:00', mayBeFetched: true, onlineUrl: '' },
        },
      },
    },
  })
  const move = (client: typeof writer, version: number, to: 'in_review' | 'published') =>
    client('POST /v1/streets/:streetId/managed/articles/:articleId/transition', {
      params: { streetId, articleId: id },
      body: { version, to, reason: '' },
    })
  await move(writer, 1, 'in_review')
  await move(reader, 2, 'published')
  return id
}

/** Does an act of the desk in its window. */
async function act(
  name: string,
  fill: (dialog: ReturnType<Page['getByRole']>) => Promise<void>,
  ok = '确定',
) {
  await desk.getByRole('button', { name, exact: true }).click()
  const dialog = desk.getByRole('dialog', { name })
  await fill(dialog)
  await expectDeskAccessible(desk)
  await dialog.getByRole('button', { name: ok }).click()
  await dialog.waitFor({ state: 'detached' })
}

const openMine = () => openLink(hers, `/features/matter/pages/matter?id=${matterId}`)

test('she asks for it from the guide in two taps, and an elder is offered the telephone first', async () => {
  await openLink(hers, `/features/article/pages/article?id=${guideId}`)
  await hers.getByRole('button', { name: /^打电话问/ }).waitFor()
  await expectAccessible(hers, 'elder')
  const taps = await countTaps(hers)
  await hers.getByRole('button', { name: '请人代办' }).click()
  await hers.getByRole('heading', { level: 1, name: '请人代办' }).waitFor()
  await hers
    .getByRole('main')
    .getByText(/还差 1 样：户口簿/)
    .last()
    .waitFor()
  await expectAccessible(hers, 'elder')
  await hers.getByRole('button', { name: '发出', exact: true }).click()
  await hers.getByRole('heading', { level: 1, name: '说好了' }).waitFor()
  expect(await taps()).toBeLessThanOrEqual(3)
  matterId = /[?&]id=([0-9a-f-]+)/.exec(hers.url())?.[1] ?? ''
  await hers.getByText('交了材料就有').waitFor()
  await expectAccessible(hers, 'elder')
})

test('the desk receives one paper, and the other comes by a day; two are named who visit', async () => {
  await desk.goto(`${inject('baseUrl')}/console/${streetId}/matters/${matterId}`)
  await desk.getByText(/走绿色通道：先打电话/).waitFor()
  await act('受理', async dialog => {
    await dialog.getByLabel('交给谁办').fill(coordinator)
    await desk.keyboard.press('Enter')
  })
  await act('收材料', async dialog => {
    await dialog.getByRole('radiogroup').nth(0).getByRole('radio', { name: '收到了' }).check()
    await dialog.getByRole('radiogroup').nth(1).getByRole('radio', { name: '以后补' }).check()
    await dialog.getByLabel('一寸照片最晚哪天补来').fill(later)
    await desk.keyboard.press('Enter')
  })
  await act('定上门', async dialog => {
    await dialog.getByLabel('哪天上门').fill(later)
    await desk.keyboard.press('Enter')
    for (const name of [coordinator, administrator]) {
      await dialog.getByLabel('哪两位去').fill(name)
      await desk.keyboard.press('Enter')
    }
    await desk.keyboard.press('Escape')
  })
  await expectDeskAccessible(desk)
  await openMine()
  await hers.getByText(/^一寸照片，.*前送到/).waitFor()
  await hers
    .getByText(new RegExp(`${coordinator}.*${administrator}|${administrator}.*${coordinator}`))
    .waitFor()
  await hers.getByText('收下材料，给了收据号').waitFor()
  await expectAccessible(hers, 'elder')
})

test('it is finished only once the photograph is there, and she says that it is good', async () => {
  const client = await clientOf(coordinator)
  const of = { params: { streetId, matterId } }
  const { version } = await client('GET /v1/streets/:streetId/managed/matters/:matterId', of)
  const body = { act: 'answer', verdict: 'finished', word: '办好了', version } as const
  const early = client('POST /v1/streets/:streetId/matters/:matterId/steps', { ...of, body })
  await expect(early).rejects.toMatchObject({ problem: { code: 'papers_owed' } })
  await act('收材料', async dialog => {
    await dialog.getByRole('radiogroup').nth(1).getByRole('radio', { name: '收到了' }).check()
  })
  await act(
    '答复',
    async dialog => {
      await dialog.getByRole('radio', { name: '办好了' }).check()
      await dialog.getByLabel('答复').fill('津贴下个月到卡上。')
    },
    '发出答复',
  )
  await openMine()
  await hers.getByText('津贴下个月到卡上。').waitFor()
  await hers.getByRole('button', { name: '可以了', exact: true }).click()
  await hers.getByRole('button', { name: '可以了，就这样' }).click()
  await hers.getByText('您说可以了').waitFor()
  await expectAccessible(hers, 'elder')
})
