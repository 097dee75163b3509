import type { Shift } from '@yunxuan/contract'
import { useState } from 'react'
import { Button } from '../../../ui/Button.tsx'
import { Choice, type ChoiceOption } from '../../../ui/Choice.tsx'
import { Heading } from '../../../ui/Heading.tsx'
import { Tag, type Tone } from '../../../ui/Tag.tsx'
import { sayShiftCount, shiftNotes } from '../../../words/activity.ts'
import { dotted } from '../../../words/dotted.ts'
import { withPlace } from '../../../words/service.ts'
import { saySpan } from '../../../words/when.ts'
import { shiftUse } from '../shift-use.ts'

export interface ShiftChoiceProps {
  shifts: readonly Shift[]
  value: string | undefined
  onChange: (shiftId: string) => void
}

const shownFirst = 5

export function ShiftChoice({ shifts, value, onChange }: ShiftChoiceProps) {
  const [isWhole, setWhole] = useState(false)
  const chosenAt = shifts.findIndex(shift => shift.id === value)
  const shown = isWhole ? shifts : shifts.slice(0, Math.max(shownFirst, chosenAt + 1))
  return (
    <>
      <Heading>选一个班次</Heading>
      <Choice
        label="班次"
        value={value}
        onChange={onChange}
        options={shown.map(shift => {
          const { tag, ...words } = sayShift(shift)
          return {
            value: shift.id,
            title: saySpan(shift.startsAt, shift.endsAt),
            ...words,
            tag: tag && shift.id !== value && <Tag tone={tag.tone}>{tag.words}</Tag>,
          }
        })}
      />
      {shown.length < shifts.length && (
        <Button kind="plain" onPress={() => setWhole(true)}>
          看后面 {shifts.length - shown.length} 班
        </Button>
      )}
    </>
  )
}

interface ShiftWords {
  note: string
  why?: string
  tag?: { tone: Tone; words: string }
}

function sayShift(shift: Shift): ShiftWords {
  const use = shiftUse(shift)
  if (use === 'joined') return { note: '这一班您已经报名了', tag: { tone: 'ok', words: '已报名' } }
  if (use === 'waiting') return { note: '您在候补里排着', tag: { tone: 'gold', words: '候补中' } }
  if (use === 'wait') {
    const waiting = shift.waiting > 0 ? `已招满，${shift.waiting} 人在候补` : '已招满'
    return { note: withPlace(waiting, shift), tag: { tone: 'gold', words: '可候补' } }
  }
  const note = withPlace(sayShiftCount(shift), shift)
  if (use === 'join' || use === 'way' || shift.denial === null) return { note }
  return { note, why: shiftNotes[shift.denial] }
}

export interface StallChoiceProps {
  shift: Shift
  value: string | undefined
  onChange: (stallId: string | undefined) => void
}

const whichever = 'whichever'

/** Where one would like to help on a market day; whoever does not mind is told there. */
export function StallChoice({ shift, value, onChange }: StallChoiceProps) {
  if (shift.stalls.length === 0) return null
  const stalls = shift.stalls.map((stall): ChoiceOption<string> => {
    const left = Math.max(0, stall.places - stall.taken)
    const note = dotted([stall.organizationName, `余 ${left} 位`])
    return { value: stall.id, title: stall.name, note, why: left === 0 ? '招满了' : undefined }
  })
  return (
    <>
      <Heading>选一个摊位</Heading>
      <Choice
        label="摊位"
        value={value ?? whichever}
        options={[{ value: whichever, title: '都可以', note: '到了听负责人安排' }, ...stalls]}
        onChange={next => onChange(next === whichever ? undefined : next)}
      />
    </>
  )
}
