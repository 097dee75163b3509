import { randomInt } from 'node:crypto'
import { uuidv7 } from 'uuidv7'

/** Returns a new id; ids of one process grow, so the order of ids is the order of arrival. */
export const newId = (): string => uuidv7()

/** Returns six digits to be read out at a desk; they find a booking among a day's, they prove nothing. */
export const newCode = (): string => String(randomInt(1_000_000)).padStart(6, '0')
