import type { RosterLine } from '@yunxuan/contract'
import { RefusedError } from '@yunxuan/contract/client'
import { Button, Drawer } from 'antd'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useWorkplace } from '../../../shell/street.tsx'
import { useLeave } from '../../../ui/FormDialog.tsx'
import { type BookingKind, useDeskBooking } from '../desk.queries.ts'
import type { OfferedSlot } from '../offered-slots.ts'
import { type ChosenPerson, nobody, toDeskPerson } from '../person.ts'
import { BookRefused } from './BookRefused.tsx'
import { PersonChoice } from './PersonChoice.tsx'
import { SlotChoice } from './SlotChoice.tsx'

interface Props {
  kind: BookingKind
  day: string
  slotId: string | null
  /** The name that is looked for at first. */
  who: string
  onClose: () => void
  onBooked: (line: RosterLine, kind: BookingKind) => void
}

/** Somebody who stands here, or who phones, is booked by the desk. */
export function BookDrawer({ kind, day, slotId, who, onClose, onBooked }: Props) {
  const work = useBooking({ kind, slotId, onBooked })
  const { person, party, missing, error } = work
  const form = useRef<HTMLFormElement>(null)
  useFocusBack()
  const leave = useLeave(() => person !== nobody, onClose)
  return (
    <Drawer
      open
      onClose={leave}
      afterOpenChange={isOpen => isOpen && focusTyping(form.current)}
      title={kind === 'walk_in' ? '现场登记' : '电话代约'}
      size={560}
      footer={
        <div className="row-actions">
          <Button type="primary" htmlType="submit" form="desk-booking" loading={work.isPending}>
            {kind === 'walk_in' ? '登记并签到' : '约好'}
          </Button>
          <Button onClick={onClose}>取消</Button>
        </div>
      }
    >
      <form id="desk-booking" ref={form} onSubmit={work.submit}>
        <PersonChoice person={person} who={who} onChange={work.setPerson} />
        <SlotChoice
          kind={kind}
          day={day}
          chosenId={work.chosenId}
          party={party}
          onChoose={work.choose}
          onOffered={work.setOffered}
        />
        <PartyChoice party={party} onChange={work.setParty} />
        {missing !== null && (
          <p role="alert" className="notice notice-red">
            {missing}
          </p>
        )}
        {error !== null && (
          <BookRefused
            error={error}
            memberId={person.kind === 'known' && person.dependantId === null ? person.memberId : null}
            others={work.others}
            onAccept={() => work.book({ isOverlapAccepted: true })}
            onAgain={() => work.book({})}
            onOther={id => {
              work.choose(id)
              work.book({ inSlot: id })
            }}
          />
        )}
      </form>
    </Drawer>
  )
}

/** Who comes to which slot, and with how many; and the booking itself. */
function useBooking({ kind, slotId, onBooked }: Pick<Props, 'kind' | 'slotId' | 'onBooked'>) {
  const { streetId } = useWorkplace()
  const [chosenId, setChosenId] = useState(slotId)
  const [offered, setOffered] = useState<readonly OfferedSlot[]>([])
  const [person, setPerson] = useState<ChosenPerson>(nobody)
  const [party, setParty] = useState(1)
  const [missing, setMissing] = useState<string | null>(null)
  const { mutate, reset, error, isPending } = useDeskBooking(streetId)
  // One chosen before another day or service was looked for is not on the screen any more, and is not booked.
  const slot = offered.find(each => each.id === chosenId)

  const book = ({ isOverlapAccepted = false, inSlot = slot?.id ?? null }: BookOptions) => {
    const deskPerson = toDeskPerson(person)
    setMissing(inSlot === null ? '请先选一场' : deskPerson === null ? '请先选居民，或写下姓名' : null)
    if (inSlot === null || deskPerson === null) return
    const wish = { person: deskPerson, party, ...(isOverlapAccepted ? { overlapAccepted: true } : {}) }
    mutate({ kind, slotId: inSlot, wish }, { onSuccess: line => onBooked(line, kind) })
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    book({})
  }
  const choose = (id: string) => {
    setChosenId(id)
    setMissing(null)
    reset()
  }
  const changePerson = (next: ChosenPerson) => {
    setPerson(next)
    setMissing(null)
  }
  const others = error === null ? [] : othersOf(slot, offered, party, error)
  const shown = { chosenId, person, party, missing, error, isPending, others }
  return { ...shown, setOffered, setPerson: changePerson, setParty, choose, book, submit }
}

interface BookOptions {
  isOverlapAccepted?: boolean
  /** Another than the one chosen. */
  inSlot?: string | null
}

/** Gives the focus back to what opened a window once it is gone. */
function useFocusBack(): void {
  const [opener] = useState(() => document.activeElement)
  useEffect(
    () => () => {
      if (opener instanceof HTMLElement) opener.focus()
    },
    [opener],
  )
}

const parties = [1, 2, 3, 4, 5, 6] as const

function PartyChoice({ party, onChange }: { party: number; onChange: (party: number) => void }) {
  return (
    <fieldset className="choices">
      <legend>几位</legend>
      <div className="party">
        {parties.map(count => (
          <label key={count} className="choice">
            <input type="radio" name="party" checked={party === count} onChange={() => onChange(count)} />
            <span>{count}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}

/** Slots of the same service that still take the party, when the chosen one did not. */
function othersOf(
  slot: OfferedSlot | undefined,
  offered: readonly OfferedSlot[],
  party: number,
  error: Error,
): readonly OfferedSlot[] {
  const isFull = error instanceof RefusedError && error.code === 'slot_full'
  if (!isFull || slot === undefined) return []
  return offered
    .filter(each => each.id !== slot.id && each.serviceId === slot.serviceId && each.left >= party)
    .slice(0, 3)
}

/** Whoever opens the drawer types a name next. */
function focusTyping(form: HTMLFormElement | null): void {
  form?.querySelector<HTMLInputElement>('input:not([type=radio])')?.focus()
}
