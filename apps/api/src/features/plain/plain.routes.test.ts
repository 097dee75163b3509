import { SaxesParser } from 'saxes'
import { describe, expect, test } from 'vitest'
import { aNotice } from '../../../test/access/article-rows.ts'
import { buildHouse, openHouse } from '../../../test/house.ts'
import { photograph, sendPicture } from '../../../test/send-picture.ts'

const house = await openHouse({ EMBEDDED_BY: 'https://www.example.gov.cn https://*.example.cn' })
const street = await house.sow.aStreet()
const { streetId } = street
const site = 'http://yunxuan.test'
/** What somebody might type to have it run, or to end what it stands in. */
const hostile = `</title></script><script>alert(1)</script>"'><img src=x onerror=alert(1)>&amp;{{7*7}}\u2028\u0007`

const get = (url: string, headers: Record<string, string> = {}) => house.app.inject({ url, headers })
const page = async (path: string, status = 200) => {
  const reply = await get(path)
  expect([path, reply.statusCode]).toEqual([path, status])
  expect(reply.headers['content-type']).toBe('text/html; charset=utf-8')
  return reply.body
}
const metaOf = (body: string, name: string) =>
  new RegExp(`<meta (?:property|name)="${name}" content="([^"]*)">`).exec(body)?.[1]
const dataOf = (body: string) =>
  JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/s.exec(body)?.[1] ?? 'null')

async function anArticle(edit: Partial<ReturnType<typeof aNotice>>, kind: 'notice' | 'guide' = 'notice') {
  const writer = await house.as(await house.sow.aStaff(street, 'coordinator'))
  const reader = await house.as(await house.sow.aStaff(street, 'administrator'))
  const params = { streetId }
  const { id } = await writer('POST /v1/streets/:streetId/managed/articles', {
    params,
    body: { kind, edit: { ...aNotice(null), ...edit } },
  })
  for (const [who, version, to] of [
    [writer, 1, 'in_review'],
    [reader, 2, 'published'],
  ] as const) {
    await who('POST /v1/streets/:streetId/managed/articles/:articleId/transition', {
      params: { ...params, articleId: id },
      body: { version, to, reason: '' },
    })
  }
  return id
}

const slot = await house.sow.aSlot(street, {
  service: { title: '中医义诊', summary: '老中医坐诊', feeFen: 500, residentsOf: [street.areaId] },
})
const articleId = await anArticle({})

async function aMatter(publicTitle: string | null, publicText: string | null) {
  const asker = await house.as(await house.sow.aMember(street))
  const { id } = await asker('POST /v1/streets/:streetId/matters', {
    params: { streetId },
    body: {
      kind: 'need',
      text: '原话不公开，楼下缺修鞋摊',
      areaId: street.areaId,
      placeNote: '三号楼不公开',
    },
  })
  await house.asOwner(
    'update matter set is_public = $2::text is not null, public_title = $2, public_text = $3 where id = $1',
    [id, publicTitle, publicText],
  )
  return id
}

