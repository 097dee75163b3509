import { guardianRelations } from '@yunxuan/domain'
import { Alert, App, Form, Input, Modal, Select } from 'antd'
import { sayError } from '../../../refusal-words.ts'
import { useWorkplace } from '../../../shell/street.tsx'
import { ReasonDialog } from '../../../ui/ReasonDialog.tsx'
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
  const { message } = App.useApp()
  const [form] = Form.useForm<PaperConsent>()
  const note = useNoteConsent(streetId, personId)
  const finish = ({ guardianName, relation, reason }: PaperConsent) =>
    note.mutate(
      { guardianName: guardianName.trim(), relation, reason: reason.trim() },
      {
        onSuccess: () => {
          void message.success('家长同意已记下')
          onDone()
        },
      },
    )
  return (
    <Modal
      open
      title={`${name} 的纸质同意书`}
      okText="看过了，记下"
      cancelText="先不"
      confirmLoading={note.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form<PaperConsent>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ guardianName: '', reason: '' }}
        onFinish={finish}
      >
        {note.error !== null && (
          <Alert type="error" showIcon title={sayError(note.error)} className="gap-below" />
        )}
        <Field
          name="guardianName"
          label="家长姓名"
          extra="加密保存"
          rules={[{ required: true, whitespace: true, message: '请填家长姓名' }]}
        >
          <Input maxLength={30} autoComplete="off" />
        </Field>
        <Field name="relation" label="是孩子的" rules={[{ required: true, message: '请选关系' }]}>
          <Select options={guardianRelations.map(each => ({ value: each, label: relationNames[each] }))} />
        </Field>
        <Field
          name="reason"
          label="为什么用纸"
          rules={[{ required: true, whitespace: true, message: '请写明原因' }]}
        >
          <Input maxLength={200} placeholder="比如：家长不用智能手机" />
        </Field>
      </Form>
    </Modal>
  )
}

/** Writes down that a guardian took the consent back. */
export function ConsentWithdrawal({ personId, name, onDone, onClose }: Props) {
  const { streetId } = useWorkplace()
  const { message } = App.useApp()
  const withdraw = useWithdrawConsent(streetId, personId)
  return (
    <ReasonDialog
      title={`${name} 的家长撤回了同意`}
      explain="马上生效：以后不能再报名，已经记下的服务留着。"
      okText="记下撤回"
      isBusy={withdraw.isPending}
      error={withdraw.error}
      onOk={reason =>
        withdraw.mutate(reason, {
          onSuccess: () => {
            void message.success('已记下，以后不能再报名')
            onDone()
          },
        })
      }
      onClose={onClose}
    />
  )
}
