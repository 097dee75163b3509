import type { ArticlePage, MatterPage, ReadBlock, Service, Slot, Street } from '@yunxuan/contract'
import {
  articleKindNames,
  audienceNames,
  categoryNames,
  matterKindNames,
  matterStatusWords,
  matterVerdictWords,
  sayBefore,
  sayClock,
  sayDate,
  sayDateTime,
  sayPlace,
} from '@yunxuan/domain'
import { appPage, plainPage } from '../../platform/addresses.ts'
import { type Html, html } from '../../platform/html.ts'
import { articleData, eventData, matterData, organizationData, serviceData } from './plain-data.ts'
import { documentOf, factsOf, linesOf, pictureOf } from './plain-page.ts'

/** Of which street, and where all of it is found. */
export interface Around {
  publicUrl: string
  street: Street
  now: Date
}

const mostTimes = 20

/** Returns the page of a service. */
export function servicePage(service: Service, slots: readonly Slot[], around: Around): string {
  const { publicUrl, street } = around
  const canonical = plainPage(publicUrl, street.id, 'services', service.id)
  const coming = slots.filter(slot => slot.status === 'open').slice(0, mostTimes)
  const whom = [service.audiences.map(one => audienceNames[one]).join('、'), service.eligibility]
  const [first] = coming
  return documentOf({
    title: service.title,
    description: [
      first && `${sayDateTime(new Date(first.startsAt))}，${first.location.name}`,
      service.summary,
    ]
      .filter(Boolean)
      .join('。'),
    canonical,
    app: { url: appPage(publicUrl, street.id, 'services', service.id), word: '去预约' },
    picture: pictureOf(publicUrl, service.picture, service.category, service.title),
    kind: 'website',
    siteName: street.name,
    data: {
      '@context': 'https://schema.org',
      '@graph': [
        serviceData(service, canonical, around),
        ...coming.map(slot => eventData(service, slot, canonical, around)),
      ],
    },
    body: html`${topOf(around)}<h1>${service.title}</h1>
<p><span class="tag">${categoryNames[service.category].name}</span></p><p>${service.summary}</p>
${factsOf([
  ['谁办的', service.organization.name],
  ['地点', [service.location.name, service.location.address].filter(Boolean).join('，')],
  ['怎么进', service.location.access],
  ['适合', whom.filter(Boolean).join('。')],
  ['年龄', sayAges(service)],
  ['来之前', sayBefore(service).join('。')],
  ['费用', sayFee(service)],
  ['电话', service.phone || street.deskPhone],
])}
<h2>什么时候有</h2>
${coming.length === 0 ? html`<p>最近没有排场次。</p>` : html`<ul>${coming.map(slot => html`<li>${saySlot(slot)}</li>`)}</ul>`}
${service.description !== '' && html`<h2>介绍</h2><p>${linesOf(service.description)}</p>`}`,
  })
}

/** What is left is said with when it was so: a page that was kept is old. */
function saySlot(slot: Slot): Html {
  const span = `${sayDateTime(new Date(slot.startsAt))}到${sayClock(new Date(slot.endsAt))}`
  const where = slot.isElsewhere || slot.room !== '' ? `，${sayPlace(slot.location.name, slot.room)}` : ''
  return html`<time datetime="${slot.startsAt}">${span}</time>${where}${slot.placesLeft === 0 ? '，约满了' : ''}`
}

const sayFee = ({ feeFen, feeNote }: Pick<Service, 'feeFen' | 'feeNote'>) =>
  [feeFen === null || feeFen === 0 ? '免费' : `${feeFen / 100} 元`, feeNote].filter(Boolean).join('，')

function sayAges({ minimumAge, maximumAge }: Pick<Service, 'minimumAge' | 'maximumAge'>): string {
  if (minimumAge !== null && maximumAge !== null) return `${minimumAge} 到 ${maximumAge} 岁`
  if (minimumAge !== null) return `满 ${minimumAge} 岁`
  return maximumAge === null ? '' : `${maximumAge} 岁以下`
}

