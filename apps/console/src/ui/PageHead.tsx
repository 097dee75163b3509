import { type ReactNode, useEffect } from 'react'
import { useMatches } from 'react-router'

interface Props {
  /** What the menu calls the screen, where none is given. */
  title?: string
  /** Said beside the heading: the date, a count. */
  aside?: ReactNode
  children?: ReactNode
}

/** The one h1 of a page, with its search and its main action on the right. */
export function PageHead({ title, aside, children }: Props) {
  const screenTitle = useScreenTitle()
  const shown = title ?? screenTitle
  useTitle(shown)
  return (
    <header className="page-head">
      <h1>{shown}</h1>
      {aside !== undefined && <span className="aside">{aside}</span>}
      <div className="page-actions">{children}</div>
    </header>
  )
}

/** Returns what the menu calls the screen that is open. */
export function useScreenTitle(): string {
  return String(useMatches().at(-1)?.handle ?? '')
}

export function useTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · 云选工作台`
  }, [title])
}
