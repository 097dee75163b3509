const reachable = '[tabindex="0"], input, textarea, a[href], button'

/** Keeps the keyboard inside an open dialog and gives the focus back afterwards; weapp has no keyboard. */
export function holdFocus(id: string, onEscape: () => void): (() => void) | undefined {
  if (process.env.TARO_ENV !== 'h5') return undefined
  const before = document.activeElement
  const stops = () => [...(document.getElementById(id)?.querySelectorAll<HTMLElement>(reachable) ?? [])]
  stops()[0]?.focus()
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') onEscape()
    if (event.key !== 'Tab') return
    const all = stops()
    const [first, last] = [all[0], all.at(-1)]
    const leaving = event.shiftKey ? first : last
    if (document.activeElement !== leaving) return
    event.preventDefault()
    const next = event.shiftKey ? last : first
    next?.focus()
  }
  document.addEventListener('keydown', onKeyDown)
  return () => {
    document.removeEventListener('keydown', onKeyDown)
    if (before instanceof HTMLElement) before.focus()
  }
}
