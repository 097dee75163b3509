import type { DeskWish, RosterLine } from '@yunxuan/contract'
import { RefusedError } from '@yunxuan/contract/client'
import { Button, Drawer } from 'antd'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useWorkplace } from '../../../shell/street.tsx'
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
  onClose: () => void
  onBooked: (line: RosterLine, kind: BookingKind) => void
}

const parties = [1, 2, 3, 4, 5, 6] as const

/** Somebody who stands here, or who phones, is booked by the desk. */
export function BookDrawer({ kind, day, slotId, onClose, onBooked }: Props) {
  const { streetId } = useWorkplace()
  const [chosenId, setChosenId] = useState(slotId)
  const [offered, setOffered] = useState<readonly OfferedSlot[]>([])
  const [person, setPerson] = useState<ChosenPerson>(nobody)
  const [party, setParty] = useState(1)
  const [missing, setMissing] = useState<string | null>(null)
  const booking = useDeskBooking(streetId)
  const form = useRef<HTMLFormElement>(null)
  const [opener] = useState(() => document.activeElement)
  useEffect(
    () => () => {
      if (opener instanceof HTMLElement) opener.focus()
    },
    [opener],
  )
  // One chosen before another day or service was looked for is not on the screen any more, and is not booked.
  const slot = offered.find(each => each.id === chosenId)

  const book = (isOverlapAccepted: boolean, slotToBook = slot?.id ?? null) => {
    const deskPerson = toDeskPerson(person)
    const lack = slotToBook === null ? '请先选一场' : deskPerson === null ? '请先选居民，或写下姓名' : null
    setMissing(lack)
    if (slotToBook === null || deskPerson === null) return
    const wish: DeskWish = {
      person: deskPerson,
      party,
      ...(isOverlapAccepted ? { overlapAccepted: true } : {}),
    }
    booking.mutate({ kind, slotId: slotToBook, wish }, { onSuccess: line => onBooked(line, kind) })
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    book(false)
  }
  const choose = (id: string) => {
    setChosenId(id)
    setMissing(null)
    booking.reset()
  }
  const title = kind === 'walk_in' ? '现场登记' : '电话代约'
  return (
    <Drawer
      open
      onClose={onClose}
      afterOpenChange={isOpen => isOpen && focusTyping(form.current)}
      title={title}
      size={560}
      footer={
        <div className="row-actions">
          <Button type="primary" htmlType="submit" form="desk-booking" loading={booking.isPending}>
            {kind === 'walk_in' ? '登记并签到' : '约好'}
          </Button>
          <Button onClick={onClose}>取消</Button>
        </div>
      }
    >
      <form id="desk-booking" ref={form} onSubmit={submit}>
        <PersonChoice
          person={person}
          onChange={next => {
            setPerson(next)
            setMissing(null)
          }}
        />
        <SlotChoice
          kind={kind}
          day={day}
          chosenId={chosenId}
          party={party}
          onChoose={choose}
          onOffered={setOffered}
        />
        <fieldset className="choices">
          <legend>几位</legend>
          <div className="party">
            {parties.map(count => (
              <label key={count} className="choice">
                <input type="radio" name="party" checked={party === count} onChange={() => setParty(count)} />
                <span>{count}</span>
              </label>
            ))}
          </div>
        </fieldset>
        {missing !== null && (
          <p role="alert" className="notice notice-red">
            {missing}
          </p>
        )}
        {booking.error instanceof Error && (
          <BookRefused
            error={booking.error}
            memberId={person.kind === 'known' && person.dependantId === null ? person.memberId : null}
            others={othersOf(slot, offered, party, booking.error)}
            onAccept={() => book(true)}
            onAgain={() => book(false)}
            onOther={id => {
              choose(id)
              book(false, id)
            }}
          />
        )}
      </form>
    </Drawer>
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
