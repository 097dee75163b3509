import type { ManagedTeam } from '@yunxuan/contract'
import { Form } from 'antd'
import { useWorkplace } from '../../../shell/street.tsx'
import { FormDialog } from '../../../ui/FormDialog.tsx'
import { VolunteersSelect } from '../../volunteer/components/VolunteersSelect.tsx'
import { useNameLeaders } from '../team.queries.ts'

/** Says who leads a team from now on. */
export function LeadersDialog({ team, onClose }: { team: ManagedTeam; onClose: () => void }) {
  const { streetId } = useWorkplace()
  return (
    <FormDialog
      title={`${team.name} 的队长`}
      okText="定下"
      initial={{ leaders: team.leaders.map(leader => leader.number) }}
      write={useNameLeaders(streetId, team.id)}
      wish={({ leaders }: { leaders: string[] }) => leaders}
      done="队长定好了"
      onClose={onClose}
    >
      <Form.Item
        name="leaders"
        label="队长"
        extra="要满 18 岁、资料齐全，并有自己的账号。没留下的仍是队员。"
        rules={[{ validator: needsOne }]}
      >
        <VolunteersSelect known={team.leaders} />
      </Form.Item>
    </FormDialog>
  )
}

async function needsOne(_rule: unknown, leaders: readonly string[]): Promise<void> {
  if (leaders.length === 0) throw new Error('一个队至少要有一位队长')
}
