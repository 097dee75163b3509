import { focusManager } from '@tanstack/react-query'
import { useEffect } from 'react'
import { askCodesAhead } from './features/attendance/attendance.queries.ts'
import { askTicketsAhead } from './features/booking/booking.queries.ts'
import { askCertificatesAhead } from './features/certificate/certificate.queries.ts'
import { askMemberAhead } from './features/member/member.queries.ts'
import { askShiftsAhead } from './features/signup/signup.queries.ts'
import { accountNow, useAccountId } from './session/session.ts'
import { useOnline } from './shell/online.ts'
import { quiet } from './shell/page-code.ts'
import { streetIdNow } from './shell/street.queries.ts'
import { chosenStreet } from './shell/street.ts'

/** Codes are asked for that many shifts ahead; a phone is opened before the next. */
const shiftsAhead = 3

/** Asks, once the page is there, for what this person has to show where there may be no network. */
export function useMineAhead(): void {
  const accountId = useAccountId()
  const chosen = chosenStreet.use()?.streetId
  const isOnline = useOnline()
  useEffect(() => {
    if (accountId === undefined || !isOnline) return
    const load = () => {
      // What does not come is asked for when the app is shown again.
      if (focusManager.isFocused()) void askMine(accountId, chosen).catch(() => undefined)
    }
    load()
    return focusManager.subscribe(load)
  }, [accountId, chosen, isOnline])
}

async function askMine(accountId: string, chosen: string | undefined): Promise<void> {
  await quiet()
  const streetId = streetIdNow(chosen)
  if (streetId === undefined || accountNow() !== accountId) return
  const whose = { accountId, streetId }
  await askMemberAhead(whose)
  await askTicketsAhead(whose)
  const shifts = await askShiftsAhead(whose)
  await askCodesAhead(undefined, whose)
  for (const { shift } of shifts.slice(0, shiftsAhead)) await askCodesAhead(shift.id, whose)
  await askCertificatesAhead(whose)
}
