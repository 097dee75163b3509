import { Alert, Form, Input, Modal, Select } from 'antd'
import { sayError } from '../../../refusal-words.ts'
import { useWorkplace } from '../../../shell/street.tsx'
import { useAddLocation } from '../publish.queries.ts'

interface Values {
  name: string
  address: string
  areaId: string | null
}

interface Props {
  name: string
  onAdded: (location: { id: string; name: string }) => void
  onClose: () => void
}

/** A place is of use to residents with its address, and to colleagues of a community with its community. */
export function NewLocation({ name, onAdded, onClose }: Props) {
  const { street, streetId, me } = useWorkplace()
  const [form] = Form.useForm<Values>()
  const add = useAddLocation(streetId)
  const isOfArea = me.roles.every(grant => grant.areaId !== null || grant.role === 'reviewer')
  const areaId = me.roles.find(grant => grant.areaId !== null)?.areaId ?? null
  return (
    <Modal
      open
      title="新地点"
      okText="添加"
      cancelText="先不"
      confirmLoading={add.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form<Values>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ name, address: '', areaId }}
        onFinish={({ name: typed, address, areaId: chosen }) =>
          add.mutate(
            { name: typed.trim(), address: address.trim(), areaId: chosen ?? null },
            { onSuccess: onAdded },
          )
        }
      >
        {add.error !== null && (
          <Alert type="error" showIcon title={sayError(add.error)} className="gap-below" />
        )}
        <Form.Item
          name="name"
          label="名称"
          rules={[{ required: true, whitespace: true, message: '请填名称' }]}
        >
          <Input maxLength={40} />
        </Form.Item>
        <Form.Item
          name="address"
          label="地址"
          extra="居民照着找得到，比如 沙河路 12 号 2 楼"
          rules={[{ required: true, whitespace: true, message: '请填地址' }]}
        >
          <Input maxLength={100} autoFocus />
        </Form.Item>
        <Form.Item
          name="areaId"
          label={isOfArea ? '在哪个社区' : '在哪个社区（全街道用的可不选）'}
          rules={isOfArea ? [{ required: true, message: '请选社区' }] : []}
        >
          <Select
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            options={street.areas.map(area => ({ value: area.id, label: area.name }))}
          />
        </Form.Item>
      </Form>
    </Modal>
  )
}
