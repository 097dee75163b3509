import { addDays, type StaffRole, shanghaiDate, shanghaiInstant, staffRoles } from '@yunxuan/domain'
import { Alert, App, Button, Drawer, Form, Select } from 'antd'
import { sayError } from '../../../refusal-words.ts'
import { roleNames } from '../../../role-names.ts'
import { useWorkplace } from '../../../shell/street.tsx'
import { DayInput } from '../../../ui/DayInput.tsx'
import { MemberSelect } from '../../desk/components/MemberSelect.tsx'
import { useOrganizations } from '../../publish/publish.queries.ts'
import { roleDuties } from '../grant-words.ts'
import { type GrantWish, useGrant } from '../role.queries.ts'

interface Values {
  memberId: string
  role: StaffRole
  areaId: string | null
  organizationId: string | null
  from: string
  to: string | null
}

/** Grants a role to somebody the street knows. */
export function GrantDrawer({ onClose }: { onClose: () => void }) {
  const { streetId, street } = useWorkplace()
  const { message } = App.useApp()
  const [form] = Form.useForm<Values>()
  const grant = useGrant(streetId)
  const organizations = useOrganizations(streetId)
  const role = Form.useWatch('role', form)
  const finish = (values: Values) =>
    grant.mutate(wishOf(values), {
      onSuccess: made => {
        void message.success(`${made.memberName} 现在是${roleNames[made.role]}`)
        onClose()
      },
    })
  return (
    <Drawer
      open
      onClose={onClose}
      title="添加身份"
      size={480}
      footer={
        <div className="row-actions">
          <Button type="primary" loading={grant.isPending} onClick={() => form.submit()}>
            添加
          </Button>
          <Button onClick={onClose}>先不</Button>
        </div>
      }
    >
      <Form<Values>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ areaId: null, organizationId: null, from: shanghaiDate(new Date()), to: null }}
        onFinish={finish}
      >
        {grant.error !== null && (
          <Alert type="error" showIcon title={sayError(grant.error)} className="gap-below" />
        )}
        <Form.Item name="memberId" label="居民" rules={[{ required: true, message: '请先找到居民' }]}>
          <MemberSelect />
        </Form.Item>
        <Form.Item
          name="role"
          label="身份"
          extra={role === undefined ? undefined : roleDuties[role]}
          rules={[{ required: true, message: '请选身份' }]}
        >
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            options={staffRoles.map(each => ({ value: each, label: roleNames[each] }))}
          />
        </Form.Item>
        {role === 'provider' ? (
          <Form.Item name="organizationId" label="哪个机构" rules={[{ required: true, message: '请选机构' }]}>
            <Select
              showSearch={{ optionFilterProp: 'label' }}
              options={(organizations.data?.items ?? []).map(each => ({ value: each.id, label: each.name }))}
            />
          </Form.Item>
        ) : (
          <Form.Item name="areaId" label="范围" extra="不选就是全街道">
            <Select
              allowClear
              showSearch={{ optionFilterProp: 'label' }}
              placeholder="全街道"
              options={street.areas.map(area => ({ value: area.id, label: area.name }))}
            />
          </Form.Item>
        )}
        <div className="fields">
          <Form.Item name="from" label="从哪天" rules={[{ required: true, message: '请选日期' }]}>
            <DayInput allowClear={false} />
          </Form.Item>
          <Form.Item name="to" label="到哪天" extra="含这一天；不选就一直有效">
            <DayInput />
          </Form.Item>
        </div>
      </Form>
    </Drawer>
  )
}

function wishOf(values: Values): GrantWish {
  const isProvider = values.role === 'provider'
  // From today means from now, not from the midnight that has passed.
  const isLater = values.from > shanghaiDate(new Date())
  return {
    memberId: values.memberId,
    role: values.role,
    areaId: isProvider ? null : (values.areaId ?? null),
    organizationId: isProvider ? values.organizationId : null,
    ...(isLater ? { startsAt: shanghaiInstant(values.from).toISOString() } : {}),
    endsAt: values.to ? shanghaiInstant(addDays(values.to, 1)).toISOString() : null,
  }
}