describe('a page without scripts', () => {
  test('of a service says all that a preview and a search engine want, and leads into the app', async () => {
    const path = `/s/${streetId}/services/${slot.serviceId}`
    const body = await page(path)
    expect(body).toContain('<title>中医义诊｜试验街道</title>')
    expect(body).toContain(`<link rel="canonical" href="${site}${path}">`)
    expect(metaOf(body, 'og:title')).toBe('中医义诊')
    expect(metaOf(body, 'og:url')).toBe(`${site}${path}`)
    expect(metaOf(body, 'og:description')).toBe('11 月 29 日 周日 上午 8:00，活动室。老中医坐诊')
    expect(metaOf(body, 'og:image')).toBe(`${site}/share/clinic.png`)
    expect(body).toContain(
      `<a href="${site}/#/features/service/pages/service?id=${slot.serviceId}&#38;street=${streetId}">去预约</a>`,
    )
    const { '@graph': graph } = dataOf(body)
    expect(graph).toMatchObject([
      { '@type': 'GovernmentService', name: '中医义诊', offers: { price: 5, priceCurrency: 'CNY' } },
      {
        '@type': 'Event',
        startDate: '2026-11-29T00:00:00.000Z',
        location: { '@type': 'Place', name: '活动室 一楼', address: '东社区 1 号' },
        offers: { availability: 'https://schema.org/InStock' },
      },
    ])
  })

  test('shows a photograph of what is offered in the preview of its link', async () => {
    const of = await house.sow.aSlot(street)
    const staff = await house.sow.aStaff(street, 'coordinator')
    const token = await house.tokenOf(staff)
    const { body: sent } = await sendPicture(house, { streetId, token, bytes: await photograph() })
    const { id } = sent
    await house.asOwner(`update service set picture_id = $2, picture_alt = '老中医' where id = $1`, [
      of.serviceId,
      id,
    ])
    const body = await page(`/s/${streetId}/services/${of.serviceId}`)
    const address = metaOf(body, 'og:image') ?? ''
    expect(address).toBe(`${site}/v1/streets/${streetId}/pictures/${id}/large`)
    expect(metaOf(body, 'og:image:alt')).toBe('老中医')
    expect((await get(address.replace(site, ''))).headers['content-type']).toBe('image/jpeg')
  })

  test('of an article, a guide, a matter and the street each have their data', async () => {
    const article = await page(`/s/${streetId}/articles/${articleId}`)
    expect(dataOf(article)).toMatchObject({ '@type': 'Article', headline: '楼道改造完工' })
    expect(article).toContain('王秀兰和李桂芳说，上楼稳当多了。')
    const guideId = await anArticle(
      {
        title: '居住证办理',
        body: [],
        guide: {
          sort: 'public_service',
          papers: [{ name: '户口簿', form: 'both', mayComeLater: true, note: '' }],
          steps: ['取号'],
          legalDays: null,
          promisedDays: 0,
          costFen: 0,
          costNote: '',
          locationIds: [street.locationId],
          hours: '工作日',
          mayBeFetched: false,
          onlineUrl: '',
        },
      },
      'guide',
    )
    const guide = await page(`/s/${streetId}/articles/${guideId}`)
    expect(dataOf(guide)).toMatchObject({ '@type': 'HowTo', supply: [{ name: '户口簿' }] })
    expect(guide).toContain('<li>户口簿（原件和复印件）可以后补</li>')
    const matterId = await aMatter('修鞋摊', '东社区的邻居想要一个修鞋摊')
    const matter = await page(`/s/${streetId}/matters/${matterId}`)
    expect(dataOf(matter)).toMatchObject({ '@type': 'CreativeWork', name: '修鞋摊' })
    expect(matter).not.toContain('不公开')
    const own = await page(`/s/${streetId}`)
    expect(dataOf(own)).toMatchObject({ '@type': 'GovernmentOrganization', name: '试验街道' })
    for (const path of [`services/${slot.serviceId}`, `articles/${articleId}`]) {
      expect(own).toContain(`href="${site}/s/${streetId}/${path}"`)
    }
    expect(await page('/s')).toContain(`href="${site}/s/${streetId}"`)
  })

  test('has nothing that was typed run, end what it stands in, or look like more than text', async () => {
    const title = hostile.slice(0, 200)
    const bad = await house.sow.aSlot(street, {
      room: title,
      service: {
        title,
        summary: title,
        description: title,
        eligibility: title,
        bring: [title],
        feeNote: title,
      },
    })
    const badArticle = await anArticle({
      title: title.slice(0, 40),
      summary: title.slice(0, 40),
      body: [
        { kind: 'paragraph', text: title.slice(0, 90) },
        { kind: 'quote', text: title.slice(0, 90), from: title.slice(0, 40) },
      ],
    })
    const badMatter = await aMatter(title, title)
    await house.asOwner('update street set name = $2 where id = $1', [streetId, `试验街道${title}`])
    const paths = [
      `/s/${streetId}`,
      '/s',
      `/s/${streetId}/services/${bad.serviceId}`,
      `/s/${streetId}/articles/${badArticle}`,
      `/s/${streetId}/matters/${badMatter}`,
      `/embed/${streetId}/services`,
    ]
    for (const path of paths) {
      const reply = await get(path)
      const { body } = reply
      const scripts = body.match(/<script[^>]*>/g) ?? []
      expect([path, scripts.filter(one => one !== '<script type="application/ld+json">')]).toEqual([path, []])
      expect([path, body.includes('<img src=x')]).toEqual([path, false])
      expect([path, body.includes('onerror=alert(1)>&amp;')]).toEqual([path, false])
      expect([path, body.includes('\u0007')]).toEqual([path, false])
      expect(body.match(/<\/title>/g)).toHaveLength(1)
      if (!path.startsWith('/embed')) {
        expect(() => dataOf(body)).not.toThrow()
        expect(dataOf(body)).toBeTruthy()
      }
      const policy = String(reply.headers['content-security-policy'])
      expect(policy).toContain("default-src 'none'")
      expect(policy).not.toContain('script-src')
    }
    const said = dataOf(await page(`/s/${streetId}/services/${bad.serviceId}`))
    expect(said['@graph'][0].name).toBe(title)
    await house.asOwner(`update street set name = '试验街道' where id = $1`, [streetId])
  })

  test('of what nobody may read is not there, and says so to a person', async () => {
    const paused = await house.sow.aService(street, { status: 'paused', title: '不公开的服务' })
    const draft = await house.sow.aService(street, { status: 'draft', title: '不公开的草稿' })
    const unread = await aMatter(null, null)
    const other = await house.sow.aStreet()
    for (const path of [
      `/s/${streetId}/services/${paused}`,
      `/s/${streetId}/services/${draft}`,
      `/s/${streetId}/matters/${unread}`,
      `/s/${other.streetId}/services/${slot.serviceId}`,
      `/s/${other.streetId}/articles/${articleId}`,
      '/s/100000000',
    ]) {
      const body = await page(path, 404)
      expect(body).toContain('这一页没有了')
      expect(body).not.toContain('不公开')
    }
    for (const path of [
      '/s',
      `/s/${streetId}`,
      `/s/${streetId}/sitemap.xml`,
      `/embed/${streetId}/services`,
    ]) {
      const { body } = await get(path)
      for (const word of ['不公开', paused, draft, unread]) expect(body).not.toContain(word)
    }
  })

  test('is told to be the same as long as it is', async () => {
    const path = `/s/${streetId}/services/${slot.serviceId}`
    const { headers } = await get(path)
    expect(headers['cache-control']).toBe('no-cache')
    expect((await get(path, { 'if-none-match': String(headers.etag) })).statusCode).toBe(304)
  })
})

