import { View } from '@tarojs/components'
import type { AnswerView } from '@yunxuan/contract'
import type { AnswerAct, AnswerReason, AnswerStepDenial } from '@yunxuan/domain'
import { useCallback, useState } from 'react'
import { AskFirst } from '../../../ui/AskFirst.tsx'
import { Button } from '../../../ui/Button.tsx'
import { Choice } from '../../../ui/Choice.tsx'
import { Failure } from '../../../ui/Failure.tsx'
import { Field } from '../../../ui/Field.tsx'
import { Sheet } from '../../../ui/Sheet.tsx'
import { StarChoice } from '../../../ui/Stars.tsx'
import { answerReasonWords } from '../../../words/answer.ts'
import { useAnswerStep } from '../answer.queries.ts'

type AskedAct = 'choose' | 'agree' | 'report' | 'withdraw'

/** What is asked once before it is done, with what follows. */
const asked: Readonly<
  Record<AskedAct, { name: string; follows: string; kind: 'primary' | 'ghost' | 'plain' }>
> = {
  choose: {
    name: '选这一份',
    follows: '对方会收到通知。对方答应以后，你们互相看得到姓名和电话。',
    kind: 'primary',
  },
  agree: {
    name: '答应',
    follows: '答应以后，你们互相看得到姓名和电话，请按说好的日子去办。',
    kind: 'primary',
  },
  report: { name: '办好了', follows: '提的人会收到通知，来说说办得怎么样。', kind: 'primary' },
  withdraw: { name: '收回我答的', follows: '收回以后，提的人就看不到了。', kind: 'plain' },
}
const askedActs = ['choose', 'agree', 'report', 'withdraw'] as const satisfies readonly AskedAct[]

/** Why something that is shown cannot be done now. */
const denialNotes: Partial<Record<AnswerStepDenial, string>> = {
  another_taken: '已经选了一份，和这份不能同时要。要换，先把那份退了。',
}

/** What whoever looks may do with an answer; one clear thing first. */
export function AnswerActs({ answer }: { answer: AnswerView }) {
  const has = (name: AnswerAct) => answer.acts.some(({ act, denial }) => act === name && denial === null)
  const denied = answer.acts.find(({ act, denial }) => act === 'choose' && denial !== null)?.denial
  const note = denied ? denialNotes[denied] : undefined
  const turning = (['decline', 'fail'] as const).find(has)
  return (
    <>
      {note && <View className="second">{note}</View>}
      {has('confirm') && <Confirm answer={answer} />}
      {askedActs.filter(has).map(act => (
        <Asked key={act} answer={answer} act={act} />
      ))}
      {turning && <Turn answer={answer} act={turning} />}
    </>
  )
}

function Asked({ answer, act }: { answer: AnswerView; act: AskedAct }) {
  const step = useAnswerStep(answer.id)
  const { name, follows, kind } = asked[act]
  return (
    <AskFirst
      name={name}
      kind={kind}
      yes={name}
      sending={step}
      onYes={() => step.send({ act, version: answer.version })}
    >
      <View>{follows}</View>
    </AskFirst>
  )
}

function Confirm({ answer }: { answer: AnswerView }) {
  const [isOpen, setOpen] = useState(false)
  const [stars, setStars] = useState(0)
  const [word, setWord] = useState('')
  const close = useCallback(() => setOpen(false), [])
  const step = useAnswerStep(answer.id, close)
  const said = word.trim()
  const wish = {
    act: 'confirm',
    version: answer.version,
    stars,
    ...(said === '' ? {} : { word: said }),
  } as const
  return (
    <>
      <Button onPress={() => setOpen(true)}>办好了，说说怎么样</Button>
      <Sheet
        title="办得怎么样？"
        isOpen={isOpen}
        onClose={close}
        action={
          <Button
            busy={step.isSending}
            why={stars === 0 ? '先点几颗星' : undefined}
            onPress={() => step.send(wish)}
          >
            就这样
          </Button>
        }
      >
        <StarChoice value={stars} onChange={setStars} />
        <Field label="想说的（可以不写）" value={word} onChange={setWord} multiline maxLength={200} />
        <Failure error={step.error} onRetry={step.again} />
      </Sheet>
    </>
  )
}

const turns = {
  decline: {
    name: '不选这一份',
    title: '为什么不选？',
    reasons: ['time', 'place', 'terms', 'found', 'not_needed', 'other'],
  },
  fail: {
    name: '没办成',
    title: '为什么没办成？',
    reasons: ['time', 'place', 'terms', 'not_come', 'not_needed', 'other'],
  },
} as const satisfies Record<string, { name: string; title: string; reasons: readonly AnswerReason[] }>

/** Turning it down, or saying that it came to nothing: one of a few reasons, and no words among neighbours. */
function Turn({ answer, act }: { answer: AnswerView; act: keyof typeof turns }) {
  const [isOpen, setOpen] = useState(false)
  const [reason, setReason] = useState<AnswerReason>()
  const close = useCallback(() => setOpen(false), [])
  const step = useAnswerStep(answer.id, close)
  const { name, title, reasons } = turns[act]
  return (
    <>
      <Button kind="plain" onPress={() => setOpen(true)}>
        {name}
      </Button>
      <Sheet
        title={title}
        isOpen={isOpen}
        onClose={close}
        action={
          <Button
            busy={step.isSending}
            why={reason === undefined ? '先选一个原因' : undefined}
            onPress={() => reason && step.send({ act, version: answer.version, reason })}
          >
            {name}
          </Button>
        }
      >
        <Choice
          label={title}
          options={reasons.map(value => ({ value, title: answerReasonWords[value] }))}
          value={reason}
          onChange={setReason}
        />
        <Failure error={step.error} onRetry={step.again} />
      </Sheet>
    </>
  )
}
