import { Button } from 'antd'
import { monthAfter, sayMonth } from '../figure-words.ts'

interface Props {
  month: string
  /** The last that has begun. */
  last: string
  onMonth: (month: string) => void
}

/** One month after the other; none that has not begun. */
export function MonthPick({ month, last, onMonth }: Props) {
  return (
    <span className="month-pick">
      <Button aria-label="上个月" onClick={() => onMonth(monthAfter(month, -1))}>
        ‹
      </Button>
      <b className="number" aria-live="polite">
        {sayMonth(month)}
      </b>
      <Button aria-label="下个月" disabled={month >= last} onClick={() => onMonth(monthAfter(month, 1))}>
        ›
      </Button>
    </span>
  )
}
