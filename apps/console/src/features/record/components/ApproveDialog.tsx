import type { RosterRecord } from '@yunxuan/contract'
import { Alert, Form, Input, InputNumber, Modal } from 'antd'
import { sayError } from '../../../refusal-words.ts'
import { sayMinutes } from '../../../ui/say.ts'
import { Oddities } from './Oddities.tsx'

interface Filled {
  minutes: number
  reason: string
}

interface Props {
  line: RosterRecord
  isBusy: boolean
  error: Error | null
  onOk: (filled: Filled) => void
  onClose: () => void
}

/** Confirms a line that needs a word: an odd one, or one with fewer minutes than the evidence shows. */
export function ApproveDialog({ line, isBusy, error, onOk, onClose }: Props) {
  const [form] = Form.useForm<Filled>()
  const minutes = Form.useWatch('minutes', form) ?? line.minutes
  const needsReason = line.suspicions.length > 0 || minutes !== line.minutes
  return (
    <Modal
      open
      title={`确认 ${line.personName} 的时长`}
      okText="确认"
      cancelText="先不"
      confirmLoading={isBusy}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form<Filled>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ minutes: line.minutes, reason: '' }}
        onFinish={filled => onOk({ minutes: filled.minutes, reason: filled.reason.trim() })}
      >
        {line.suspicions.length > 0 && (
          <p className="gap-below">
            <Oddities of={line.suspicions} />
          </p>
        )}
        {error !== null && <Alert type="error" showIcon title={sayError(error)} className="gap-below" />}
        <Form.Item
          name="minutes"
          label="时长（分钟）"
          extra={`扫码算出来是 ${sayMinutes(line.minutes)}，只能往少里改。`}
          rules={[{ required: true, message: '请填分钟数' }]}
        >
          <InputNumber min={1} max={line.minutes} precision={0} />
        </Form.Item>
        <Form.Item
          name="reason"
          label={needsReason ? '原因' : '说明（可不填）'}
          extra="写进记录，核查时会看。"
          rules={needsReason ? [{ required: true, whitespace: true, message: '请写明原因' }] : []}
        >
          <Input.TextArea rows={3} maxLength={200} showCount autoFocus />
        </Form.Item>
      </Form>
    </Modal>
  )
}
