import type { WaitingLine } from '@yunxuan/contract'
import { Link } from 'react-router'
import { useWorkplace } from '../../../shell/street.tsx'

/** With whom something is late, for whoever looks after everybody. */
export function LatePeople({ lines }: { lines: readonly WaitingLine[] }) {
  const { streetId } = useWorkplace()
  const late = lines.filter(line => line.people.length > 0)
  if (late.length === 0) return null
  return (
    <section className="panel today-panel" aria-label="谁那里过了期限">
      <h2>谁那里过了期限</h2>
      <ul>
        {late.flatMap(({ people, text, to }) =>
          people.map(({ name, count }) => (
            <li key={`${to} ${name}`} className="waiting">
              <b className="number">{count}</b>
              <span>
                {name}
                <small>{text}</small>
              </span>
              <Link to={`/${streetId}/${to}`} className="waiting-way" aria-label={`去看：${name}`}>
                去看 <span aria-hidden>›</span>
              </Link>
            </li>
          )),
        )}
      </ul>
    </section>
  )
}
