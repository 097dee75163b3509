import type { PlannedSlot } from '@yunxuan/contract'
import { sayInstant, saySpan } from '../../../ui/say.ts'
import { Tag } from '../../../ui/Tag.tsx'
import type { OfferingWords } from '../offering.ts'
import { sayPlanned } from '../repeat-rule.ts'

interface Props {
  words: OfferingWords
  planned: readonly PlannedSlot[]
  unannouncedYears: readonly number[]
}

/** Every day the rule falls on, and what becomes of it. */
export function RepeatPreview({ words: { times, one }, planned, unannouncedYears }: Props) {
  const count = planned.filter(slot => slot.left === null).length
  return (
    <>
      <p role="status">
        会排 <b>{count}</b> {one}，跳过 {planned.length - count} {one}。
      </p>
      {unannouncedYears.length > 0 && (
        <p className="notice notice-gold">
          系统里还没有 {unannouncedYears.join('、')} 年的放假和调休安排（国务院一般在前一年 11
          月公布），这一年的节假日没有跳过。公布后请再核对一遍。
        </p>
      )}
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
  return slot.left === 'holiday' ? 'gold' : 'plain'
}