/** Returns the page of an article or a guide. */
export function articlePage(article: ArticlePage, around: Around): string {
  const { publicUrl, street } = around
  const canonical = plainPage(publicUrl, street.id, 'articles', article.id)
  const isDrawn = article.kind === 'guide' || article.kind === 'policy'
  return documentOf({
    title: article.title,
    description: article.summary || article.title,
    canonical,
    app: {
      url: appPage(publicUrl, street.id, 'articles', article.id),
      word: article.kind === 'guide' ? '一样一样对着准备' : '在手机上看',
    },
    picture: pictureOf(publicUrl, null, isDrawn ? article.kind : 'place', article.title),
    kind: 'article',
    siteName: street.name,
    data: { '@context': 'https://schema.org', ...articleData(article, canonical, around) },
    body: html`${topOf(around)}<h1>${article.title}</h1>
<p><span class="tag">${articleKindNames[article.kind]}</span>${article.validity === 'expired' && html` <span class="tag">已过期</span>`}</p>
<p>${article.summary}</p>
${factsOf([
  ['发文', [article.issuer, article.documentNo].filter(Boolean).join(' ')],
  ['有效', sayValid(article)],
  ['电话', article.phone],
])}
${article.guide !== null && guideBody(article.guide)}
${article.body.map(block => blockBody(block, around))}`,
  })
}

const sayValid = ({ validFrom, validUntil }: Pick<ArticlePage, 'validFrom' | 'validUntil'>) =>
  [validFrom && `${validFrom} 起`, validUntil && `${validUntil} 止`].filter(Boolean).join('，')

const formWords = { original: '原件', copy: '复印件', both: '原件和复印件' }

function guideBody(guide: NonNullable<ArticlePage['guide']>): Html {
  return html`${factsOf([
    ['办理时间', guide.hours],
    [
      '多久办好',
      guide.promisedDays === null
        ? ''
        : guide.promisedDays === 0
          ? '当场办好'
          : `${guide.promisedDays} 个工作日`,
    ],
    [
      '费用',
      [
        guide.costFen === null ? '' : guide.costFen === 0 ? '不收费' : `${guide.costFen / 100} 元`,
        guide.costNote,
      ]
        .filter(Boolean)
        .join('，'),
    ],
    [
      '在哪办',
      guide.places.map(({ name, address }) => [name, address].filter(Boolean).join('，')).join('\n'),
    ],
  ])}
${guide.papers.length > 0 && html`<h2>要带的材料</h2><ul>${guide.papers.map(paper => html`<li>${paper.name}（${formWords[paper.form]}）${paper.mayComeLater && '可以后补'}${paper.note !== '' && html`<br><span class="dim">${paper.note}</span>`}</li>`)}</ul>`}
${guide.steps.length > 0 && html`<h2>怎么办</h2><ol>${guide.steps.map(step => html`<li>${step}</li>`)}</ol>`}`
}

function blockBody(block: ReadBlock, { publicUrl, street }: Around): Html {
  switch (block.kind) {
    case 'heading':
      return html`<h2>${block.text}</h2>`
    case 'paragraph':
      return html`<p>${linesOf(block.text)}</p>`
    case 'list':
      return html`<ul>${block.items.map(item => html`<li>${item}</li>`)}</ul>`
    case 'quote':
      return html`<blockquote>${linesOf(block.text)}${block.from !== '' && html`<br><span class="dim">${block.from}</span>`}</blockquote>`
    case 'link': {
      const kind = block.to === 'service' ? 'services' : 'articles'
      return html`<p><a href="${plainPage(publicUrl, street.id, kind, block.id)}">${block.title}</a></p>`
    }
  }
}

/** Returns the page of what everybody reads of a matter. */
export function matterPage(matter: MatterPage & { title: string; text: string }, around: Around): string {
  const { publicUrl, street } = around
  const canonical = plainPage(publicUrl, street.id, 'matters', matter.id)
  const words = matter.steps.flatMap(step => (step.word === null ? [] : [{ ...step, word: step.word }]))
  return documentOf({
    title: matter.title,
    description: matter.text,
    canonical,
    app: { url: appPage(publicUrl, street.id, 'matters', matter.id), word: '去看看，说一句' },
    picture: pictureOf(publicUrl, null, drawnOf(matter.kind), matter.title),
    kind: 'article',
    siteName: street.name,
    data: { '@context': 'https://schema.org', ...matterData(matter, canonical, around) },
    body: html`${topOf(around)}<h1>${matter.title}</h1>
<p><span class="tag">${matterKindNames[matter.kind]}</span> <span class="tag">${
      matter.verdict === null ? matterStatusWords[matter.status] : matterVerdictWords[matter.verdict]
    }</span></p>
<p>${linesOf(matter.text)}</p>
${factsOf([
  ['编号', matter.number],
  ['哪里', matter.areaName],
  ['提出', sayDate(new Date(matter.createdAt))],
  ['一起要的', matter.supports === 0 ? '' : `${matter.supports} 位邻居`],
])}
${words.length > 0 && html`<h2>办到哪了</h2><ul>${words.map(step => html`<li><time datetime="${step.at}">${sayDate(new Date(step.at))}</time> ${linesOf(step.word)}</li>`)}</ul>`}`,
  })
}

