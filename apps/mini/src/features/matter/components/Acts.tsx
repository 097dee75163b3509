import { View } from '@tarojs/components'
import type { MatterPage } from '@yunxuan/contract'
import type { MatterAct } from '@yunxuan/domain'
import { useCallback, useState } from 'react'
import { AskFirst } from '../../../ui/AskFirst.tsx'
import { Button } from '../../../ui/Button.tsx'
import { Failure } from '../../../ui/Failure.tsx'
import { Field } from '../../../ui/Field.tsx'
import { Sheet } from '../../../ui/Sheet.tsx'
import { useStep } from '../matter.queries.ts'

interface SaidAct {
  /** On the button, and over the sheet. */
  name: string
  title: string
  ask: string
  needsWord: boolean
  send: string
}

/** What whoever raised a matter says, with a word of their own. */
const saidActs = {
  complete: {
    name: '补一句',
    title: '补一句',
    ask: '您要补的',
    needsWord: true,
    send: '发给社区',
  },
  accept: {
    name: '可以了',
    title: '办得怎么样？',
    ask: '想说的（可以不写）',
    needsWord: false,
    send: '可以了，就这样',
  },
  reopen: {
    name: '还不行',
    title: '哪里还不行？',
    ask: '哪里还不行',
    needsWord: true,
    send: '请接着办',
  },
} as const satisfies Partial<Record<MatterAct, SaidAct>>

type SaidName = keyof typeof saidActs
const saidNames = ['complete', 'accept', 'reopen'] as const satisfies readonly SaidName[]

/** Why what was over cannot be opened again. */
const reopenNotes: Partial<Record<string, string>> = {
  reopened_enough: '已经重提过几回了。还有话说，请打服务台电话。',
  too_late: '过去有些日子了。还有这个需要，可以再说一次。',
}

const isPossible = (matter: MatterPage, name: MatterAct): boolean =>
  matter.acts.some(({ act, denial }) => act === name && denial === null)

/** Whether there is something for whoever raised it to say. */
export const hasAskerActs = (matter: MatterPage): boolean => saidNames.some(name => isPossible(matter, name))

/** What is next for whoever raised it: one clear action at the bottom of the page. */
export function AskerActs({ matter }: { matter: MatterPage }) {
  const [open, setOpen] = useState<SaidName>()
  const possible = saidNames.filter(name => isPossible(matter, name))
  const close = useCallback(() => setOpen(undefined), [])
  return (
    <>
      <View className={possible.length > 1 ? 'pair' : ''}>
        {possible.map(name => (
          <Button key={name} kind={name === 'reopen' ? 'ghost' : 'primary'} onPress={() => setOpen(name)}>
            {saidActs[name].name}
          </Button>
        ))}
      </View>
      {open && <SaySheet matter={matter} name={open} onClose={close} />}
    </>
  )
}

interface SaySheetProps {
  matter: MatterPage
  name: SaidName
  onClose: () => void
}

function SaySheet({ matter, name, onClose }: SaySheetProps) {
  const { title, ask, needsWord, send } = saidActs[name]
  const [word, setWord] = useState('')
  const step = useStep(matter.id, onClose)
  const said = word.trim()
  const wish = { act: name, version: matter.version, ...(said === '' ? {} : { word: said }) }
  return (
    <Sheet
      title={title}
      isOpen
      onClose={onClose}
      action={
        <Button
          busy={step.isSending}
          why={needsWord && said === '' ? '先写一句' : undefined}
          onPress={() => step.send(wish)}
        >
          {send}
        </Button>
      }
    >
      <Field label={ask} value={word} onChange={setWord} multiline maxLength={500} />
      <Failure error={step.error} onRetry={step.again} />
    </Sheet>
  )
}

/** Taking it back, and why it cannot be opened again, at the end of the page. */
export function QuietActs({ matter }: { matter: MatterPage }) {
  const withdraw = useStep(matter.id)
  const isOpen = isPossible(matter, 'withdraw')
  const denied = matter.acts.find(({ act, denial }) => act === 'reopen' && denial !== null)?.denial
  const note = denied ? reopenNotes[denied] : undefined
  return (
    <>
      {note && <View className="second">{note}</View>}
      {isOpen && (
        <AskFirst
          name="收回这件事"
          yes="收回"
          sending={withdraw}
          onYes={() => withdraw.send({ act: 'withdraw', version: matter.version })}
        >
          <View>收回以后，社区就不再办了。说过也需要的邻居，也看得到您收回了。</View>
        </AskFirst>
      )}
    </>
  )
}
