import type { ManagedTeam } from '@yunxuan/contract'
import { Alert, App, Form, Modal } from 'antd'
import { sayError } from '../../../refusal-words.ts'
import { useWorkplace } from '../../../shell/street.tsx'
import { VolunteersSelect } from '../../volunteer/components/VolunteersSelect.tsx'
import { useNameLeaders } from '../team.queries.ts'

/** Says who leads a team from now on. */
export function LeadersDialog({ team, onClose }: { team: ManagedTeam; onClose: () => void }) {
  const { streetId } = useWorkplace()
  const { message } = App.useApp()
  const [form] = Form.useForm<{ leaders: string[] }>()
  const name = useNameLeaders(streetId, team.id)
  return (
    <Modal
      open
      title={`${team.name} 的队长`}
      okText="定下"
      cancelText="先不"
      confirmLoading={name.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form<{ leaders: string[] }>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ leaders: team.leaders.map(leader => leader.number) }}
        onFinish={({ leaders }) =>
          name.mutate(leaders, {
            onSuccess: () => {
              void message.success('队长定好了')
              onClose()
            },
          })
        }
      >
        {name.error !== null && (
          <Alert type="error" showIcon title={sayError(name.error)} className="gap-below" />
        )}
        <Form.Item
          name="leaders"
          label="队长"
          extra="要满 18 岁、资料齐全，并有自己的账号。没留下的仍是队员。"
          rules={[{ validator: needsOne }]}
        >
          <VolunteersSelect known={team.leaders} />
        </Form.Item>
      </Form>
    </Modal>
  )
}

async function needsOne(_rule: unknown, leaders: readonly string[]): Promise<void> {
  if (leaders.length === 0) throw new Error('一个队至少要有一位队长')
}
