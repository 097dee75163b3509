import { addDays, type StaffRole, shanghaiDate, shanghaiInstant, staffRoles } from '@yunxuan/domain'
import { Form, Select } from 'antd'
import { roleNames } from '../../../role-names.ts'
import { useWorkplace } from '../../../shell/street.tsx'
import { AreaSelect } from '../../../ui/AreaSelect.tsx'
import { DayInput } from '../../../ui/DayInput.tsx'
import { FormDrawer } from '../../../ui/FormDialog.tsx'
import { chosen } from '../../../ui/rules.ts'
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
  const { streetId } = useWorkplace()
  return (
    <FormDrawer
      title="添加身份"
      okText="添加"
      width={480}
      initial={{ areaId: null, organizationId: null, from: shanghaiDate(new Date()), to: null }}
      write={useGrant(streetId)}
      wish={wishOf}
      done={made => `${made.memberName} 现在是${roleNames[made.role]}`}
      onClose={onClose}
    >
      <Form.Item name="memberId" label="居民" rules={chosen('请先找到居民')}>
        <MemberSelect />
      </Form.Item>
      <RoleFields />
      <div className="fields">
        <Form.Item name="from" label="从哪天" rules={chosen('请选日期')}>
          <DayInput allowClear={false} />
        </Form.Item>
        <Form.Item name="to" label="到哪天" extra="含这一天；不选就一直有效">
          <DayInput />
        </Form.Item>
      </div>
    </FormDrawer>
  )
}

/** A provider works for an organization, everybody else for a part of the street. */
function RoleFields() {
  const { streetId } = useWorkplace()
  const organizations = useOrganizations(streetId)
  const role: StaffRole | undefined = Form.useWatch('role')
  return (
    <>
      <Form.Item
        name="role"
        label="身份"
        extra={role === undefined ? undefined : roleDuties[role]}
        rules={chosen('请选身份')}
      >
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          options={staffRoles.map(each => ({ value: each, label: roleNames[each] }))}
        />
      </Form.Item>
      {role === 'provider' ? (
        <Form.Item name="organizationId" label="哪个机构" rules={chosen('请选机构')}>
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            options={(organizations.data?.items ?? []).map(each => ({ value: each.id, label: each.name }))}
          />
        </Form.Item>
      ) : (
        <Form.Item name="areaId" label="范围" extra="不选就是全街道">
          <AreaSelect placeholder="全街道" />
        </Form.Item>
      )}
    </>
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
