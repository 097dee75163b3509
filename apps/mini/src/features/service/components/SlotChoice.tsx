import type { Slot } from '@yunxuan/contract'
import { useState } from 'react'
import { Button } from '../../../ui/Button.tsx'
import { Choice } from '../../../ui/Choice.tsx'
import { Heading } from '../../../ui/Heading.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { Tag } from '../../../ui/Tag.tsx'
import { personalDenials } from '../../../words/denials.ts'
import { denialWords } from '../../../words/refusals.ts'
import { sayStart } from '../../../words/when.ts'
import { sayAskersFirst, saySlot } from './slot-tile.ts'

export interface SlotChoiceProps {
  slots: readonly Slot[]
  value: string | undefined
  onChange: (slotId: string) => void
}

const shownFirst = 5

export function SlotChoice({ slots, value, onChange }: SlotChoiceProps) {
  const [isWhole, setWhole] = useState(false)
  const chosenAt = slots.findIndex(slot => slot.id === value)
  const shown = isWhole ? slots : slots.slice(0, Math.max(shownFirst, chosenAt + 1))
  return (
    <>
      <Heading aside="未来 4 周">选一个时间</Heading>
      <Personal slots={slots} />
      <AskersFirst slots={slots} />
      <Choice
        label="时间"
        value={value}
        onChange={onChange}
        options={shown.map(slot => {
          const { note, tag, why } = saySlot(slot)
          return {
            value: slot.id,
            title: sayStart(slot.startsAt),
            note,
            why,
            tag: tag && slot.id !== value && <Tag tone={tag.tone}>{tag.words}</Tag>,
          }
        })}
      />
      {shown.length < slots.length && (
        <Button kind="plain" onPress={() => setWhole(true)}>
          看后面 {slots.length - shown.length} 场
        </Button>
      )}
    </>
  )
}

/** Neighbours asked for it: they come first, and everybody else reads from when on they may. */
function AskersFirst({ slots }: { slots: readonly Slot[] }) {
  const first = slots.find(slot => slot.askersFirstUntil !== null)
  const words = first && sayAskersFirst(first)
  if (first === undefined || words === undefined) return null
  return first.denial === 'askers_first' ? (
    <Notice icon="clock">{words}。您要是提过，用提的那个账号登录就能约。</Notice>
  ) : (
    <Notice tone="ok" icon="circle-check">
      您说过需要，现在就可以先约。{words}。
    </Notice>
  )
}

/** A reason that holds for every slot is said once, whole. */
function Personal({ slots }: { slots: readonly Slot[] }) {
  const denial = slots[0]?.denial
  if (!denial || !personalDenials.includes(denial)) return null
  if (slots.some(slot => slot.denial !== denial)) return null
  return (
    <Notice tone="gold" icon="circle-alert">
      {denialWords(denial)}替家人约的话，在下面选是谁。
    </Notice>
  )
}
