import type { LedShift, PersonalCodeView } from '@yunxuan/contract'
import { randomId } from '../../shell/random-id.ts'
import { remembered } from '../../shell/remembered.ts'
import type { RememberedScan } from './next-direction.ts'
import type { KeptScan } from './offline-queue.ts'

const storedDevice = remembered('device', stored => (typeof stored === 'string' ? stored : ''))

/** A random id that this phone keeps; it says nothing of whose phone it is. */
export function deviceId(): string {
  if (storedDevice.get() === '') storedDevice.set(randomId())
  return storedDevice.get()
}

/** By how much this phone's clock is ahead of the server's, milliseconds, as last compared. */
export const clockOffsetMs = remembered('clock-offset', stored => (typeof stored === 'number' ? stored : 0))

/** Only this app writes them, whole, under its own keys: a list is the list that was written. */
const listOf =
  <Item>() =>
  (stored: unknown): Item[] =>
    Array.isArray(stored) ? (stored as Item[]) : []

/** What was scanned on this phone today. */
export const ownScans = remembered('own-scans', listOf<RememberedScan>())

/** Scans by a leader: those that wait for the network, and those answered that nobody has cleared. */
export const keptScans = remembered('kept-scans', listOf<KeptScan>())

/** What an account heard last, for where there is no network; another account does not see it. */
interface Heard<Item> {
  accountId: string
  items: Item[]
}

const heardOf =
  <Item>() =>
  (stored: unknown): Heard<Item> => {
    if (typeof stored !== 'object' || stored === null) return { accountId: '', items: [] }
    if (!('accountId' in stored) || !('items' in stored)) return { accountId: '', items: [] }
    return { accountId: String(stored.accountId), items: listOf<Item>()(stored.items) }
  }

export const heardCodes = remembered('personal-codes', heardOf<PersonalCodeView>())
export const heardLeading = remembered('leading', heardOf<LedShift & { streetId: string }>())

/** Whoever signs out leaves nothing of theirs behind. */
export function forgetHeard(): void {
  heardCodes.set({ accountId: '', items: [] })
  heardLeading.set({ accountId: '', items: [] })
}
