import { denySignup, type SignupDenial, type SignupWish, type SlotFacts } from '@yunxuan/domain'
import { Refusal } from '../../platform/refuse.ts'
import type { ShiftChoice } from '../booking/place-ask.ts'
import type { PersonRow } from '../member/person.store.ts'
import type { SlotRow } from '../slot/slot.store.ts'
import type { NewChoice, ShiftStall } from './signup.store.ts'
import type { SignupFacts } from './signup-facts.ts'

/** Who wants a place of which shift. */
export interface DeskAsk {
  slot: SlotRow
  facts: SlotFacts
  person: PersonRow
  /** Null where an offer is accepted: what was chosen while waiting holds. */
  choice: ShiftChoice | null
  wish: Pick<SignupWish, 'source' | 'hasActiveBooking' | 'others' | 'homeAreaIds'>
}

/**
 * Decides for the shifts of one batch of requests who may sign up, and counts their stalls as it goes.
 * Nothing here asks the database.
 */
export class SignupDesk {
  readonly #facts: SignupFacts
  readonly #chosen: NewChoice[] = []
  constructor(facts: SignupFacts) {
    this.#facts = facts
  }

  /** Returns why somebody may not have a place of a shift; refuses a stall that is not there. */
  deny({ slot, facts, person, choice, wish }: DeskAsk, now: Date): SignupDenial | undefined {
    const gate = this.#facts.gates.get(slot.serviceId)
    if (gate === undefined) throw new Error('a shift without its activity')
    const before = this.#facts.choices.find(one => one.slotId === slot.id && one.personId === person.id)
    const stall = choice?.stallId == null ? undefined : this.#stall(slot.id, choice.stallId)
    const volunteer = this.#facts.volunteers.get(person.id)
    return denySignup(
      facts,
      gate,
      { facts: person, volunteer },
      {
        ...wish,
        guardianConsents: (choice ?? before)?.guardianConsentedAt != null,
        stallPlacesLeft: stall === undefined ? null : this.#left(stall),
      },
      now,
    )
  }

  /** Notes what somebody who got a place has chosen; returns the stall. */
  choose(slotId: string, personId: string, choice: ShiftChoice): { id: string; name: string } | null {
    this.#chosen.push({ slotId, personId, ...choice })
    if (choice.stallId === null) return null
    const { id, name } = this.#stall(slotId, choice.stallId)
    return { id, name }
  }

  /** Everything that was chosen. */
  choices(): readonly NewChoice[] {
    return this.#chosen
  }

  #stall(slotId: string, stallId: string): ShiftStall {
    const stall = this.#facts.stalls.find(one => one.slotId === slotId && one.id === stallId)
    if (stall === undefined) throw new Refusal('not_found')
    return stall
  }

  #left(stall: ShiftStall): number {
    const chosenNow = this.#chosen.filter(
      one => one.slotId === stall.slotId && one.stallId === stall.id,
    ).length
    return stall.places - stall.taken - chosenNow
  }
}
