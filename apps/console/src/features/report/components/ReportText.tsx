import type { Report } from '@yunxuan/contract'
import { fillText, sayFigure } from '@yunxuan/domain'

/** Returns what the numbers of a 简报 are said as, by their names. */
export const wordsOf = ({ figures }: Pick<Report, 'figures'>): ReadonlyMap<string, string> =>
  new Map(figures.map(figure => [figure.name, sayFigure(figure)]))

/** The text of a 简报 with the numbers that it names. */
export function ReportText({ report }: { report: Report }) {
  const words = wordsOf(report)
  return (
    <div className="report-text">
      {report.sections.map(({ heading, text }) => (
        <section key={heading}>
          <h2>{heading}</h2>
          {text.trim() === '' ? <p className="soft">没有写</p> : <p>{fillText(text, words)}</p>}
        </section>
      ))}
    </div>
  )
}
