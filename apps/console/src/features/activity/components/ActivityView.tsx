import type { ManagedActivity } from '@yunxuan/contract'
import { categoryNames } from '@yunxuan/domain'
import type { ReactNode } from 'react'
import { useWorkplace } from '../../../shell/street.tsx'
import { Facts } from '../../../ui/Facts.tsx'
import { sayMinutes } from '../../../ui/say.ts'
import { Tag } from '../../../ui/Tag.tsx'
import { Shown } from '../../picture/components/Shown.tsx'
import { modeNames, sayAges } from '../../publish/service-words.ts'
import { questions, sayAnswer } from '../gate-words.ts'

/** What volunteers will read of an activity, and what its keeper answered for it. */
export function ActivityView({ activity }: { activity: ManagedActivity }) {
  const { edit, brandName } = activity
  return (
    <div className="resident-view">
      <p>
        <Tag tone="red">{categoryNames[edit.category].name}</Tag> <Tag>{modeNames[edit.mode]}</Tag>{' '}
        {brandName !== null && <Tag tone="blue">{brandName}</Tag>}
      </p>
      {activity.picture !== null && <Shown picture={activity.picture} />}
      <p className="summary">{edit.summary}</p>
      {edit.description !== '' && <p className="description">{edit.description}</p>}
      <Facts facts={[...workFacts(activity), ...useWhoFacts(activity)]} />
      <Answers activity={activity} />
    </div>
  )
}

type Fact = readonly [string, ReactNode]

function workFacts({ edit, ...activity }: ManagedActivity): Fact[] {
  return [
    ['做什么', edit.content],
    ['风险', edit.risk === '' ? '没有特别的' : edit.risk],
    ['保险', edit.insurance === '' ? '没有写' : edit.insurance],
    ...(edit.training === '' ? [] : [['培训', edit.training] as const]),
    ['地点', activity.locationName],
    ['谁来办', [activity.organizationName, activity.teamName].filter(name => name !== null).join(' · ')],
    ['负责', activity.leaders.map(({ name }) => name).join('、')],
    ['一班', `${sayMinutes(edit.durationMinutes)}，${edit.placesPerShift} 位`],
    ...(edit.stalls.length === 0
      ? []
      : [['摊位', edit.stalls.map(({ name, places }) => `${name} ${places} 位`).join('、')] as const]),
  ]
}

function useWhoFacts({ edit }: ManagedActivity): Fact[] {
  const { street } = useWorkplace()
  const areas = street.areas.filter(area => edit.residentsOf.includes(area.id)).map(area => area.name)
  return [
    ['谁能来', edit.isTeamOnly ? '只招本队和分队的队员' : '志愿者都能来'],
    ['年龄', sayAges(edit)],
    ['社区', areas.length === 0 ? '全街道' : areas.join('、')],
    ['要持有', edit.qualification ?? '不要求证件'],
    ...(edit.skills.length === 0 ? [] : [['最好会', edit.skills.join('、')] as const]),
    ['请带', edit.bring.length === 0 ? '人来就行' : edit.bring.join('、')],
    ['咨询电话', edit.phone === '' ? `服务台 ${street.deskPhone}` : edit.phone],
  ]
}

function Answers({ activity }: { activity: ManagedActivity }) {
  const { answers } = activity.edit
  return (
    <section aria-label="这是志愿服务吗">
      <h3 className="keys-head">这是志愿服务吗？（志愿者看不到）</h3>
      {answers === null ? (
        <p className="soft">还没有回答。</p>
      ) : (
        <ul className="answers">
          {questions.map(question => (
            <li key={question.name}>
              {question.asks} <b>{sayAnswer(answers, question)}</b>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
