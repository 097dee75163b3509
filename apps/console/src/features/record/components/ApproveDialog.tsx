import type { RosterRecord } from '@yunxuan/contract'
import { Form, Input, InputNumber } from 'antd'
import { FormDialog, type Writing } from '../../../ui/FormDialog.tsx'
import { chosen, needed } from '../../../ui/rules.ts'
import { sayMinutes } from '../../../ui/say.ts'
import { approving, type LineWish } from '../roster-line.ts'
import { sayApproved } from '../use-roster-work.ts'
import { Oddities } from './Oddities.tsx'

interface Filled {
  minutes: number
  reason: string
}

interface Props {
  line: RosterRecord
  write: Writing<readonly LineWish[], unknown>
  onClose: () => void
}

/** Confirms a line that needs a word: an odd one, or one with fewer minutes than the evidence shows. */
export function ApproveDialog({ line, write, onClose }: Props) {
  return (
    <FormDialog
      title={`确认 ${line.personName} 的时长`}
      okText="确认"
      initial={{ minutes: line.minutes, reason: '' }}
      write={write}
      wish={(filled: Filled) => [approving(line, filled)]}
      done={(_, { minutes }) => sayApproved(line, minutes)}
      onClose={onClose}
    >
      <ApproveFields line={line} />
    </FormDialog>
  )
}

function ApproveFields({ line }: { line: RosterRecord }) {
  const minutes: number | undefined = Form.useWatch('minutes')
  const needsReason = line.suspicions.length > 0 || (minutes ?? line.minutes) !== line.minutes
  return (
    <>
      {line.suspicions.length > 0 && (
        <p className="gap-below">
          <Oddities of={line.suspicions} />
        </p>
      )}
      <Form.Item
        name="minutes"
        label="时长（分钟）"
        extra={`扫码算出来是 ${sayMinutes(line.minutes)}，只能往少里改。`}
        rules={chosen('请填分钟数')}
      >
        <InputNumber min={1} max={line.minutes} precision={0} />
      </Form.Item>
      <Form.Item
        name="reason"
        label={needsReason ? '原因' : '说明（可不填）'}
        extra="写进记录，核查时会看。"
        rules={needsReason ? needed('请写明原因') : []}
      >
        <Input.TextArea rows={3} maxLength={200} showCount autoFocus />
      </Form.Item>
    </>
  )
}
