import { RefusedError } from '@yunxuan/contract/client'
import { Button } from 'antd'
import { sayError } from '../../../refusal-words.ts'
import { sayInstant } from '../../../ui/say.ts'
import type { OfferedSlot } from '../offered-slots.ts'

interface Props {
  error: Error
  /** Somebody the street knows, whose facts the desk does not change. */
  isKnown: boolean
  others: readonly OfferedSlot[]
  onAccept: () => void
  onOther: (slotId: string) => void
}

/** Why it did not work, and what else is possible. */
export function BookRefused({ error, isKnown, others, onAccept, onOther }: Props) {
  const code = error instanceof RefusedError ? error.code : null
  return (
    <div role="alert" className="notice notice-red">
      <span>{sayError(error)}</span>
      {code === 'overlapping_booking' && (
        <Button onClick={onAccept} type="primary">
          问过了，照样约
        </Button>
      )}
      {code === 'birth_date_missing' && isKnown && (
        <span>请居民在手机“我的”里补上出生日期，或者选“写下新居民”，把出生日期一起写上。</span>
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
