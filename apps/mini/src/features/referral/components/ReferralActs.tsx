import { View } from '@tarojs/components'
import type { Referral } from '@yunxuan/contract'
import { addDays, type ReferralAct, shanghaiDate } from '@yunxuan/domain'
import { useCallback, useState } from 'react'
import { AskFirst } from '../../../ui/AskFirst.tsx'
import { Button } from '../../../ui/Button.tsx'
import { Failure } from '../../../ui/Failure.tsx'
import { Field } from '../../../ui/Field.tsx'
import { Pick } from '../../../ui/Pick.tsx'
import { Sheet } from '../../../ui/Sheet.tsx'
import { daysAhead } from '../../../words/days-ahead.ts'
import { useReferralStep } from '../referral.queries.ts'

type AskedAct = 'accept' | 'report' | 'confirm'

/** What is asked once before it is done, with what follows. */
const asked: Readonly<Record<AskedAct, { name: string; follows: string }>> = {
  accept: { name: '选这家', follows: '选定以后，你们互相看得到姓名和电话，直接联系。' },
  report: { name: '办好了', follows: '企业会收到通知，来说是不是办好了。' },
  confirm: { name: '是办好了', follows: '对方和街道会知道这件事办成了。' },
}
const askedActs = ['accept', 'confirm', 'report'] as const satisfies readonly AskedAct[]

type SaidAct = Extract<ReferralAct, 'decline' | 'pass' | 'fail'>

/** What is said in words, with the question before it. */
const said: Readonly<
  Record<SaidAct, { name: string; label: string; placeholder: string; isNeeded: boolean }>
> = {
  decline: {
    name: '这次帮不上',
    label: '为什么帮不上',
    placeholder: '比如：我们只做五万以下的，可以问问另一家',
    isNeeded: true,
  },
  pass: {
    name: '不选这家',
    label: '为什么不选（可以不写）',
    placeholder: '比如：日子来不及',
    isNeeded: false,
  },
  fail: { name: '没办成', label: '卡在哪里', placeholder: '比如：材料交了，额度批不下来', isNeeded: true },
}
const saidActs = ['decline', 'pass', 'fail'] as const satisfies readonly SaidAct[]

/** What whoever looks may do with it; one clear thing first. */
export function ReferralActs({ referral }: { referral: Referral }) {
  const has = (act: ReferralAct) => referral.acts.includes(act)
  return (
    <>
      {has('promise') && <Promising referral={referral} />}
      {askedActs.filter(has).map(act => (
        <Asked key={act} referral={referral} act={act} />
      ))}
      {saidActs.filter(has).map(act => (
        <Said key={act} referral={referral} act={act} />
      ))}
    </>
  )
}

function Asked({ referral: { id, version }, act }: { referral: Referral; act: AskedAct }) {
  const step = useReferralStep(id)
  const { name, follows } = asked[act]
  return (
    <AskFirst name={name} kind="primary" yes={name} sending={step} onYes={() => step.send({ act, version })}>
      <View>{follows}</View>
    </AskFirst>
  )
}

const daysToChoose = 60
const usualDays = 7

/** What an organization can do and by which day; said before, it is said anew. */
function Promising({ referral }: { referral: Referral }) {
  const today = shanghaiDate(new Date())
  const isAgain = referral.status === 'promised'
  const [isOpen, setOpen] = useState(false)
  const [word, setWord] = useState(referral.answer ?? '')
  const [dueOn, setDueOn] = useState(referral.promisedOn ?? addDays(today, usualDays))
  const close = useCallback(() => setOpen(false), [])
  const step = useReferralStep(referral.id, close)
  const name = isAgain ? '改一改' : '帮得上，写答复'
  return (
    <>
      <Button kind={isAgain ? 'ghost' : 'primary'} onPress={() => setOpen(true)}>
        {name}
      </Button>
      <Sheet
        title="能怎么帮？"
        isOpen={isOpen}
        onClose={close}
        action={
          <Button
            busy={step.isSending}
            why={word.trim() === '' ? '先写几个字，能怎么帮' : undefined}
            onPress={() => step.send({ act: 'promise', version: referral.version, word: word.trim(), dueOn })}
          >
            交给企业看
          </Button>
        }
      >
        <Field
          label="能做什么"
          value={word}
          onChange={setWord}
          placeholder="比如：有一种随借随还的贷款，带营业执照来，三个工作日放款"
          multiline
          tall
          maxLength={500}
        />
        <Pick
          label="最晚哪天办到"
          options={daysAhead(today, daysToChoose)}
          value={dueOn}
          onChange={setDueOn}
        />
        <View className="second">企业看得到单位的名字和这段话；选了你们，才互相看得到姓名和电话。</View>
        <Failure error={step.error} onRetry={step.again} />
      </Sheet>
    </>
  )
}

function Said({ referral, act }: { referral: Referral; act: SaidAct }) {
  const [isOpen, setOpen] = useState(false)
  const [word, setWord] = useState('')
  const close = useCallback(() => setOpen(false), [])
  const step = useReferralStep(referral.id, close)
  const { name, label, placeholder, isNeeded } = said[act]
  const text = word.trim()
  return (
    <>
      <Button kind="plain" onPress={() => setOpen(true)}>
        {name}
      </Button>
      <Sheet
        title={`${name}？`}
        isOpen={isOpen}
        onClose={close}
        action={
          <Button
            busy={step.isSending}
            why={isNeeded && text === '' ? '先写几个字' : undefined}
            onPress={() =>
              step.send({ act, version: referral.version, ...(text === '' ? {} : { word: text }) })
            }
          >
            {name}
          </Button>
        }
      >
        <Field
          label={label}
          value={word}
          onChange={setWord}
          placeholder={placeholder}
          multiline
          maxLength={500}
        />
        <Failure error={step.error} onRetry={step.again} />
      </Sheet>
    </>
  )
}
