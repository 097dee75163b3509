import type { ServiceRecord } from '@yunxuan/contract'
import { originNames } from '@yunxuan/domain'
import { Tag } from '../../../ui/Tag.tsx'

/** Whether a record stands, was taken back, or takes another one back. */
export function RecordStanding({ record }: { record: ServiceRecord }) {
  const { origin, isReversed, openCorrectionId } = record
  return (
    <span className="tags">
      {isReversed && <Tag tone="red">已撤销</Tag>}
      {origin !== 'attendance' && (
        <Tag tone={origin === 'reversal' ? 'red' : 'blue'}>{originNames[origin]}</Tag>
      )}
      {openCorrectionId !== null && <Tag tone="gold">申诉待答</Tag>}
      {!isReversed && origin === 'attendance' && openCorrectionId === null && <Tag tone="ok">有效</Tag>}
    </span>
  )
}
