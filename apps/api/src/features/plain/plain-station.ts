import type { Station } from '@yunxuan/contract'
import { facilityNames, facilityStateNames, sayHours, saySpan, stationKindNames } from '@yunxuan/domain'
import { appPage, plainPage } from '../../platform/addresses.ts'
import { html } from '../../platform/html.ts'
import { type Around, topOf } from './plain.service.ts'
import { stationData } from './plain-data.ts'
import { documentOf, factsOf, linesOf, pictureOf } from './plain-page.ts'

/** Returns the page of a station: where it is, when one may come in and what is there. */
export function stationPage(station: Station, around: Around): string {
  const { publicUrl, street } = around
  const { location, kind, note, hours } = station
  const canonical = plainPage(publicUrl, street.id, 'places', location.id)
  const shut = sayClosure(station)
  const open = sayHours(hours)
  return documentOf({
    title: location.name,
    description: [shut || open, location.address, note].filter(Boolean).join('。'),
    canonical,
    app: { url: appPage(publicUrl, street.id, 'places', location.id), word: '看现在开不开' },
    picture: pictureOf(publicUrl, null, 'place', location.name),
    kind: 'website',
    siteName: street.name,
    data: { '@context': 'https://schema.org', ...stationData(station, canonical, around) },
    body: html`${topOf(around)}<h1>${location.name}</h1>
<p><span class="tag">${stationKindNames[kind]}</span></p>
${note !== '' && html`<p>${linesOf(note)}</p>`}
${factsOf([
  ['地点', location.address],
  ['怎么进', location.access],
  ['开放', open || '没有写，去之前打个电话'],
  ['暂停', shut],
  ['电话', station.phone ?? street.deskPhone],
  ['核对', station.confirmedDate],
])}
${station.facilities.length > 0 && html`<h2>这里有</h2><ul>${station.facilities.map(one => html`<li>${facilityNames[one.facility]}${one.state !== 'working' && html`（${facilityStateNames[one.state]}）`}</li>`)}</ul>`}`,
  })
}

function sayClosure({ closure }: Station): string {
  if (closure === null) return ''
  const { from, until, reason } = closure
  const when = until === null ? `${saySpan({ from, to: from })}起` : saySpan({ from, to: until })
  return `${when}不开：${reason}`
}
