import { Form, Input } from 'antd'
import { DayInput } from '../../../ui/DayInput.tsx'
import { chosen, needed } from '../../../ui/rules.ts'
import { OrganizationSelect } from '../../publish/components/KeptSelect.tsx'

/** What a record has to say of service outside any shift (令67 §7). */
export function FreeFields() {
  return (
    <>
      <Form.Item name="title" label="做了什么" rules={needed('请写做了什么')}>
        <Input maxLength={40} />
      </Form.Item>
      <Form.Item name="servedOn" label="哪天" rules={chosen('请选日期')}>
        <DayInput />
      </Form.Item>
      <Form.Item name="place" label="在哪里" rules={needed('请写地点')}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="content" label="服务内容" rules={needed('请写服务内容')}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="organizationId" label="机构" rules={chosen('请选机构')}>
        <OrganizationSelect />
      </Form.Item>
      <Form.Item name="responsibleName" label="负责人" rules={needed('请写负责人')}>
        <Input maxLength={20} />
      </Form.Item>
    </>
  )
}
