import { Alert, Form, Input, Modal } from 'antd'
import { sayError } from '../refusal-words.ts'

interface Props {
  title: string
  /** What happens and who will read the reason. */
  explain: string
  okText: string
  isBusy: boolean
  error: Error | null
  isOptional?: boolean
  suggestions?: readonly string[]
  onOk: (reason: string) => void
  onClose: () => void
}

/** Asks for the reason of something that others will be told. */
export function ReasonDialog({
  title,
  explain,
  okText,
  isBusy,
  error,
  isOptional = false,
  suggestions = [],
  onOk,
  onClose,
}: Props) {
  const [form] = Form.useForm<{ reason: string }>()
  return (
    <Modal
      open
      title={title}
      okText={okText}
      cancelText="先不"
      confirmLoading={isBusy}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form<{ reason: string }>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ reason: '' }}
        onFinish={({ reason }) => onOk(reason.trim())}
      >
        <p className="gap-below">{explain}</p>
        {error !== null && <Alert type="error" showIcon title={sayError(error)} className="gap-below" />}
        <Form.Item
          name="reason"
          label={isOptional ? '说明（可不填）' : '原因'}
          rules={isOptional ? [] : [{ required: true, whitespace: true, message: '请写明原因' }]}
        >
          <Input.TextArea rows={3} maxLength={200} showCount autoFocus />
        </Form.Item>
        {suggestions.length > 0 && (
          <p className="filters">
            {suggestions.map(suggestion => (
              <button
                key={suggestion}
                type="button"
                className="chip"
                onClick={() => form.setFieldsValue({ reason: suggestion })}
              >
                {suggestion}
              </button>
            ))}
          </p>
        )}
      </Form>
    </Modal>
  )
}