const drawnOf = (kind: MatterPage['kind']) =>
  kind === 'need' || kind === 'proposal' || kind === 'hazard' ? kind : 'say'

/** One line of a list of what can be had or read. */
export interface Line {
  title: string
  note: string
  href: string
}

/** Returns the page of a street. */
export function streetPage(
  { services, articles }: { services: readonly Line[]; articles: readonly Line[] },
  around: Around,
): string {
  const { publicUrl, street } = around
  const canonical = plainPage(publicUrl, street.id)
  const title = `${street.name}的服务`
  return documentOf({
    title,
    description: `${street.province}${street.city}${street.district}${street.name}：看看身边有什么，自己挑、自己约。`,
    canonical,
    app: { url: appPage(publicUrl, street.id), word: '去挑服务' },
    picture: pictureOf(publicUrl, null, 'place', title),
    kind: 'website',
    siteName: street.platformName || street.name,
    data: { '@context': 'https://schema.org', ...organizationData(around), url: canonical },
    alternates: [
      { type: 'text/calendar', href: `${publicUrl}/v1/streets/${street.id}/calendar.ics`, title: '日历' },
      { type: 'application/json', href: `${publicUrl}/hsds/${street.id}/services`, title: 'HSDS 3.1' },
    ],
    body: html`<h1>${street.name}</h1><p class="dim">${street.province} ${street.city} ${street.district}</p>
${factsOf([['服务台', street.deskPhone]])}
<h2>最近可以约的</h2>${listOf(services, '最近没有可以约的。')}
${articles.length > 0 && html`<h2>办事情和政策</h2>${listOf(articles, '')}`}`,
  })
}

/** Returns the page of all streets. */
export function streetsPage(
  streets: readonly { id: string; name: string; city: string; district: string }[],
  publicUrl: string,
): string {
  const title = '云选：街道的服务'
  return documentOf({
    title,
    description: '资源上云、群众自选：一个街道的服务都在手机上，居民自己挑、自己约。',
    canonical: `${publicUrl}/s`,
    app: { url: `${publicUrl}/`, word: '打开云选' },
    picture: pictureOf(publicUrl, null, 'brand', title),
    kind: 'website',
    siteName: '云选',
    data: { '@context': 'https://schema.org', '@type': 'WebSite', name: '云选', url: `${publicUrl}/` },
    body: html`<h1>${title}</h1>${listOf(
      streets.map(one => ({
        title: one.name,
        note: `${one.city} ${one.district}`,
        href: plainPage(publicUrl, one.id),
      })),
      '还没有街道。',
    )}`,
  })
}

/** Returns the page that says that something is not there, or no longer. */
export function gonePage(publicUrl: string): string {
  return documentOf({
    title: '这一页没有了',
    description: '可能已经结束，或者收回了。',
    canonical: `${publicUrl}/s`,
    app: { url: `${publicUrl}/`, word: '打开云选' },
    picture: pictureOf(publicUrl, null, 'brand', '云选'),
    kind: 'website',
    siteName: '云选',
    data: {},
    body: html`<h1>这一页没有了</h1><p>可能已经结束，或者收回了。看看别的吧。</p>`,
  })
}

export const listOf = (lines: readonly Line[], otherwise: string): Html =>
  lines.length === 0
    ? html`<p>${otherwise}</p>`
    : html`<ul>${lines.map(({ title, note, href }) => html`<li><a href="${href}">${title}</a><br><span class="dim">${note}</span></li>`)}</ul>`

/** Returns the line above everything: which street it is. */
export const topOf = ({ publicUrl, street }: Around) =>
  html`<p class="dim"><a href="${plainPage(publicUrl, street.id)}">${street.name}</a></p>`
