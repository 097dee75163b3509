import { type ReactNode, useEffect } from 'react'

interface Props {
  title: string
  /** Said beside the heading: the date, a count. */
  aside?: ReactNode
  children?: ReactNode
}

/** The one h1 of a page, with its search and its main action on the right. */
export function PageHead({ title, aside, children }: Props) {
  useTitle(title)
  return (
    <header className="page-head">
      <h1>{title}</h1>
      {aside !== undefined && <span className="aside">{aside}</span>}
      <div className="page-actions">{children}</div>
    </header>
  )
}

export function useTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · 云选工作台`
  }, [title])
}
