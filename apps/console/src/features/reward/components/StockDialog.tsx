import type { ManagedReward } from '@yunxuan/contract'
import { Alert, App, Form, Input, InputNumber, Modal } from 'antd'
import { sayError } from '../../../refusal-words.ts'
import { useWorkplace } from '../../../shell/street.tsx'
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
  const { message } = App.useApp()
  const [form] = Form.useForm<Filled>()
  const moveStock = useMoveStock(streetId)
  const send = ({ pieces, note }: Filled) =>
    moveStock.mutate(
      { rewardId: reward.id, move: { kind, pieces, note: note.trim() } },
      {
        onSuccess: ({ stock }) => {
          void message.success(`${reward.edit.name}：${stockMoveNames[kind]}记好了，现在 ${stock} 件`)
          onClose()
        },
      },
    )
  return (
    <Modal
      open
      title={`${stockMoveNames[kind]}：${reward.edit.name}`}
      okText="记下"
      cancelText="先不"
      confirmLoading={moveStock.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <p className="gap-below">
        账上 <b>{reward.stock}</b> 件，其中 {reward.reserved} 件留给已经兑换的人。
      </p>
      {moveStock.error !== null && (
        <Alert type="error" showIcon title={sayError(moveStock.error)} className="gap-below" />
      )}
      <Form<Filled>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ note: '' }}
        onFinish={send}
      >
        <Form.Item
          name="pieces"
          label={handMoveWords[kind].ask}
          rules={[{ required: true, message: '请填数量' }]}
        >
          <InputNumber
            min={kind === 'counted' ? 0 : 1}
            max={1_000_000}
            precision={0}
            autoFocus
            onPressEnter={() => form.submit()}
          />
        </Form.Item>
        <Form.Item name="note" label="说明（可不填）">
          <Input maxLength={100} onPressEnter={() => form.submit()} />
        </Form.Item>
      </Form>
    </Modal>
  )
}
