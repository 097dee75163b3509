import type { CorrectionView } from '@yunxuan/contract'
import { App, Button, Form, Input, InputNumber } from 'antd'
import { useWorkplace } from '../../../shell/street.tsx'
import { Failed } from '../../../ui/Failed.tsx'
import { chosen, needed } from '../../../ui/rules.ts'
import { useAnswerCorrection } from '../correction.queries.ts'

interface Filled {
  minutes: number
  answer: string
}

interface Props {
  correction: CorrectionView
  isAccepted: boolean
  onClose: () => void
}

/** The answer: what the record should say, or why it stays; the volunteer reads it. */
export function AnswerForm({ correction, isAccepted, onClose }: Props) {
  const { streetId } = useWorkplace()
  const { message } = App.useApp()
  const answer = useAnswerCorrection(streetId)
  const { id, personName, record, wishedMinutes } = correction
  const send = ({ minutes, answer: text }: Filled) =>
    answer.mutate(
      { id, answer: { isAccepted, answer: text.trim(), ...(isAccepted ? { minutes } : {}) } },
      {
        onSuccess: () =>
          void message.success(isAccepted ? `已改正，已告诉${personName}` : `已答复${personName}`),
      },
    )
  return (
    <Form<Filled>
      layout="vertical"
      requiredMark={false}
      initialValues={{ minutes: wishedMinutes ?? record?.minutes ?? null, answer: '' }}
      onFinish={send}
    >
      <Failed error={answer.error} />
      {isAccepted && (
        <Form.Item
          name="minutes"
          label="应该是多少分钟"
          extra={record === null ? '会加一条新的记录。' : '会撤销原来的，加一条新的；填 0 就只撤销。'}
          rules={chosen('请填分钟数')}
        >
          <InputNumber min={record === null ? 1 : 0} max={1440} precision={0} autoFocus />
        </Form.Item>
      )}
      <Form.Item
        name="answer"
        label={`答复 ${personName}`}
        extra="本人会看到，请写得客气、清楚。"
        rules={needed('请写几句')}
      >
        <Input.TextArea rows={2} maxLength={500} showCount autoFocus={!isAccepted} />
      </Form.Item>
      <div className="row-actions">
        <Button type="primary" htmlType="submit" loading={answer.isPending}>
          {isAccepted ? '改正并答复' : '不改，答复'}
        </Button>
        <Button onClick={onClose}>取消</Button>
      </div>
    </Form>
  )
}
