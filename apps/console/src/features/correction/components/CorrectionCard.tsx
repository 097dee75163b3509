import type { CorrectionView } from '@yunxuan/contract'
import { Button } from 'antd'
import { useState } from 'react'
import { sayDayInFull, sayInstant, sayMinutes } from '../../../ui/say.ts'
import { Tag } from '../../../ui/Tag.tsx'
import { RecordFacts } from '../../record/components/RecordFacts.tsx'
import { correctionStatusNames } from '../correction-words.ts'
import { AnswerForm } from './AnswerForm.tsx'

/** What somebody says, and beside it the record it is about. */
export function CorrectionCard({ correction }: { correction: CorrectionView }) {
  const { name, tone } = correctionStatusNames[correction.status]
  return (
    <li className="panel" aria-label={`${correction.personName} ${correction.title}`}>
      <div className="panel-head">
        <Tag tone={tone}>{name}</Tag>
        <b>{correction.personName}</b>
        <span className="soft number">{correction.number ?? '已退出'}</span>
        <span>
          {correction.title}，{sayDayInFull(correction.servedOn)}
        </span>
        <span className="grow" />
        <span className="soft">{sayInstant(correction.createdAt)}提出</span>
      </div>
      <div className="side-by-side">
        <section>
          <h2>本人说</h2>
          <p className="description">{correction.text}</p>
          <p>
            {correction.wishedMinutes === null ? (
              <span className="soft">没有写应该是多少。</span>
            ) : (
              <>
                希望记 <b>{sayMinutes(correction.wishedMinutes)}</b>
              </>
            )}
          </p>
          <Answered correction={correction} />
        </section>
        <section>
          <h2>现在的记录</h2>
          {correction.record === null ? (
            <p className="soft">这一班没有这位的记录。本人说来过，请核对签到和现场的人。</p>
          ) : (
            <RecordFacts record={correction.record} />
          )}
        </section>
      </div>
      {correction.status === 'open' && <Answering correction={correction} />}
    </li>
  )
}

function Answered({ correction: { answer, answeredAt, answeredByName } }: { correction: CorrectionView }) {
  if (answer === null || answeredAt === null) return null
  return (
    <p className="notice notice-blue">
      <b>答复</b> {answer}{' '}
      <span className="soft">
        {answeredByName}，{sayInstant(answeredAt)}
      </span>
    </p>
  )
}

function Answering({ correction }: { correction: CorrectionView }) {
  const [kind, setKind] = useState<'accept' | 'refuse' | null>(null)
  if (kind !== null) {
    return (
      <AnswerForm
        key={kind}
        correction={correction}
        isAccepted={kind === 'accept'}
        onClose={() => setKind(null)}
      />
    )
  }
  const { personName } = correction
  return (
    <div className="row-actions">
      <Button type="primary" aria-label={`改正 ${personName}`} onClick={() => setKind('accept')}>
        改正
      </Button>
      <Button aria-label={`不改 ${personName}`} onClick={() => setKind('refuse')}>
        不改
      </Button>
    </div>
  )
}
