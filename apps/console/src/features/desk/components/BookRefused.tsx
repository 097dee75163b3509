import { RefusedError } from '@yunxuan/contract/client'
import { Button } from 'antd'
import { sayError } from '../../../refusal-words.ts'
import { sayInstant } from '../../../ui/say.ts'
import type { OfferedSlot } from '../offered-slots.ts'
import { MissingBirthDate } from './MissingBirthDate.tsx'

interface Props {
  error: Error
  /** The member who was chosen; null for a dependant, or somebody written down now. */
  memberId: string | null
  others: readonly OfferedSlot[]
  onAccept: () => void
  onAgain: () => void
  onOther: (slotId: string) => void
}

/** Why it did not work, and what else is possible. */
export function BookRefused({ error, memberId, others, onAccept, onAgain, onOther }: Props) {
  const code = error instanceof RefusedError ? error.code : null
  return (
    <div role="alert" className="notice notice-red">
      <span>{sayError(error)}</span>
      {code === 'overlapping_booking' && (
        <Button onClick={onAccept} type="primary">
          问过了，照样约
        </Button>
      )}
      {code === 'birth_date_missing' && memberId !== null && (
        <MissingBirthDate memberId={memberId} onWritten={onAgain} />
      )}
      {others.length > 0 && <span>同一项服务还有：</span>}
      {others.map(slot => (
        <Button key={slot.id} onClick={() => onOther(slot.id)}>
          改约 {sayInstant(slot.startsAt)}（余 {slot.left} 位）
        </Button>
      ))}
    </div>
  )
}
