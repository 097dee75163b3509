import { guardianRelations } from '@yunxuan/domain'
import { Form, Input, Select } from 'antd'
import { useWorkplace } from '../../../shell/street.tsx'
import { FormDialog } from '../../../ui/FormDialog.tsx'
import { ReasonDialog } from '../../../ui/ReasonDialog.tsx'
import { chosen, needed } from '../../../ui/rules.ts'
import { type PaperConsent, useNoteConsent, useWithdrawConsent } from '../volunteer.queries.ts'
import { relationNames } from '../volunteer-words.ts'

interface Props {
  personId: string
  name: string
  onDone: () => void
  onClose: () => void
}

const Field = Form.Item<PaperConsent>

/** Writes down a consent that was seen on paper. */
export function ConsentDialog({ personId, name, onDone, onClose }: Props) {
  const { streetId } = useWorkplace()
  return (
    <FormDialog
      title={`${name} 的纸质同意书`}
      okText="看过了，记下"
      initial={{ guardianName: '', reason: '' }}
      write={useNoteConsent(streetId, personId)}
      wish={(values: PaperConsent) => values}
      done="家长同意已记下"
      onDone={onDone}
      onClose={onClose}
    >
      <Field name="guardianName" label="家长姓名" extra="加密保存" rules={needed('请填家长姓名')}>
        <Input maxLength={30} autoComplete="off" />
      </Field>
      <Field name="relation" label="是孩子的" rules={chosen('请选关系')}>
        <Select options={guardianRelations.map(each => ({ value: each, label: relationNames[each] }))} />
      </Field>
      <Field name="reason" label="为什么用纸" rules={needed('请写明原因')}>
        <Input maxLength={200} placeholder="比如：家长不用智能手机" />
      </Field>
    </FormDialog>
  )
}

/** Writes down that a guardian took the consent back. */
export function ConsentWithdrawal({ personId, name, onDone, onClose }: Props) {
  const { streetId } = useWorkplace()
  return (
    <ReasonDialog
      title={`${name} 的家长撤回了同意`}
      explain="马上生效：以后不能再报名，已经记下的服务留着。"
      okText="记下撤回"
      write={useWithdrawConsent(streetId, personId)}
      wish={reason => reason}
      done="已记下，以后不能再报名"
      onDone={onDone}
      onClose={onClose}
    />
  )
}
