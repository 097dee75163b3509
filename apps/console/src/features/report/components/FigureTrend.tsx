import type { ReportFigure } from '@yunxuan/contract'
import { scaleLinear } from 'd3-scale'
import { line } from 'd3-shape'

const size = { width: 120, height: 34, pad: 4 }

/**
 * What a number was in the issues before and is in this one. Where it was counted by another version of its definition
 * the line is broken: what lies on both sides cannot be compared.
 */
export function FigureTrend({ figure, from }: { figure: ReportFigure; from: string }) {
  const { line: before, value, version, unit } = figure
  const points = [...before, { from, value, version }]
  if (points.length < 2) return '—'
  const values = points.map(point => point.value ?? 0)
  const x = scaleLinear([0, points.length - 1], [size.pad, size.width - size.pad])
  const y = scaleLinear([0, Math.max(1, ...values)], [size.height - size.pad, size.pad])
  const draw = line<number>(
    at => x(at),
    at => y(values[at] ?? 0),
  )
  const parts = sameVersions(points.map(point => point.version))
  const words = points.map(point => `${point.from}：${point.value ?? '—'} ${unit}`).join('；')
  return (
    <figure className="figure-trend">
      <svg viewBox={`0 0 ${size.width} ${size.height}`} role="img" aria-label={words}>
        {parts.map(part => (
          <path key={part[0]} d={draw(part) ?? ''} />
        ))}
        {parts.slice(1).map(([first = 0]) => (
          <line
            key={first}
            className="break"
            x1={x(first - 0.5)}
            x2={x(first - 0.5)}
            y1={0}
            y2={size.height}
          />
        ))}
        <circle cx={x(points.length - 1)} cy={y(values.at(-1) ?? 0)} r={2.5} />
      </svg>
      {parts.length > 1 && <figcaption className="soft">竖线处换了口径，两边不能比</figcaption>}
    </figure>
  )
}

/** Returns the places of a list in runs of one version. */
export function sameVersions(versions: readonly number[]): number[][] {
  const runs: number[][] = []
  for (const [at, version] of versions.entries()) {
    const last = runs.at(-1)
    if (last !== undefined && version === versions[at - 1]) last.push(at)
    else runs.push([at])
  }
  return runs
}
