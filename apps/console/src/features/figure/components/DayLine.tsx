import type { FigurePart } from '@yunxuan/contract'
import { addDays, monthSpan } from '@yunxuan/domain'
import { scaleLinear } from 'd3-scale'
import { line } from 'd3-shape'
import { sayPart } from '../figure-words.ts'

interface Props {
  month: string
  /** By day; a day that is left out had none. */
  parts: readonly FigurePart[]
  before: readonly FigurePart[]
  monthBefore: string
  /** The last day that is drawn: none that is still to come. */
  until: string
  unit: string
}

const size = { width: 720, height: 260, left: 44, right: 12, top: 14, bottom: 30 }

/** A number day by day, the month before as a dashed line; the same as a table for who does not see it. */
export function DayLine({ month, parts, before, monthBefore, until, unit }: Props) {
  const now = byDay(month, parts).filter(({ day }) => day <= until)
  const then = byDay(monthBefore, before)
  const most = Math.max(4, ...[...now, ...then].map(({ value }) => value))
  const x = scaleLinear([1, Math.max(now.length, then.length, 28)], [size.left, size.width - size.right])
  const y = scaleLinear([0, most], [size.height - size.bottom, size.top]).nice(4)
  const draw = line<{ at: number; value: number }>(
    ({ at }) => x(at),
    ({ value }) => y(value),
  )
  const highest = now.reduce((top, each) => (each.value > top.value ? each : top), now[0] ?? none)
  return (
    <figure className="day-line">
      <svg viewBox={`0 0 ${size.width} ${size.height}`} role="img" aria-label={sayHighest(highest, unit)}>
        {y.ticks(4).map(tick => (
          <g key={tick}>
            <line className="grid" x1={size.left} x2={size.width - size.right} y1={y(tick)} y2={y(tick)} />
            <text x={size.left - 8} y={y(tick) + 4} textAnchor="end">
              {tick}
            </text>
          </g>
        ))}
        {[1, 7, 14, 21, 28].map(day => (
          <text key={day} x={x(day)} y={size.height - 8} textAnchor="middle">
            {day} 日
          </text>
        ))}
        <path className="then" d={draw(then) ?? ''} />
        <path className="now" d={draw(now) ?? ''} />
        {highest.value > 0 && <circle cx={x(highest.at)} cy={y(highest.value)} r={4} />}
        {highest.value > 0 && (
          <text
            className="highest"
            x={x(highest.at) + (highest.at > 22 ? -10 : 10)}
            y={y(highest.value) + 4}
            textAnchor={highest.at > 22 ? 'end' : 'start'}
          >
            {highest.at} 日 {highest.value}
          </text>
        )}
      </svg>
      <table className="unseen">
        <caption>每天的数</caption>
        <tbody>
          {now.map(({ day, value }) => (
            <tr key={day}>
              <th scope="row">{sayPart('day', { key: day, name: null })}</th>
              <td>
                {value} {unit}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  )
}

interface Point {
  day: string
  /** Which day of the month. */
  at: number
  value: number
}

const none: Point = { day: '', at: 1, value: 0 }

function byDay(month: string, parts: readonly FigurePart[]): Point[] {
  const values = new Map(parts.map(({ key, value }) => [key, value ?? 0]))
  const { from, to } = monthSpan(`${month}-01`)
  const points: Point[] = []
  for (let day = from; day <= to; day = addDays(day, 1)) {
    points.push({ day, at: points.length + 1, value: values.get(day) ?? 0 })
  }
  return points
}

function sayHighest({ at, value }: Point, unit: string): string {
  return value === 0 ? '这个月还没有' : `最多的一天是 ${at} 日，${value} ${unit}；每天的数在下面的表里`
}
