import { Form, Input } from 'antd'
import { useWorkplace } from '../../../shell/street.tsx'
import { FormDialog } from '../../../ui/FormDialog.tsx'
import { needed } from '../../../ui/rules.ts'
import { type SeenDocument, useCorrectIdentity } from '../volunteer.queries.ts'

interface Props {
  personId: string
  name: string
  onDone: () => void
  onClose: () => void
}

const Field = Form.Item<SeenDocument>

/** Writes name and number down as a document says that was seen. */
export function IdentityDialog({ personId, name, onDone, onClose }: Props) {
  const { streetId } = useWorkplace()
  return (
    <FormDialog
      title={`按证件更正 ${name} 的资料`}
      okText="看过证件，更正"
      initial={{ realName: '', idNumber: '', reason: '' }}
      write={useCorrectIdentity(streetId, personId)}
      wish={(values: SeenDocument) => values}
      done="按证件更正了，已告诉本人"
      onDone={onDone}
      onClose={onClose}
    >
      <Field name="realName" label="真实姓名" rules={needed('请照证件填姓名')}>
        <Input maxLength={30} autoComplete="off" />
      </Field>
      <Field name="idNumber" label="证件号码" extra="加密保存" rules={needed('请照证件填号码')}>
        <Input maxLength={30} autoComplete="off" />
      </Field>
      <Field name="reason" label="为什么更正" extra="原因和您的名字会记进日志" rules={needed('请写明原因')}>
        <Input maxLength={200} placeholder="比如：登记时姓名写错一个字" />
      </Field>
    </FormDialog>
  )
}
