import { Form, Input } from 'antd'
import { useWorkplace } from '../../../shell/street.tsx'
import { AreaSelect } from '../../../ui/AreaSelect.tsx'
import { FormDialog } from '../../../ui/FormDialog.tsx'
import { chosen, needed } from '../../../ui/rules.ts'
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
  const { streetId, me } = useWorkplace()
  const isOfArea = me.roles.every(grant => grant.areaId !== null || grant.role === 'reviewer')
  const areaId = me.roles.find(grant => grant.areaId !== null)?.areaId ?? null
  return (
    <FormDialog
      title="新地点"
      okText="添加"
      initial={{ name, address: '', areaId }}
      write={useAddLocation(streetId)}
      wish={(values: Values) => values}
      done={added => `已添加地点：${added.name}`}
      onDone={onAdded}
      onClose={onClose}
    >
      <Form.Item name="name" label="名称" rules={needed('请填名称')}>
        <Input maxLength={40} />
      </Form.Item>
      <Form.Item
        name="address"
        label="地址"
        extra="居民照着找得到，比如 沙河路 12 号 2 楼"
        rules={needed('请填地址')}
      >
        <Input maxLength={100} autoFocus />
      </Form.Item>
      <Form.Item
        name="areaId"
        label={isOfArea ? '在哪个社区' : '在哪个社区（全街道用的可不选）'}
        rules={isOfArea ? chosen('请选社区') : []}
      >
        <AreaSelect />
      </Form.Item>
    </FormDialog>
  )
}
