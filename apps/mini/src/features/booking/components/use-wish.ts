import type { BookingWish, Service, Slot } from '@yunxuan/contract'
import { useState } from 'react'
import { slotUse } from '../../service/components/slot-tile.ts'

/** What a person has chosen on a service's page so far. */
export function useWish(service: Service, who: string | undefined) {
  const [slotId, setSlot] = useState<string>()
  const [dependantId, setDependant] = useState(who)
  const [party, setParty] = useState(1)
  const [note, setNote] = useState('')
  const [hasConsent, setConsent] = useState(false)
  /** What is asked for, whether it is had at once or waited for. */
  const wanted = (): Omit<BookingWish, 'overlapAccepted'> => ({
    party,
    ...(dependantId ? { dependantId } : {}),
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
    needsConsent: service.noteKind === 'health' && note.trim() !== '' && !hasConsent,
    wanted,
  }
}

export type Wish = ReturnType<typeof useWish>

/**
 * Returns the slot that is chosen, also once it cannot be had any more: another would be named where nobody asked for
 * it. Before anything is chosen the one the link spoke of where it can still be had, else the first that can be booked,
 * or waited for.
 */
export function chosenSlot(
  slots: readonly Slot[],
  chosenId: string | undefined,
  spokenOfId: string | undefined,
): Slot | undefined {
  const isFree = (slot: Slot) => ['book', 'wait'].includes(slotUse(slot))
  if (chosenId !== undefined) return slots.find(slot => slot.id === chosenId)
  return (
    slots.find(slot => slot.id === spokenOfId && isFree(slot)) ??
    slots.find(slot => slot.denial === null) ??
    slots.find(isFree) ??
    slots.find(slot => slotUse(slot) !== 'none')
  )
}