describe('a list in another house’s page', () => {
  test('is shown by whom the setting names, light or dark, and opens in a window of its own', async () => {
    const reply = await get(`/embed/${streetId}/services?theme=dark&category=clinic&limit=50`)
    expect(reply.headers['content-security-policy']).toContain(
      'frame-ancestors https://www.example.gov.cn https://*.example.cn',
    )
    expect(reply.headers['x-frame-options']).toBeUndefined()
    expect(reply.body).toContain('color-scheme:dark')
    expect(reply.body).toContain('<base target="_blank">')
    expect(reply.body).toContain(`href="${site}/s/${streetId}/services/${slot.serviceId}"`)
    expect(reply.body).toContain('更新于')
    const law = await get(`/embed/${streetId}/services?category=law`)
    expect(law.body).toContain('最近没有可以约的。')
    expect((await get(`/s/${streetId}`)).headers['content-security-policy']).toContain(
      "frame-ancestors 'none'",
    )
  })

  test('is nobody’s but ours where nothing is set, and a policy cannot be written into the setting', async () => {
    const plain = await buildHouse()
    const at = await plain.sow.aStreet()
    const { headers } = await plain.app.inject({ url: `/embed/${at.streetId}/services` })
    expect(headers['content-security-policy']).toContain("frame-ancestors 'self'")
    await plain.close()
    await expect(buildHouse({ EMBEDDED_BY: "https://a.cn; script-src 'unsafe-inline'" })).rejects.toThrow(
      'EMBEDDED_BY',
    )
  })
})

test('robots.txt leads to sitemaps that name every public page once, in XML', async () => {
  const robots = await get('/robots.txt')
  expect(robots.headers['content-type']).toBe('text/plain; charset=utf-8')
  expect(robots.body).toContain(`Sitemap: ${site}/sitemap.xml`)
  const locations = (xml: string) => {
    const found: string[] = []
    const parser = new SaxesParser()
    let text = ''
    parser.on('text', part => (text += part))
    parser.on('closetag', ({ name }) => {
      if (name === 'loc') found.push(text.trim())
      text = ''
    })
    parser.write(xml).close()
    return found
  }
  const maps = locations((await get('/sitemap.xml')).body)
  expect(maps).toContain(`${site}/s/${streetId}/sitemap.xml`)
  const urls = locations((await get(`/s/${streetId}/sitemap.xml`)).body)
  expect(new Set(urls).size).toBe(urls.length)
  expect(urls[0]).toBe(`${site}/s/${streetId}`)
  expect(urls).toContain(`${site}/s/${streetId}/services/${slot.serviceId}`)
  for (const url of urls) expect([url, (await get(url.replace(site, ''))).statusCode]).toEqual([url, 200])
  expect((await get(`/s/${streetId}/sitemap.xml?page=2`)).statusCode).toBe(404)
})
