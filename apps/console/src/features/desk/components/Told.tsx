import { Button } from 'antd'
import type { ReceptionWish } from '../desk.queries.ts'
import type { Word } from '../use-desk-work.ts'

interface Props {
  told: Word | null
  onUndo: (wish: ReceptionWish) => void
}

/** What came of the last step, read out as it changes; it stays until the next step. */
export function Told({ told, onUndo }: Props) {
  const undo = told?.undo
  return (
    <div role="status" className="told">
      {told !== null && (
        <p className={`notice ${told.isRefused ? 'notice-red' : 'notice-ok'}`}>
          {told.text}
          {undo !== undefined && (
            <Button size="small" onClick={() => onUndo({ action: 'undo', line: undo })}>
              撤销
            </Button>
          )}
        </p>
      )}
    </div>
  )
}
