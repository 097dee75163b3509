import { Form, Input } from 'antd'
import { FormDialog, type Writing } from './FormDialog.tsx'
import { needed } from './rules.ts'

interface Props<Wish, Answer> {
  title: string
  /** What happens and who will read the reason. */
  explain: string
  okText: string
  write: Writing<Wish, Answer>
  wish: (reason: string) => Wish
  done?: string | ((answer: Answer) => string)
  /** Instead of closing. */
  onDone?: (answer: Answer) => void
  isOptional?: boolean
  suggestions?: readonly string[]
  onClose: () => void
}

/** Asks for the reason of something that others will be told. */
export function ReasonDialog<Wish, Answer>(props: Props<Wish, Answer>) {
  const { explain, wish, isOptional = false, suggestions = [], ...dialog } = props
  return (
    <FormDialog {...dialog} initial={{ reason: '' }} wish={({ reason }: { reason: string }) => wish(reason)}>
      <p className="gap-below">{explain}</p>
      <Form.Item
        name="reason"
        label={isOptional ? '说明（可不填）' : '原因'}
        rules={isOptional ? [] : needed('请写明原因')}
      >
        <Input.TextArea rows={3} maxLength={200} showCount autoFocus />
      </Form.Item>
      {suggestions.length > 0 && <Suggestions of={suggestions} />}
    </FormDialog>
  )
}

function Suggestions({ of }: { of: readonly string[] }) {
  const form = Form.useFormInstance()
  return (
    <p className="filters">
      {of.map(reason => (
        <button
          key={reason}
          type="button"
          className="chip"
          onClick={() => form.setFields([{ name: 'reason', value: reason, touched: true, errors: [] }])}
        >
          {reason}
        </button>
      ))}
    </p>
  )
}
