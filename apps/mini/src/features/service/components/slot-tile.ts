import type { Slot } from '@yunxuan/contract'
import type { Tone } from '../../../ui/Tag.tsx'
import { denialNotes } from '../../../words/denials.ts'
import { withPlace } from '../../../words/service.ts'
import { sayComing } from '../../../words/when.ts'

/** What can be done with a slot by this person. */
export type SlotUse = 'book' | 'wait' | 'booked' | 'waiting' | 'none'

/** Returns what can be done with a slot; an overlap is only a warning, and is asked about later. */
export function slotUse(slot: Slot): SlotUse {
  if (slot.bookingId !== null) return 'booked'
  if (slot.waitlistId !== null) return 'waiting'
  if (slot.denial === null || slot.denial === 'overlapping_booking') return 'book'
  return slot.waitlistDenial === null ? 'wait' : 'none'
}

export interface SlotWords {
  note: string
  tag?: { tone: Tone; words: string }
  /** Why it cannot be chosen. */
  why?: string
}

/** Returns until when others come first, and that everybody does then; undefined where everybody does now. */
export const sayAskersFirst = ({ askersFirstUntil }: Pick<Slot, 'askersFirstUntil'>): string | undefined =>
  askersFirstUntil === null
    ? undefined
    : `先让提出需要的邻居约，${sayComing(askersFirstUntil, new Date())}起大家都能约`

const noteOf = (denial: NonNullable<Slot['denial']>, slot: Slot): string =>
  (denial === 'askers_first' ? sayAskersFirst(slot) : undefined) ?? denialNotes[denial]

export function saySlot(slot: Slot): SlotWords {
  const use = slotUse(slot)
  const count = `共 ${slot.places} 位，余 ${slot.placesLeft} 位`
  if (use === 'booked') return { note: '这一场您已经约好了', tag: { tone: 'ok', words: '已约' } }
  if (use === 'waiting') return { note: '您在候补里排着', tag: { tone: 'gold', words: '候补中' } }
  if (use === 'none') {
    const why = slot.denial === null ? '' : noteOf(slot.denial, slot)
    return {
      note: why,
      why,
      ...(slot.denial === 'slot_full' ? { tag: { tone: 'neutral', words: '已满' } } : {}),
    }
  }
  if (use === 'wait') {
    const waiting = slot.waiting > 0 ? `已约满，${slot.waiting} 家在候补` : '已约满'
    return { note: withPlace(waiting, slot), tag: { tone: 'gold', words: '可候补' } }
  }
  const note = withPlace(count, slot)
  return {
    note: slot.denial === 'overlapping_booking' ? `${note}\n${denialNotes.overlapping_booking}` : note,
  }
}
