import { Button, Checkbox } from 'antd'
import { type ReactNode, useState } from 'react'
import { Link } from 'react-router'
import type { Writing } from '../../../ui/FormDialog.tsx'
import { sayInstant } from '../../../ui/say.ts'
import { type Move, movesOf, type Offering } from '../offering.ts'
import type { Transition } from '../publish.queries.ts'
import { MoveDialog } from './MoveDialog.tsx'
import { useSpread } from './Spread.tsx'

interface Props {
  offering: Offering
  transition: Writing<Transition, unknown>
  to: string
  submittedBy: string | null
  updatedAt: string
  upcoming: number
  /** Whether it is one of those to be published together; none where it may not be. */
  tick?: { isTicked: boolean; onTick: (isTicked: boolean) => void } | undefined
  children: ReactNode
}

/** Something a colleague wants to publish, as a second person reads it. */
export function Reviewed(props: Props) {
  const { offering, transition, to, submittedBy, updatedAt, upcoming, tick, children } = props
  const spread = useSpread()
  const [move, setMove] = useState<Move | null>(null)
  const { id, title, isSubmittedByCaller, words } = offering
  return (
    <section className="panel" aria-labelledby={`review-${id}`}>
      <div className="panel-head">
        {tick !== undefined && (
          <Checkbox
            aria-label={`勾选 ${title}`}
            checked={tick.isTicked}
            onChange={event => tick.onTick(event.target.checked)}
          />
        )}
        <h2 id={`review-${id}`}>
          <Link to={to}>{title}</Link>
        </h2>
        <span className="soft">
          {submittedBy ?? '同事'}提交于 {sayInstant(updatedAt)} · 排了 {upcoming} {words.one}
        </span>
      </div>
      {children}
      {isSubmittedByCaller && <p className="notice notice-blue">这是您提交的，要由另一位同事看过再发布。</p>}
      <div className="row-actions">
        {movesOf(offering).map(each => (
          <Button
            key={each.to}
            type={each.isMain ? 'primary' : 'default'}
            disabled={each.to === 'published' && isSubmittedByCaller}
            aria-label={`${each.name} ${title}`}
            onClick={() => setMove(each)}
          >
            {each.name}
          </Button>
        ))}
      </div>
      {move !== null && (
        <MoveDialog
          offering={offering}
          move={move}
          transition={transition}
          onClose={() => setMove(null)}
          onPublished={() => spread(offering)}
        />
      )}
    </section>
  )
}
