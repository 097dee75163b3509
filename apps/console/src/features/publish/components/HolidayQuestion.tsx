import type { PlannedSlot, RepeatRule, Reply } from '@yunxuan/contract'
import { Radio } from 'antd'
import type { OfferingWords } from '../offering.ts'

export type Unannounced = NonNullable<RepeatRule['unannounced']>

interface Props {
  words: OfferingWords
  plan: Reply<'POST /v1/streets/:streetId/managed/services/:serviceId/slots/preview'>
  answer: Unannounced | null
  onAnswer: (answer: Unannounced) => void
}

/** Asks about the days that may yet become holidays; where there are none, it says what is not known. */
export function HolidayQuestion({ words: { one }, plan, answer, onAnswer }: Props) {
  const years = plan.unannouncedYears.join('、')
  const count = plan.items.filter(slot => slot.left === 'unannounced').length
  if (count > 0) {
    return (
      <div className="notice notice-gold stack">
        <p id="holiday-question">
          放假和调休安排还没有公布{years === '' ? '' : `（${years} 年）`}。有 {count} {one}
          在节日前后，可能放假，也可能调休上班：
        </p>
        <Radio.Group
          aria-labelledby="holiday-question"
          value={answer}
          onChange={event => onAnswer(event.target.value)}
          options={[
            { value: 'skip', label: `这 ${count} ${one}先不排，公布以后再排` },
            { value: 'keep', label: '照常排，公布以后我来核对' },
          ]}
        />
      </div>
    )
  }
  if (years === '') return null
  return (
    <p className="notice notice-gold">
      {years} 年的放假和调休安排还没有公布（国务院一般在前一年 11 月公布），法定节日当天已经跳过。
    </p>
  )
}

/** A time that may yet fall on a holiday, planned all the same. */
export function asKept(slot: PlannedSlot): PlannedSlot {
  return slot.left === 'unannounced' ? { ...slot, left: null } : slot
}
