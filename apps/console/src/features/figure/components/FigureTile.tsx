import type { FigureValue } from '@yunxuan/contract'
import { Link } from 'react-router'
import { sayChange, sayValue } from '../figure-words.ts'

/** One of the numbers that matter most, with how it changed; the number is the way to what it counts. */
export function FigureTile({ figure, to }: { figure: FigureValue; to: string }) {
  const { name, unit, unnamed, isOpen } = figure
  return (
    <section className="panel figure-tile" aria-label={name}>
      <h2>
        {name} {unit !== '%' && <small>{unit}</small>}
      </h2>
      {isOpen ? (
        <Link className="figure-value" to={to}>
          {sayValue(figure)}
        </Link>
      ) : (
        <span className="figure-value">{sayValue(figure)}</span>
      )}
      <small>{unnamed > 0 ? `另有 ${unnamed} 人次未留名` : sayChange(figure) || ' '}</small>
    </section>
  )
}
