import { focusManager } from '@tanstack/react-query'
import { useEffect } from 'react'
import { accountNow, useAccountId } from './session/session.ts'
import { useOnline } from './shell/online.ts'
import { quiet } from './shell/page-code.ts'
import { streetIdNow } from './shell/street.queries.ts'
import { chosenStreet } from './shell/street.ts'

/** Asks, once the page is there, for what this person has to show where there may be no network. */
export function useMineAhead(): void {
  const accountId = useAccountId()
  const chosen = chosenStreet.use()?.streetId
  const isOnline = useOnline()
  useEffect(() => {
    if (accountId === undefined || !isOnline) return
    const load = () => {
      // What does not come is asked for when the app is shown again.
      if (focusManager.isFocused()) void askOnceQuiet(accountId, chosen).catch(() => undefined)
    }
    load()
    return focusManager.subscribe(load)
  }, [accountId, chosen, isOnline])
}

/** The code for it comes as late as the questions: the first page does without. */
async function askOnceQuiet(accountId: string, chosen: string | undefined): Promise<void> {
  await quiet()
  const streetId = streetIdNow(chosen)
  if (streetId === undefined || accountNow() !== accountId) return
  const { askMine } = await import('./ask-mine.ts')
  await askMine({ accountId, streetId })
}
