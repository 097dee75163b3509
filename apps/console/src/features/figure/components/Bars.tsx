import type { FigurePart } from '@yunxuan/contract'
import type { FigureFold } from '@yunxuan/domain'
import { useId } from 'react'
import { Link } from 'react-router'
import { sayPart } from '../figure-words.ts'

interface Props {
  title: string
  unit: string
  by: FigureFold
  parts: readonly FigurePart[]
  /** Where a part's number leads. */
  to: (key: string) => string
  /** How many are drawn. */
  most?: number
}

/** The parts of a number, the largest first, each with the way to what it counts. */
export function Bars({ title, unit, by, parts, to, most = 8 }: Props) {
  const id = useId()
  const shown = parts.slice(0, most)
  const longest = Math.max(1, ...shown.map(({ value }) => value ?? 0))
  return (
    <section className="panel bars" aria-labelledby={id}>
      <h2 id={id}>
        {title} <small>{unit}</small>
      </h2>
      {shown.length === 0 && <p className="soft">这个月还没有。</p>}
      <ul>
        {shown.map(part => (
          <li key={part.key}>
            <span>{sayPart(by, part)}</span>
            <span className="fill" aria-hidden>
              <i style={{ width: `${Math.round((100 * (part.value ?? 0)) / longest)}%` }} />
            </span>
            <Link className="number" to={to(part.key ?? '')}>
              {(part.value ?? 0).toLocaleString('zh-CN')}
            </Link>
          </li>
        ))}
      </ul>
      {parts.length > most && <p className="soft">另有 {parts.length - most} 个，点总数看全部。</p>}
    </section>
  )
}
