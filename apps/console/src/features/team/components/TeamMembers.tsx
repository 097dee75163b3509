import type { ManagedTeam, TeamMember } from '@yunxuan/contract'
import { App, Button, Input, Segmented } from 'antd'
import { type ReactNode, useState } from 'react'
import { sayError } from '../../../refusal-words.ts'
import { useWorkplace } from '../../../shell/street.tsx'
import { type Column, DataTable } from '../../../ui/DataTable.tsx'
import { Loaded, Nothing } from '../../../ui/Loaded.tsx'
import { More } from '../../../ui/More.tsx'
import { ReasonDialog } from '../../../ui/ReasonDialog.tsx'
import { SearchBox } from '../../../ui/SearchBox.tsx'
import { stamp } from '../../../ui/say.ts'
import { Tag } from '../../../ui/Tag.tsx'
import { useSettled } from '../../../ui/use-settled.ts'
import { type Exit, useInvite, useLetIn, useLetOut, useTeamMembers } from '../team.queries.ts'

const shown = ['active', 'applied', 'invited'] as const
type Shown = (typeof shown)[number]

const emptyWords: Readonly<Record<Shown, string>> = {
  active: '没有这样的队员',
  applied: '没有等答复的申请',
  invited: '没有等回音的邀请',
}

/** Who is in a team, who asks to be, and who was invited. */
export function TeamMembers({ team }: { team: ManagedTeam }) {
  const { streetId } = useWorkplace()
  const [standing, setStanding] = useState<Shown>(team.applications > 0 ? 'applied' : 'active')
  const [q, setQ] = useState('')
  const { asked: members, items: rows } = useTeamMembers(streetId, team.id, {
    standing,
    q: useSettled(q.trim()),
  })
  // Kept here, since the table is gone once the last application is answered.
  const letIn = useLetIn(streetId, team.id)
  const [leaving, setLeaving] = useState<TeamMember | null>(null)
  return (
    <>
      <div className="filters">
        <Segmented<Shown>
          aria-label="看哪些人"
          value={standing}
          onChange={setStanding}
          options={[
            { value: 'active', label: `队员 ${team.members}` },
            { value: 'applied', label: `申请 ${team.applications}` },
            { value: 'invited', label: '已邀请' },
          ]}
        />
        <SearchBox label="姓名或志愿者号" value={q} onChange={setQ} width={220} />
        {team.status === 'active' && <Invite teamId={team.id} />}
      </div>
      <Loaded
        query={members}
        isEmpty={() => rows.length === 0}
        empty={<Nothing title={emptyWords[standing]} />}
      >
        {() => (
          <>
            <MemberTable standing={standing} rows={rows} letIn={letIn} onLeave={setLeaving} />
            <More pages={members} />
          </>
        )}
      </Loaded>
      {leaving !== null && (
        <LetOut team={team} member={leaving} standing={standing} onClose={() => setLeaving(null)} />
      )}
    </>
  )
}

interface TableProps {
  standing: Shown
  rows: readonly TeamMember[]
  letIn: ReturnType<typeof useLetIn>
  onLeave: (member: TeamMember) => void
}

function MemberTable({ standing, rows, letIn, onLeave }: TableProps) {
  const { message } = App.useApp()
  const isAsking = standing === 'applied'
  const approve = (member: TeamMember) =>
    letIn.mutate(member.personId, {
      onSuccess: () => void message.success(`${member.name} 进队了`),
      onError: error => void message.error(`${member.name}：${sayError(error)}`),
    })
  const columns = columnsOf(isAsking, member => (
    <span className="row-actions">
      {isAsking && (
        <Button
          size="small"
          type="primary"
          disabled={letIn.isPending}
          aria-label={`通过 ${member.name}`}
          onClick={() => approve(member)}
        >
          通过
        </Button>
      )}
      <Button
        size="small"
        type="text"
        aria-label={`${outWords[standing]} ${member.name}`}
        onClick={() => onLeave(member)}
      >
        {outWords[standing]}
      </Button>
    </span>
  ))
  return (
    <>
      <DataTable
        label={isAsking ? '等答复的申请' : '队员'}
        columns={columns}
        rows={rows}
        rowKey={member => member.personId}
        keys={{ x: onLeave }}
        {...(isAsking ? { onOpen: approve } : {})}
      />
      {isAsking && <p className="soft">选中一行后按回车通过，按 x 不通过。</p>}
    </>
  )
}

const outWords: Readonly<Record<Shown, string>> = {
  active: '移出',
  applied: '不通过',
  invited: '收回邀请',
}

function columnsOf(isAsking: boolean, act: (member: TeamMember) => ReactNode): readonly Column<TeamMember>[] {
  return [
    {
      key: 'name',
      title: '姓名',
      render: member => (
        <>
          <b>{member.name}</b> {member.role === 'leader' && <Tag tone="red">队长</Tag>}{' '}
          {member.isMinor && <Tag tone="gold">未成年</Tag>}
        </>
      ),
      compare: (a, b) => a.name.localeCompare(b.name, 'zh'),
    },
    {
      key: 'number',
      title: '志愿者号',
      render: member => <span className="number">{member.number}</span>,
      compare: (a, b) => a.number.localeCompare(b.number),
    },
    { key: 'skills', title: '会什么', render: member => member.skills.join('、') || '—' },
    ...(isAsking
      ? [{ key: 'message', title: '留言', render: (member: TeamMember) => member.message || '—' }]
      : []),
    {
      key: 'changed',
      title: isAsking ? '申请于' : '从什么时候',
      render: member => <span className="number">{stamp(member.changedAt)}</span>,
      compare: (a, b) => a.changedAt.localeCompare(b.changedAt),
    },
    { key: 'act', title: '操作', render: act },
  ]
}

interface OutProps {
  team: ManagedTeam
  member: TeamMember
  standing: Shown
  onClose: () => void
}

function LetOut({ team, member, standing, onClose }: OutProps) {
  const { streetId } = useWorkplace()
  const { message } = App.useApp()
  const letOut = useLetOut(streetId, team.id)
  const exit: Exit = standing === 'applied' ? 'rejection' : 'removal'
  return (
    <ReasonDialog
      title={`${outWords[standing]} ${member.name}`}
      explain="本人会在手机上看到原因，请写得客气、清楚。"
      okText={outWords[standing]}
      isBusy={letOut.isPending}
      error={letOut.error}
      onOk={reason =>
        letOut.mutate(
          { exit, personId: member.personId, reason },
          {
            onSuccess: () => {
              void message.success('已告诉本人')
              onClose()
            },
          },
        )
      }
      onClose={onClose}
    />
  )
}

function Invite({ teamId }: { teamId: string }) {
  const { streetId } = useWorkplace()
  const { message } = App.useApp()
  const [number, setNumber] = useState('')
  const invite = useInvite(streetId, teamId)
  const send = () => {
    if (number.trim() === '') return
    invite.mutate(number.trim(), {
      onSuccess: member => {
        setNumber('')
        void message.success(member.standing === 'active' ? `${member.name} 申请过，已进队` : '已发出邀请')
      },
      onError: error => void message.error(sayError(error)),
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
      <Button loading={invite.isPending} onClick={send}>
        邀请
      </Button>
    </span>
  )
}
