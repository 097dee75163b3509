import { askCodesAhead } from './features/attendance/attendance.queries.ts'
import { askTicketsAhead } from './features/booking/booking.queries.ts'
import { askCertificatesAhead } from './features/certificate/certificate.queries.ts'
import { askMemberAhead } from './features/member/member.queries.ts'
import { askShiftsAhead } from './features/signup/signup.queries.ts'
import type { Whose } from './shell/ask.ts'

/** Codes are asked for that many shifts ahead; a phone is opened before the next. */
const shiftsAhead = 3

/** Asks for what a person has to show where there may be no network. */
export async function askMine(whose: Whose): Promise<void> {
  await askMemberAhead(whose)
  await askTicketsAhead(whose)
  const shifts = await askShiftsAhead(whose)
  await askCodesAhead(undefined, whose)
  for (const { shift } of shifts.slice(0, shiftsAhead)) await askCodesAhead(shift.id, whose)
  await askCertificatesAhead(whose)
}
