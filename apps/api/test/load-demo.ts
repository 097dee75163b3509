import { loadDemo } from '../src/demo/demo-load.ts'
import type { House } from './house.ts'

/** Loads the demo as it is at that time, and has its rows counted, as a start does. */
export async function loadDemoInto(house: House, now: Date): Promise<void> {
  await loadDemo(house, now)
  await house.asOwner('analyze')
}
