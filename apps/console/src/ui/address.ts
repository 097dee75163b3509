import { type DataRouter, type Location, useHref, useLocation, useSearchParams } from 'react-router'

let router: Pick<DataRouter, 'state'> | undefined

/** Says which router knows where one is going, sooner than any screen has drawn it. */
export function followRouter(of: Pick<DataRouter, 'state'>): void {
  router = of
}

/** Changes what an address says after its question mark. */
type ChangeAddress = (change: (parts: URLSearchParams) => void) => void

/**
 * Returns what the address of this screen says, and a way to change parts of it in place. What another control wrote a
 * moment ago counts, drawn or not; nothing is written once one is on the way elsewhere, since that would call them back.
 */
export function useAddress(): [URLSearchParams, ChangeAddress] {
  const [address, setAddress] = useSearchParams()
  const here = useHref(useLocation().pathname)
  const change: ChangeAddress = write => {
    const goal = goalOf(router)
    if (goal !== undefined && goal.pathname !== here) return
    const next = new URLSearchParams(goal?.search ?? address)
    write(next)
    setAddress(next, { replace: true, preventScrollReset: true })
  }
  return [address, change]
}

function goalOf(of: typeof router): Location | undefined {
  return of?.state.navigation.location ?? of?.state.location
}
