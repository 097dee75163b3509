import { addDays, shanghaiDate } from '@yunxuan/domain'
import { Form, Input } from 'antd'
import { useWorkplace } from '../../../shell/street.tsx'
import { DayInput } from '../../../ui/DayInput.tsx'
import { FormDialog } from '../../../ui/FormDialog.tsx'
import { chosen, needed } from '../../../ui/rules.ts'
import { OrganizationSelect } from '../../publish/components/KeptSelect.tsx'
import { type AskWish, useRefer } from '../referral.queries.ts'

const usualDays = 5

interface Filled {
  organizationId: string
  text: string
  dueOn: string
}

/** Whom to ask, in which words and by when. */
export function ReferDialog({ matterId, onClose }: { matterId: string; onClose: () => void }) {
  const { streetId } = useWorkplace()
  return (
    <FormDialog<Filled, AskWish, { told: number }>
      title="请一家单位来答"
      okText="发给他们"
      initial={{ dueOn: addDays(shanghaiDate(new Date()), usualDays) }}
      write={useRefer(streetId, matterId)}
      wish={({ organizationId, text, dueOn }) => ({ organizationId, text, dueOn })}
      done={({ told }) => `发给他们了，${told} 位会收到消息`}
      onClose={onClose}
    >
      <p className="gap-below">
        他们读到的是您写的这段话。请不要写企业的名字、联系人和电话；企业选定以后，两边自己联系。
      </p>
      <Form.Item name="organizationId" label="哪家单位" rules={chosen('请选单位')}>
        <OrganizationSelect />
      </Form.Item>
      <Form.Item name="text" label="想请他们看什么" rules={needed('请写一段话')}>
        <Input.TextArea rows={4} minLength={5} maxLength={500} showCount />
      </Form.Item>
      <Form.Item name="dueOn" label="请在哪天前答" rules={chosen('请选日期')}>
        <DayInput allowClear={false} />
      </Form.Item>
    </FormDialog>
  )
}
