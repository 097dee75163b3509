import type { ManagedMatter } from '@yunxuan/contract'
import { Link } from 'react-router'
import { useWorkplace } from '../../../shell/street.tsx'
import { Facts } from '../../../ui/Facts.tsx'
import { sayDayInFull, sayInstant } from '../../../ui/say.ts'
import { Tag } from '../../../ui/Tag.tsx'
import { paperStateNames } from '../matter-words.ts'

/** What an errand has beside a matter: whom to telephone first, its papers, the receipt, and who comes. */
export function Errand({ matter }: { matter: ManagedMatter }) {
  const { streetId } = useWorkplace()
  const { errand, raisedByName, raisedByPhone } = matter
  if (errand === null) return null
  const { guideId, guideTitle, forName, isGreen, papers, receiptNo, receivedAt, visit } = errand
  return (
    <section className="panel" aria-label="代办">
      <h2>代办</h2>
      {isGreen && (
        <p className="notice notice-gold">
          走绿色通道：先打电话
          {raisedByPhone === null ? '（没留号码）' : `（${raisedByPhone}）`}
          问清楚，办理时限减半。
        </p>
      )}
      <Facts
        facts={[
          [
            '办什么',
            <Link key="guide" to={`/${streetId}/articles/${guideId}`}>
              {guideTitle}
            </Link>,
          ],
          ['给谁办', forName === null ? `${raisedByName}本人` : `${raisedByName}的家人${forName}`],
          ['收据号', receiptNo === null ? '还没有收材料' : `${receiptNo}（${sayInstant(receivedAt ?? '')}）`],
          [
            '上门',
            visit === null ? '还没有定' : `${sayDayInFull(visit.on)}，${visit.handlerNames.join('、')}`,
          ],
        ]}
      />
      <ul className="plain-list" aria-label="材料">
        {papers.map(({ name, state, until }) => (
          <li key={name}>
            {name} <Tag {...paperStateNames[state]} />
            {until !== null && ` ${sayDayInFull(until)}前`}
          </li>
        ))}
      </ul>
      <p className="soft">材料当面交接，按收据号还给本人。不拍、不存身份证件的照片。</p>
    </section>
  )
}
