import type { ArticleText, ReadBlock } from '@yunxuan/contract'
import { articleKindNames, audienceNames } from '@yunxuan/domain'
import { Facts } from '../../../ui/Facts.tsx'
import { sayDayInFull } from '../../../ui/say.ts'
import { Tag } from '../../../ui/Tag.tsx'
import { paperFormNames, validityNames } from '../article-words.ts'

/** A text as residents read it, as wide as a phone. */
export function PhoneView({ text, label }: { text: ArticleText; label: string }) {
  const { kind, title, summary, validity, body, guide } = text
  return (
    <article className="phone-view" aria-label={label}>
      <p>
        <Tag tone="blue">{articleKindNames[kind]}</Tag>{' '}
        {validity !== 'valid' && <Tag {...validityNames[validity]} />}
      </p>
      <h3>{title}</h3>
      {summary !== '' && <p className="summary">{summary}</p>}
      {guide !== null && <GuideView guide={guide} />}
      {body.map((block, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: parts have no names of their own, and none is moved here
        <BlockView key={at} block={block} />
      ))}
      <Facts facts={factsOf(text)} />
    </article>
  )
}

function factsOf(text: ArticleText): (readonly [string, string])[] {
  const { issuer, documentNo, issuedOn, validFrom, validUntil, audiences, areaName, phone, sourceUrl } = text
  const facts: [string, string | null][] = [
    ['给谁看', audiences.map(each => audienceNames[each]).join('、')],
    ['哪里', areaName ?? '全街道'],
    ['谁发的', issuer],
    ['文号', documentNo],
    ['发布', issuedOn && sayDayInFull(issuedOn)],
    ['生效', validFrom && sayDayInFull(validFrom)],
    ['到期', validUntil && sayDayInFull(validUntil)],
    ['电话', phone],
    ['原文', sourceUrl],
  ]
  return facts.flatMap(([name, value]) => (value === null || value === '' ? [] : [[name, value] as const]))
}

function BlockView({ block }: { block: ReadBlock }) {
  if (block.kind === 'heading') return <h4>{block.text}</h4>
  if (block.kind === 'paragraph') return <p className="description">{block.text}</p>
  if (block.kind === 'link') return <p className="phone-link">{block.title} ›</p>
  if (block.kind === 'quote') {
    return (
      <blockquote>
        {block.text}
        {block.from !== '' && <footer>{block.from}</footer>}
      </blockquote>
    )
  }
  return (
    <ul>
      {block.items.map(item => (
        <li key={item}>{item}</li>
      ))}
    </ul>
  )
}

function GuideView({ guide }: { guide: NonNullable<ArticleText['guide']> }) {
  const { papers, steps, places, promisedDays, legalDays, costFen, costNote, hours, mayBeFetched } = guide
  const cost = costFen === null ? costNote : costFen === 0 ? '免费' : `${(costFen / 100).toFixed(2)} 元`
  const days = promisedDays === 0 ? '当场办好' : promisedDays === null ? '' : `${promisedDays} 个工作日`
  const facts: [string, string][] = [
    ['多久', [days, legalDays === null ? '' : `法定 ${legalDays} 个工作日`].filter(Boolean).join('，')],
    ['费用', costFen === null || costNote === '' ? cost : `${cost}，${costNote}`],
    ['在哪里', places.map(place => place.name).join('、')],
    ['几点', hours],
    ['代办', mayBeFetched ? '别人可以代办' : '要本人来'],
  ]
  return (
    <>
      {papers.length > 0 && <h4>要带的材料</h4>}
      <ul className="phone-papers">
        {papers.map(paper => (
          <li key={paper.name}>
            {paper.name}（{paperFormNames[paper.form]}）{paper.mayComeLater && <Tag tone="ok">可以后补</Tag>}
            {paper.note !== '' && <span className="soft"> {paper.note}</span>}
          </li>
        ))}
      </ul>
      {steps.length > 0 && <h4>怎么办</h4>}
      <ol>
        {steps.map(step => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <Facts facts={facts.filter(([, value]) => value !== '')} />
    </>
  )
}
