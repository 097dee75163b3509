import type { ManagedTeam, TeamEdit } from '@yunxuan/contract'
import { Alert, App, Button, Checkbox, Drawer, Form, Input, Select } from 'antd'
import { sayError } from '../../../refusal-words.ts'
import { useWorkplace } from '../../../shell/street.tsx'
import { VolunteersSelect } from '../../volunteer/components/VolunteersSelect.tsx'
import { type NewTeam, useEditTeam, useFoundTeam } from '../team.queries.ts'
import { TeamSelect } from './TeamSelect.tsx'

interface FormProps {
  title: string
  okText: string
  initial: TeamEdit
  isNew: boolean
  isBusy: boolean
  error: Error | null
  onFinish: (values: NewTeam) => void
  onClose: () => void
}

const Field = Form.Item<NewTeam>

export function NewTeamDrawer({ onMade, onClose }: { onMade: (id: string) => void; onClose: () => void }) {
  const { streetId } = useWorkplace()
  const { message } = App.useApp()
  const found = useFoundTeam(streetId)
  return (
    <TeamDrawer
      title="新服务队"
      okText="成立"
      initial={{ name: '', parentId: null, areaId: null, intro: '', isOpen: true }}
      isNew
      isBusy={found.isPending}
      error={found.error}
      onFinish={values =>
        found.mutate(values, {
          onSuccess: team => {
            void message.success(`${team.name} 成立了`)
            onMade(team.id)
          },
        })
      }
      onClose={onClose}
    />
  )
}

export function EditTeamDrawer({ team, onClose }: { team: ManagedTeam; onClose: () => void }) {
  const { streetId } = useWorkplace()
  const { message } = App.useApp()
  const edit = useEditTeam(streetId, team.id)
  const { name, parentId, areaId, intro, isOpen } = team
  return (
    <TeamDrawer
      title={`改 ${name}`}
      okText="保存"
      initial={{ name, parentId, areaId, intro, isOpen }}
      isNew={false}
      isBusy={edit.isPending}
      error={edit.error}
      onFinish={({ leaders: _leaders, ...values }) =>
        edit.mutate(values, {
          onSuccess: () => {
            void message.success('已保存')
            onClose()
          },
        })
      }
      onClose={onClose}
    />
  )
}

function TeamDrawer({ title, okText, initial, isNew, isBusy, error, onFinish, onClose }: FormProps) {
  const [form] = Form.useForm<NewTeam>()
  const finish = (values: NewTeam) =>
    onFinish({
      ...values,
      name: values.name.trim(),
      intro: values.intro.trim(),
      parentId: values.parentId ?? null,
      areaId: values.areaId ?? null,
    })
  return (
    <Drawer
      open
      onClose={onClose}
      title={title}
      size={480}
      footer={
        <div className="row-actions">
          <Button type="primary" loading={isBusy} onClick={() => form.submit()}>
            {okText}
          </Button>
          <Button onClick={onClose}>先不</Button>
        </div>
      }
    >
      <Form<NewTeam>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ ...initial, leaders: [] }}
        onFinish={finish}
      >
        {error !== null && <Alert type="error" showIcon title={sayError(error)} className="gap-below" />}
        <TeamFields isNew={isNew} />
      </Form>
    </Drawer>
  )
}

function TeamFields({ isNew }: { isNew: boolean }) {
  const { street } = useWorkplace()
  return (
    <>
      <Field name="name" label="队名" rules={[{ required: true, whitespace: true, message: '请写队名' }]}>
        <Input maxLength={40} />
      </Field>
      {isNew && (
        <Field
          name="leaders"
          label="队长"
          extra="要满 18 岁、资料齐全；不在队里的会一起进队"
          rules={[{ validator: needsOne }]}
        >
          <VolunteersSelect />
        </Field>
      )}
      <Field name="parentId" label="属于哪个队" extra="不选就是最上面一层">
        <TeamSelect placeholder="最上面一层" />
      </Field>
      <Field name="areaId" label="在哪个社区" extra="不选就是全街道">
        <Select
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          placeholder="全街道"
          options={street.areas.map(area => ({ value: area.id, label: area.name }))}
        />
      </Field>
      <Field name="intro" label="介绍">
        <Input.TextArea rows={3} maxLength={300} showCount placeholder="做什么、什么时候、欢迎谁来" />
      </Field>
      <Field name="isOpen" valuePropName="checked">
        <Checkbox>谁都可以申请加入（不勾就只能由队长邀请）</Checkbox>
      </Field>
    </>
  )
}

// A `required` rule would mark the field with an attribute that its role may not have.
async function needsOne(_rule: unknown, leaders: readonly string[]): Promise<void> {
  if (leaders.length === 0) throw new Error('请至少选一位队长')
}
