import type { ManagedReward } from '@yunxuan/contract'
import { Form, Input, InputNumber } from 'antd'
import { useWorkplace } from '../../../shell/street.tsx'
import { FormDialog } from '../../../ui/FormDialog.tsx'
import { chosen } from '../../../ui/rules.ts'
import { useMoveStock } from '../reward.queries.ts'
import { type HandMove, handMoveWords, stockMoveNames } from '../reward-words.ts'

interface Filled {
  pieces: number
  note: string
}

interface Props {
  kind: HandMove
  reward: ManagedReward
  onClose: () => void
}

/** Receives, counts or writes off; Enter saves. */
export function StockDialog({ kind, reward, onClose }: Props) {
  const { streetId } = useWorkplace()
  return (
    <FormDialog
      title={`${stockMoveNames[kind]}：${reward.edit.name}`}
      okText="记下"
      initial={{ note: '' }}
      write={useMoveStock(streetId)}
      wish={({ pieces, note }: Filled) => ({ rewardId: reward.id, move: { kind, pieces, note } })}
      done={({ stock }) => `${reward.edit.name}：${stockMoveNames[kind]}记好了，现在 ${stock} 件`}
      onClose={onClose}
    >
      <p className="gap-below">
        账上 <b>{reward.stock}</b> 件，其中 {reward.reserved} 件留给已经兑换的人。
      </p>
      <Form.Item name="pieces" label={handMoveWords[kind].ask} rules={chosen('请填数量')}>
        <InputNumber min={kind === 'counted' ? 0 : 1} max={1_000_000} precision={0} autoFocus />
      </Form.Item>
      <Form.Item name="note" label="说明（可不填）">
        <Input maxLength={100} />
      </Form.Item>
    </FormDialog>
  )
}
