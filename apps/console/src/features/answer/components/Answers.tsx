import type { ManagedAnswer } from '@yunxuan/contract'
import { Button } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { useWorkplace } from '../../../shell/street.tsx'
import { Facts } from '../../../ui/Facts.tsx'
import { Loaded } from '../../../ui/Loaded.tsx'
import { sayDayInFull, sayInstant } from '../../../ui/say.ts'
import { Tag } from '../../../ui/Tag.tsx'
import { serviceStatusNames } from '../../publish/service-words.ts'
import { useAnswers } from '../answer.queries.ts'
import { answerActNames, answerReasonNames, answerStatusNames } from '../answer-words.ts'
import { AnswerDialog } from './AnswerDialog.tsx'
import { DraftDialog, type DraftKind, draftNames } from './DraftDialog.tsx'
import { type StaffAct, staffActs } from './staff-acts.ts'

/** What others offer for a need: who, when and where, word by word, and what may be done with each. */
export function Answers({ matterId }: { matterId: string }) {
  const { streetId } = useWorkplace()
  const asked = useAnswers(streetId, matterId)
  return (
    <section className="panel" aria-label="答卷">
      <h2>答卷</h2>
      <Loaded query={asked}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="soft">还没有人答。公开以后，居民、服务队和机构都可以来答。</p>
          ) : (
            items.map(answer => <Answer key={answer.id} answer={answer} />)
          )
        }
      </Loaded>
    </section>
  )
}

function Answer({ answer }: { answer: ManagedAnswer }) {
  const { said, text, byName, voiceName, status, isWhole, isPaid, word, reason, stars, contact } = answer
  return (
    <article className="gap-below" aria-label={`${voiceName ?? byName}的答卷`}>
      <p>
        <b>{voiceName ?? byName}</b> <Tag {...answerStatusNames[status]} /> {isWhole && <Tag>一家能办成</Tag>}{' '}
        {isPaid && <Tag tone="gold">要收费</Tag>}
      </p>
      <p className="description">{said.text}</p>
      <Facts facts={factsOf(answer)} />
      {text === null ? (
        <p className="soft">还没看过：别人看不到，提的人也看不到。</p>
      ) : (
        <p className="soft">大家看到的：{text}</p>
      )}
      {reason !== null && (
        <p>
          {answerReasonNames[reason]}
          {word !== null && `：${word}`}
        </p>
      )}
      {stars !== null && (
        <p>
          居民给了 {stars} 颗星{word !== null && `：${word}`}
        </p>
      )}
      {contact !== null && (
        <p>
          联系 {contact.name}，{contact.phone ?? '没有留电话'}
        </p>
      )}
      <Drafted answer={answer} />
      <Acts answer={answer} />
    </article>
  )
}

/** What came of it, and how far it is. */
function Drafted({ answer: { service } }: { answer: ManagedAnswer }) {
  const { streetId } = useWorkplace()
  if (service === null) return null
  const { name, tone } = serviceStatusNames[service.status]
  return (
    <p>
      <Link to={`/${streetId}/${service.kind === 'service' ? 'services' : 'activities'}/${service.id}`}>
        {service.status === 'published' ? '已经开成' : '照着开的'}
        {service.kind === 'service' ? '服务' : '活动'}
      </Link>{' '}
      <Tag name={name} tone={tone} />
    </p>
  )
}

function factsOf({ said, fromOn, untilOn, places, voiceName, byName, createdAt }: ManagedAnswer) {
  const until = untilOn === null ? '起' : `到 ${sayDayInFull(untilOn)}`
  return [
    ['哪天', `${sayDayInFull(fromOn)}${until}`] as const,
    ...(said.placeNote === '' ? [] : [['在哪儿', said.placeNote] as const]),
    ...(places === null ? [] : [['几位', `${places} 位`] as const]),
    ...(said.conditions === '' ? [] : [['条件', said.conditions] as const]),
    ['谁交来', `${voiceName === null ? '本人' : byName}，${sayInstant(createdAt)}`] as const,
  ]
}

function Acts({ answer }: { answer: ManagedAnswer }) {
  const [doing, setDoing] = useState<StaffAct | null>(null)
  const [drafting, setDrafting] = useState<DraftKind | null>(null)
  const acts = staffActs.flatMap(act => {
    const found = answer.acts.find(one => one.act === act)
    return found === undefined ? [] : [{ act, denial: found.denial }]
  })
  const first = acts.find(
    ({ act, denial }) => denial === null && !(act === 'publish' && answer.text !== null),
  )
  return (
    <div className="row-actions">
      {draftKinds(answer).map((kind, at) => (
        <Button key={kind} type={at === 0 ? 'primary' : 'default'} onClick={() => setDrafting(kind)}>
          {draftNames[kind]}
        </Button>
      ))}
      {acts.map(({ act, denial }) => (
        <Button
          key={act}
          type={act === first?.act && !answer.isToBeOpened ? 'primary' : 'default'}
          disabled={denial !== null}
          title={denial === null ? '' : (denialNames[denial] ?? '')}
          onClick={() => setDoing(act)}
        >
          {act === 'publish' && answer.text !== null ? '改公开的话' : answerActNames[act]}
        </Button>
      ))}
      {drafting !== null && <DraftDialog answer={answer} kind={drafting} onClose={() => setDrafting(null)} />}
      {doing !== null && <AnswerDialog answer={answer} act={doing} onClose={() => setDoing(null)} />}
    </div>
  )
}

/** What may come of an answer: of a team's an activity first, for which others sign up. */
function draftKinds({ isToBeOpened, voice }: ManagedAnswer): readonly DraftKind[] {
  if (!isToBeOpened) return []
  return voice === 'team' ? ['activity', 'service'] : ['service']
}

/** Why something that is shown cannot be done now. */
const denialNames: Partial<Record<string, string>> = {
  not_read_yet: '先看过、写好公开的话，才能选定',
  another_taken: '已经选了一份，和这份不能同时要',
}
