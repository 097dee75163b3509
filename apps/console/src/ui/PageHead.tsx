import { type ReactNode, useEffect } from 'react'
import { NavLink, useLocation } from 'react-router'
import type { SeenEntry } from '../menu.ts'
import { useWorkplace } from '../shell/street.tsx'

interface Props {
  /** What the menu calls the screen, where none is given. */
  title?: string
  /** Said beside the heading: the date, a count. */
  aside?: ReactNode
  children?: ReactNode
}

/** The one h1 of a page, with its search and its main action on the right; siblings of a screen are tabs below it. */
export function PageHead({ title, aside, children }: Props) {
  const screenTitle = useScreenTitle()
  const entry = useEntry()
  const siblings = title === undefined && entry !== undefined && entry.tabs.length > 1 ? entry : undefined
  useTitle(title ?? screenTitle)
  return (
    <>
      <header className="page-head">
        <h1>{title ?? siblings?.title ?? screenTitle}</h1>
        {aside !== undefined && <span className="aside">{aside}</span>}
        <div className="page-actions">{children}</div>
      </header>
      {siblings !== undefined && <Siblings entry={siblings} />}
    </>
  )
}

function Siblings({ entry }: { entry: SeenEntry }) {
  const { streetId } = useWorkplace()
  return (
    <nav className="page-tabs" aria-label={entry.title}>
      {entry.tabs.map(({ path, title, tab }) => (
        <NavLink key={path} to={`/${streetId}/${path}`}>
          {tab ?? title}
        </NavLink>
      ))}
    </nav>
  )
}

/** Returns the address of the open screen below the street's. */
function usePath(): string {
  return useLocation().pathname.split('/').slice(2).join('/')
}

/** Returns the line of the menu that the open screen stands in. */
function useEntry(): SeenEntry | undefined {
  const { menu } = useWorkplace()
  const path = usePath()
  return menu.flatMap(section => section.entries).find(entry => entry.tabs.some(tab => tab.path === path))
}

/** Returns what the screen that is open is called. */
export function useScreenTitle(): string {
  const { titleOf } = useWorkplace()
  return titleOf(usePath())
}

export function useTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · 云选工作台`
  }, [title])
}
