import type { ArticlePage, ArticleText } from '@yunxuan/contract'
import { audienceNames } from '@yunxuan/domain'
import { PhoneLink } from '../../../shell/PhoneLink.tsx'
import { Card } from '../../../ui/Card.tsx'
import { Facts } from '../../../ui/Facts.tsx'
import { dotted } from '../../../words/dotted.ts'
import { sayCalendarDay } from '../../../words/when.ts'
import { shortCommunity } from '../../member/components/communities.ts'
import { WebAddress } from './WebAddress.tsx'

/** Whose text it is, from when to when it holds, whom it is for, and whom to ask. */
export function Issued({ text, page }: { text: ArticleText; page?: ArticlePage }) {
  const { issuer, documentNo, issuedOn, validFrom, validUntil, audiences, areaName, phone, sourceUrl } = text
  const from = validFrom === null ? '' : `${sayCalendarDay(validFrom)}起`
  const until = validUntil === null ? '' : `到 ${sayCalendarDay(validUntil)}`
  const said = [
    { name: '给谁看', value: audiences.map(each => audienceNames[each]).join('、') },
    { name: '哪里', value: areaName === null ? '全街道' : shortCommunity(areaName) },
    { name: '谁发的', value: issuer },
    { name: '文号', value: documentNo },
    { name: '发布', value: issuedOn === null ? '' : sayCalendarDay(issuedOn) },
    { name: '有效', value: [from, until].filter(Boolean).join('，') },
    { name: '核实于', value: page === undefined ? '' : sayAssured(page) },
  ]
  return (
    <Card>
      <Facts
        facts={[
          ...said.filter(({ value }) => value !== ''),
          { name: '电话', value: <PhoneLink name={issuer || '服务台'} number={phone} /> },
          ...(sourceUrl === '' ? [] : [{ name: '原文', value: <WebAddress url={sourceUrl} /> }]),
        ]}
      />
    </Card>
  )
}

function sayAssured({ assuredDate, isUnconfirmed, isSample }: ArticlePage): string {
  const day = assuredDate === null ? '' : sayCalendarDay(assuredDate)
  return dotted([day, isUnconfirmed ? '好久没核实了' : '', isSample ? '演示样例' : ''])
}
