import type { ManagedMatter } from '@yunxuan/contract'
import { hazardSeverityNames, kindSheets, matterKindNames, matterVerdictWords } from '@yunxuan/domain'
import { Link, useParams } from 'react-router'
import { useWorkplace } from '../../../shell/street.tsx'
import { BackLink } from '../../../ui/BackLink.tsx'
import { Facts } from '../../../ui/Facts.tsx'
import { Loaded } from '../../../ui/Loaded.tsx'
import { PageHead } from '../../../ui/PageHead.tsx'
import { sayDayInFull, sayInstant } from '../../../ui/say.ts'
import { Tag } from '../../../ui/Tag.tsx'
import { Answers } from '../../answer/components/Answers.tsx'
import { Suggestions } from '../../answer/components/Suggestions.tsx'
import { Referrals } from '../../referral/components/Referrals.tsx'
import { Acts } from '../components/Acts.tsx'
import { Errand } from '../components/Errand.tsx'
import { MatterPictures } from '../components/MatterPictures.tsx'
import { Timeline } from '../components/Timeline.tsx'
import { useMatter } from '../matter.queries.ts'
import { statusNames } from '../matter-words.ts'

/** One matter: what was raised and what everybody reads, side by side, what was done, and what can be done next. */
export function Component() {
  const { streetId } = useWorkplace()
  const { matterId = '' } = useParams()
  const asked = useMatter(streetId, matterId)
  return (
    <Loaded query={asked}>
      {matter => (
        <>
          <BackLink to="matters" />
          <PageHead
            title={`${matterKindNames[matter.kind]} ${matter.number}`}
            aside={<State matter={matter} />}
          />
          <Acts key={matter.version} matter={matter} />
          <Errand matter={matter} />
          {kindSheets[matter.kind].shown === 'never' ? (
            <Raised matter={matter} />
          ) : (
            <div className="side-by-side">
              <Raised matter={matter} />
              <Shown matter={matter} />
            </div>
          )}
          {kindSheets[matter.kind].isReferred && <Referrals matter={matter} />}
          {kindSheets[matter.kind].takesAnswers && (
            <div className="side-by-side">
              <Answers matterId={matter.id} />
              <Suggestions matterId={matter.id} isOpen={isOpenToAnswers(matter)} />
            </div>
          )}
          <section className="panel" aria-label="办理经过">
            <h2>办理经过</h2>
            <Timeline matter={matter} />
          </section>
        </>
      )}
    </Loaded>
  )
}

/** Whether others may answer it now: everybody sees it, and the office has not said what came of it. */
const isOpenToAnswers = ({ isPublic, status }: ManagedMatter): boolean =>
  isPublic && (status === 'sent' || status === 'returned' || status === 'open')

function State({ matter: { status, verdict, severity, dueOn, isOverdue } }: { matter: ManagedMatter }) {
  return (
    <>
      <Tag {...statusNames[status]} />{' '}
      {severity !== null && (
        <Tag tone={severity === 'now' ? 'red' : 'plain'}>{hazardSeverityNames[severity]}</Tag>
      )}{' '}
      {verdict !== null && <Tag>{matterVerdictWords[verdict]}</Tag>}{' '}
      {dueOn !== null && (
        <Tag tone={isOverdue ? 'red' : 'plain'}>
          {sayDayInFull(dueOn)}
          {isOverdue ? ' 已逾期' : ' 到期'}
        </Tag>
      )}
    </>
  )
}

function Raised({ matter }: { matter: ManagedMatter }) {
  const { raisedText, organizationName, raisedByName, raisedByPhone, areaName, placeNote, ownerName, level } =
    matter
  const { climbs } = kindSheets[matter.kind]
  return (
    <section className="panel" aria-label="居民写的">
      <h2>居民写的</h2>
      <p className="description">{raisedText === '' ? '内容已按规定清除。' : raisedText}</p>
      <MatterPictures matter={matter} />
      <Facts
        facts={[
          ...(organizationName === null ? [] : [['单位', organizationName] as const]),
          ['谁提的', raisedByPhone === null ? raisedByName : `${raisedByName}，${raisedByPhone}`],
          ['什么时候', sayInstant(matter.createdAt)],
          ['哪里', [areaName ?? '全街道', placeNote].filter(Boolean).join('，')],
          ['谁在办', ownerName ?? '还没有人'],
          ...(climbs ? [['在哪一级', level] as const] : []),
          ...(matter.reopened > 0 ? [['重提过', `${matter.reopened} 回`] as const] : []),
        ]}
      />
    </section>
  )
}

function Shown({ matter }: { matter: ManagedMatter }) {
  const { streetId } = useWorkplace()
  const { title, text, isPublic, supports, opinions, mergedInto, services } = matter
  return (
    <section className="panel" aria-label="大家看到的">
      <h2>大家看到的</h2>
      {isPublic ? (
        <>
          <p>
            <b>{title}</b>
          </p>
          <p className="description">{text}</p>
          <p className="soft">{supports > 0 ? `${supports} 位邻居也需要` : '还没有邻居说也需要'}</p>
        </>
      ) : (
        <p className="soft">还没有公开。居民写的原话不会给别人看，请另写一段大家看的。</p>
      )}
      {opinions !== null && (
        <p>
          对答复：{opinions.satisfied} 位满意，{opinions.unsatisfied} 位不满意（提的人和附议的邻居说的）
        </p>
      )}
      {services.map(service => (
        <p key={service.id}>
          已经开成{service.kind === 'service' ? '服务' : '活动'}：
          <Link to={`/${streetId}/${service.kind === 'service' ? 'services' : 'activities'}/${service.id}`}>
            {service.title}
          </Link>
        </p>
      ))}
      {mergedInto !== null && (
        <p>
          合到了<Link to={`/${streetId}/matters/${mergedInto}`}>这一件</Link>
        </p>
      )}
    </section>
  )
}
