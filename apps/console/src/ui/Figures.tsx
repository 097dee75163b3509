import type { ReactNode } from 'react'

interface Props {
  name: string
  value: number
  /** What the value is a part of. */
  of?: number
  isUrgent?: boolean
  /** The way to what the number counts. */
  children?: ReactNode
}

/** The numbers above a list. */
export function Figures({ children }: { children: ReactNode }) {
  return <dl className="figures">{children}</dl>
}

export function Figure({ name, value, of, isUrgent = false, children }: Props) {
  return (
    <div className="figure">
      <dt>{name}</dt>
      <dd>
        <b className={isUrgent ? 'urgent' : undefined}>{value}</b>
        {of !== undefined && <span> / {of}</span>}
        {children}
      </dd>
    </div>
  )
}
