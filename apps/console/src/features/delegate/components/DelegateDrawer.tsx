import { Form, Input, Select } from 'antd'
import { useWorkplace } from '../../../shell/street.tsx'
import { FormDrawer } from '../../../ui/FormDialog.tsx'
import { chosen, needed } from '../../../ui/rules.ts'
import { MemberSelect } from '../../desk/components/MemberSelect.tsx'
import { useOrganizations } from '../../publish/publish.queries.ts'
import { type DelegateWish, useNameDelegate } from '../delegate.queries.ts'

/** Names somebody the street knows who speaks for an organization. */
export function DelegateDrawer({ onClose }: { onClose: () => void }) {
  const { streetId } = useWorkplace()
  const organizations = useOrganizations(streetId)
  return (
    <FormDrawer
      title="添加单位代表"
      okText="添加"
      width={480}
      initial={{}}
      write={useNameDelegate(streetId)}
      wish={(values: DelegateWish) => values}
      done={made => `${made.memberName} 现在是${made.organizationName}的代表，手机上会收到消息`}
      onClose={onClose}
    >
      <Form.Item name="organizationId" label="哪家单位" rules={chosen('请选单位')}>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          options={(organizations.data?.items ?? []).map(each => ({ value: each.id, label: each.name }))}
        />
      </Form.Item>
      <Form.Item name="memberId" label="居民" rules={chosen('请先找到这位居民')}>
        <MemberSelect />
      </Form.Item>
      <Form.Item
        name="title"
        label="在单位做什么"
        extra="一年后要再确认一次；不在这家单位了，随时可以结束。"
        rules={needed('请写一下，比如 行政主管')}
      >
        <Input maxLength={20} placeholder="比如：行政主管" />
      </Form.Item>
    </FormDrawer>
  )
}
