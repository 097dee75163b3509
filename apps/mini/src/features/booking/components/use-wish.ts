import type { BookingWish, Service, Slot } from '@yunxuan/contract'
import { useState } from 'react'
import { slotUse } from '../../service/components/slot-tile.ts'

/** What a person has chosen on a service's page so far. */
export function useWish(service: Service, first: { slotId: string | undefined; who: string | undefined }) {
  const [slotId, setSlot] = useState(first.slotId)
  const [dependantId, setDependant] = useState(first.who)
  const [party, setParty] = useState(1)
  const [note, setNote] = useState('')
  const [hasConsent, setConsent] = useState(false)
  const body = (overlapAccepted: boolean): BookingWish => ({
    party,
    ...(dependantId ? { dependantId } : {}),
    ...(overlapAccepted ? { overlapAccepted: true } : {}),
    ...(service.noteKind && note.trim() !== ''
      ? {
          note: {
            kind: service.noteKind,
            text: note.trim(),
            ...(service.noteKind === 'health' ? { healthConsent: hasConsent } : {}),
          },
        }
      : {}),
  })
  return {
    slotId,
    setSlot,
    dependantId,
    setDependant,
    party,
    setParty,
    note,
    setNote,
    hasConsent,
    setConsent,
    body,
  }
}

export type Wish = ReturnType<typeof useWish>

/** Returns the slot that is chosen, or the first that can be booked, or waited for. */
export function chosenSlot(slots: readonly Slot[], slotId: string | undefined): Slot | undefined {
  const isUsable = (slot: Slot) => slotUse(slot) !== 'none'
  return (
    slots.find(slot => slot.id === slotId && isUsable(slot)) ??
    slots.find(slot => slot.denial === null) ??
    slots.find(isUsable)
  )
}
