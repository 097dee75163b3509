import type { ManagedTeam, TeamMember } from '@yunxuan/contract'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { useWorkplace } from '../../../shell/street.tsx'
import { Chips } from '../../../ui/Chips.tsx'
import { type Column, DataTable } from '../../../ui/DataTable.tsx'
import { List } from '../../../ui/List.tsx'
import { Nothing } from '../../../ui/Loaded.tsx'
import { ReasonDialog } from '../../../ui/ReasonDialog.tsx'
import { RowButton } from '../../../ui/RowButton.tsx'
import { stamp } from '../../../ui/say.ts'
import { Tag } from '../../../ui/Tag.tsx'
import { useFilter } from '../../../ui/use-filter.ts'
import { type Exit, useInvite, useLetIn, useLetOut, useTeamMembers } from '../team.queries.ts'

type Shown = 'active' | 'applied' | 'invited'

const emptyWords: Readonly<Record<Shown, string>> = {
  active: '没有这样的队员',
  applied: '没有等答复的申请',
  invited: '没有等回音的邀请',
}
const outWords: Readonly<Record<Shown, string>> = {
  active: '移出',
  applied: '不通过',
  invited: '收回邀请',
}

/** Who is in a team, who asks to be, and who was invited. */
export function TeamMembers({ team }: { team: ManagedTeam }) {
  const { streetId } = useWorkplace()
  const [standing, setStanding] = useState<Shown>(team.applications > 0 ? 'applied' : 'active')
  const filter = useFilter({ q: '' })
  const [leaving, setLeaving] = useState<TeamMember | null>(null)
  return (
    <>
      <List
        what="人"
        list={useTeamMembers(streetId, team.id, { standing, ...filter.settled })}
        filter={filter}
        search="姓名或志愿者号"
        narrow={
          <>
            <Chips
              label="看哪些人"
              options={[
                ['active', `队员 ${team.members}`],
                ['applied', `申请 ${team.applications}`],
                ['invited', '已邀请'],
              ]}
              value={standing}
              onChange={setStanding}
            />
            {team.status === 'active' && <Invite teamId={team.id} />}
          </>
        }
        hint={standing === 'applied' && '选中一行后按回车通过，按 x 不通过。'}
        empty={<Nothing title={emptyWords[standing]} />}
      >
        {rows => <MemberTable team={team} standing={standing} rows={rows} onLeave={setLeaving} />}
      </List>
      {leaving !== null && (
        <LetOut team={team} member={leaving} standing={standing} onClose={() => setLeaving(null)} />
      )}
    </>
  )
}

interface TableProps {
  team: ManagedTeam
  standing: Shown
  rows: readonly TeamMember[]
  onLeave: (member: TeamMember) => void
}

function MemberTable({ team, standing, rows, onLeave }: TableProps) {
  const { streetId } = useWorkplace()
  const { tell, isPending } = useLetIn(streetId, team.id)
  const isAsking = standing === 'applied'
  const approve = ({ personId, name }: TeamMember) =>
    void tell(personId, { done: `${name} 进队了`, about: name })
  const acts: Column<TeamMember> = {
    title: '操作',
    render: member => (
      <span className="row-actions">
        {isAsking && (
          <RowButton isMain name="通过" of={member.name} isBusy={isPending} onClick={() => approve(member)} />
        )}
        <RowButton name={outWords[standing]} of={member.name} onClick={() => onLeave(member)} />
      </span>
    ),
  }
  return (
    <DataTable
      label={isAsking ? '等答复的申请' : '队员'}
      columns={[...facts, ...(isAsking ? [message] : []), since(isAsking), acts]}
      rows={rows}
      rowKey={member => member.personId}
      keys={{ x: onLeave }}
      {...(isAsking ? { onOpen: approve } : {})}
    />
  )
}

const facts: readonly Column<TeamMember>[] = [
  {
    title: '姓名',
    value: member => member.name,
    render: member => (
      <>
        <b>{member.name}</b> {member.role === 'leader' && <Tag tone="red">队长</Tag>}{' '}
        {member.isMinor && <Tag tone="gold">未成年</Tag>}
      </>
    ),
  },
  { title: '志愿者号', align: 'number', value: member => member.number },
  { title: '会什么', render: member => member.skills.join('、') || '—' },
]

const message: Column<TeamMember> = { title: '留言', render: member => member.message || '—' }

const since = (isAsking: boolean): Column<TeamMember> => ({
  title: isAsking ? '申请于' : '从什么时候',
  align: 'number',
  value: member => stamp(member.changedAt),
})

interface OutProps {
  team: ManagedTeam
  member: TeamMember
  standing: Shown
  onClose: () => void
}

function LetOut({ team, member: { name, personId }, standing, onClose }: OutProps) {
  const { streetId } = useWorkplace()
  const exit: Exit = standing === 'applied' ? 'rejection' : 'removal'
  return (
    <ReasonDialog
      title={`${outWords[standing]} ${name}`}
      explain="本人会在手机上看到原因，请写得客气、清楚。"
      okText={outWords[standing]}
      write={useLetOut(streetId, team.id)}
      wish={reason => ({ exit, personId, reason })}
      done="已告诉本人"
      onClose={onClose}
    />
  )
}

function Invite({ teamId }: { teamId: string }) {
  const { streetId } = useWorkplace()
  const [number, setNumber] = useState('')
  const { tell, isPending } = useInvite(streetId, teamId)
  const send = () => {
    if (number.trim() === '') return
    void tell(number.trim(), {
      done: member => (member.standing === 'active' ? `${member.name} 申请过，已进队` : '已发出邀请'),
      after: () => setNumber(''),
    })
  }
  return (
    <span className="filters">
      <Input
        aria-label="按志愿者号邀请"
        placeholder="志愿者号，YX 开头"
        style={{ width: 190 }}
        value={number}
        onChange={event => setNumber(event.target.value)}
        onPressEnter={send}
      />
      <Button loading={isPending} onClick={send}>
        邀请
      </Button>
    </span>
  )
}
