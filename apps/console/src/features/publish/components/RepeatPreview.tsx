import type { PlannedSlot } from '@yunxuan/contract'
import type { ReactNode } from 'react'
import { sayInstant, saySpan } from '../../../ui/say.ts'
import { Tag } from '../../../ui/Tag.tsx'
import type { OfferingWords } from '../offering.ts'
import { sayPlanned } from '../repeat-rule.ts'

interface Props {
  words: OfferingWords
  planned: readonly PlannedSlot[]
  /** What has to be answered before any of it is made. */
  question: ReactNode
}

/** Every day the rule falls on, and what becomes of it. */
export function RepeatPreview({ words: { times, one }, planned, question }: Props) {
  const count = planned.filter(slot => slot.left === null).length
  return (
    <>
      <p role="status">
        会排 <b>{count}</b> {one}，跳过 {planned.length - count} {one}。
      </p>
      {question}
      {planned.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable by keyboard
        <section className="table-frame preview" aria-label={`会排哪些${times}`} tabIndex={0}>
          <table className="table">
            <thead>
              <tr>
                <th scope="col">时间</th>
                <th scope="col">起止</th>
                <th scope="col">怎么办</th>
              </tr>
            </thead>
            <tbody>
              {planned.map(slot => (
                <tr key={slot.startsAt} className={slot.left === null ? undefined : 'left-out'}>
                  <td>{sayInstant(slot.startsAt)}</td>
                  <td className="number">{saySpan(slot.startsAt, slot.endsAt)}</td>
                  <td>
                    <Tag tone={toneOf(slot)}>{sayPlanned(slot)}</Tag>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </>
  )
}

function toneOf(slot: PlannedSlot): 'ok' | 'gold' | 'plain' {
  if (slot.left === null) return 'ok'
  return slot.left === 'holiday' || slot.left === 'unannounced' ? 'gold' : 'plain'
}
