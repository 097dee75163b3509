import type { WaitingLine } from '@yunxuan/contract'
import { useId } from 'react'
import { Link } from 'react-router'
import { useWorkplace } from '../../../shell/street.tsx'

/** What waits by one time: each line a number, a sentence and one way; nothing where nothing does. */
export function WaitingBand({ name, lines }: { name: string; lines: readonly WaitingLine[] }) {
  const id = useId()
  if (lines.length === 0) return null
  return (
    <section className="panel today-panel" aria-labelledby={id}>
      <h2 id={id}>{name}</h2>
      <ul>
        {lines.map(line => (
          <Line key={`${line.to} ${line.text}`} line={line} />
        ))}
      </ul>
    </section>
  )
}

function Line({ line: { count, isMore, text, hint, way, to, isLate } }: { line: WaitingLine }) {
  const { streetId } = useWorkplace()
  return (
    <li className={isLate ? 'waiting late' : 'waiting'}>
      <b className="number">
        {count}
        {isMore && '+'}
      </b>
      <span>
        {text}
        <small>{hint}</small>
      </span>
      <Link to={`/${streetId}/${to}`} className="waiting-way" aria-label={`${way}：${count} ${text}`}>
        {way} <span aria-hidden>›</span>
      </Link>
    </li>
  )
}
