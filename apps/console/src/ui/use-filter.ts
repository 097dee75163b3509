import { useEffect, useRef, useState } from 'react'
import { useLocation } from 'react-router'
import { useAddress } from './address.ts'
import { rememberAddress } from './list-address.ts'
import { useSettled } from './use-settled.ts'

/** What narrows a list. */
export interface Filter<F> {
  /** As the page shows it. */
  value: F
  /** As it is asked for: once typing has paused, so that not every letter is. */
  settled: F
  isNarrowed: boolean
  reset: () => void
  search: { value: string; onChange: (q: string) => void }
  /** Ties one part to the control that shows it. */
  bind: <K extends keyof F>(part: K) => { value: F[K]; onChange: (value: F[K]) => void }
}

/** Parts of a filter that take one of a few words; what else an address says of them is not heard. */
type Words<F> = { readonly [K in keyof F]?: readonly F[K][] }

/**
 * Narrows a list, by nothing at first. It all stands in the address under the parts' own names, so that a reload, a link
 * and the way back show the same rows.
 */
export function useFilter<F extends object>(start: F, words: Words<F> = {}): Filter<F> {
  const [address, changeAddress] = useAddress()
  const { pathname, search } = useLocation()
  useEffect(() => rememberAddress(pathname, search), [pathname, search])
  const settled = readFilter(address, start, words)
  const { shown, choose } = useChosen(settled, search)
  const write = (parts: Partial<F>) => {
    choose(parts)
    changeAddress(address => writeTo(address, parts, start))
  }
  const { typed, setTyped } = useTyped(address.get('q') ?? '', q => write({ q } as unknown as Partial<F>))
  return {
    value: 'q' in start ? { ...shown, q: typed } : shown,
    settled,
    isNarrowed: typed !== '' || isNarrowed(settled, start),
    reset() {
      setTyped('')
      write(start)
    },
    search: { value: typed, onChange: setTyped },
    bind: part => ({
      value: shown[part],
      // Of an object with one computed name TypeScript forgets which.
      onChange: chosen => write({ [part]: chosen } as unknown as Partial<F>),
    }),
  }
}

/** What was chosen shows at once: the address follows when the page is drawn again, and counts from then on. */
function useChosen<F extends object>(settled: F, search: string) {
  const [chosen, setChosen] = useState<{ at: string; parts: Partial<F> }>({ at: search, parts: {} })
  useEffect(() => setChosen({ at: search, parts: {} }), [search])
  const choose = (parts: Partial<F>) =>
    setChosen(before => ({ at: search, parts: before.at === search ? { ...before.parts, ...parts } : parts }))
  return { shown: chosen.at === search ? { ...settled, ...chosen.parts } : settled, choose }
}

/** What is typed is shown at once and written once it has paused; whoever comes by another address finds what that says. */
function useTyped(q: string, write: (q: string) => void) {
  const [typed, setTyped] = useState(q)
  const settled = useSettled(typed.trim())
  const known = useRef(q)
  const writing = useRef(write)
  writing.current = write
  useEffect(() => {
    if (settled === known.current) return
    known.current = settled
    writing.current(settled)
  }, [settled])
  useEffect(() => {
    if (q === known.current) return
    known.current = q
    setTyped(q)
  }, [q])
  return { typed, setTyped }
}

function readFilter<F extends object>(address: URLSearchParams, start: F, words: Words<F>): F {
  const value = { ...start }
  for (const part in start) {
    const said = address.get(part)
    if (said === null) continue
    // What an address says is text; a part that is a yes or no is one where it stands there and is not denied.
    const read = (typeof start[part] === 'boolean' ? said !== 'false' : said) as F[typeof part]
    if (words[part]?.includes(read) ?? true) value[part] = read
  }
  return value
}

/** Writes parts of a filter into an address, as far as they are not what it starts with; on the first page. */
function writeTo<F extends object>(address: URLSearchParams, parts: Partial<F>, start: F): void {
  address.delete('page')
  for (const part in parts) {
    const value = parts[part]
    if (value === start[part] || value === null || value === undefined) address.delete(part)
    else address.set(part, value === true ? '' : String(value))
  }
}

// Neither the order of rows nor how many are shown leaves any out.
const unnarrowing = new Set(['sort'])

function isNarrowed<F extends object>(value: F, start: F): boolean {
  for (const part in start) if (!unnarrowing.has(part) && value[part] !== start[part]) return true
  return false
}
