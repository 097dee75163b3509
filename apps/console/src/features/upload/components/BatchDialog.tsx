import type { UploadBatch } from '@yunxuan/contract'
import { shanghaiDate } from '@yunxuan/domain'
import { Alert, Checkbox, Form, Modal } from 'antd'
import { sayError } from '../../../refusal-words.ts'
import { useWorkplace } from '../../../shell/street.tsx'
import { DayInput } from '../../../ui/DayInput.tsx'
import { OrganizationSelect } from '../../publish/components/KeptSelect.tsx'
import { type BatchWish, useMakeBatch } from '../upload.queries.ts'

interface Props {
  onDone: (batch: UploadBatch) => void
  onClose: () => void
}

/** Puts what is not reported into a batch. */
export function BatchDialog({ onDone, onClose }: Props) {
  const { streetId } = useWorkplace()
  const [form] = Form.useForm<BatchWish>()
  const make = useMakeBatch(streetId)
  const send = ({ until, organizationId, includesReturned }: BatchWish) =>
    make.mutate(
      { until, includesReturned, ...(organizationId === undefined ? {} : { organizationId }) },
      { onSuccess: onDone },
    )
  return (
    <Modal
      open
      title="做一批"
      okText="做好这一批"
      cancelText="先不"
      confirmLoading={make.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      {make.error !== null && (
        <Alert type="error" showIcon title={sayError(make.error)} className="gap-below" />
      )}
      <Form<BatchWish>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ until: shanghaiDate(new Date()), includesReturned: true }}
        onFinish={send}
      >
        <Form.Item name="until" label="服务到哪天" rules={[{ required: true, message: '请选日期' }]}>
          <DayInput allowClear={false} />
        </Form.Item>
        <Form.Item name="organizationId" label="机构（不选就是全部）">
          <OrganizationSelect />
        </Form.Item>
        <Form.Item name="includesReturned" valuePropName="checked">
          <Checkbox>退回过的也一起再报</Checkbox>
        </Form.Item>
      </Form>
    </Modal>
  )
}
