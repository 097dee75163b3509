import type { ManagedTeam } from '@yunxuan/contract'
import { Button } from 'antd'
import { useState } from 'react'
import { Link, useParams } from 'react-router'
import { useWorkplace } from '../../../shell/street.tsx'
import { BackLink } from '../../../ui/BackLink.tsx'
import { Facts } from '../../../ui/Facts.tsx'
import { Loaded, Nothing } from '../../../ui/Loaded.tsx'
import { PageHead } from '../../../ui/PageHead.tsx'
import { ReasonDialog } from '../../../ui/ReasonDialog.tsx'
import { Tag } from '../../../ui/Tag.tsx'
import { LeadersDialog } from '../components/LeadersDialog.tsx'
import { EditTeamDrawer } from '../components/TeamForm.tsx'
import { TeamMembers } from '../components/TeamMembers.tsx'
import { useCloseTeam, useTeam, useTeams } from '../team.queries.ts'

export function Component() {
  const { teamId = '' } = useParams()
  const { streetId } = useWorkplace()
  const teams = useTeams(streetId)
  return (
    <>
      <BackLink to="teams" />
      <Loaded query={teams}>
        {data => {
          const team = data.find(each => each.id === teamId)
          if (team !== undefined) return <TeamView key={team.id} team={team} />
          return (
            <Nothing title="没有找到这个队">
              <p>可能已经移走，或不在您负责的社区。</p>
            </Nothing>
          )
        }}
      </Loaded>
    </>
  )
}

type Dialog = 'edit' | 'leaders' | 'close'

function TeamView({ team }: { team: ManagedTeam }) {
  const [dialog, setDialog] = useState<Dialog | null>(null)
  const isActive = team.status === 'active'
  const close = () => setDialog(null)
  return (
    <>
      <PageHead title={team.name} aside={isActive ? undefined : <Tag>已停用</Tag>}>
        {isActive && (
          <>
            <Button onClick={() => setDialog('leaders')}>定队长</Button>
            <Button onClick={() => setDialog('edit')}>改资料、换位置</Button>
            <Button onClick={() => setDialog('close')}>停用</Button>
          </>
        )}
      </PageHead>
      <TeamFacts team={team} />
      <TeamMembers team={team} />
      {dialog === 'edit' && <EditTeamDrawer team={team} onClose={close} />}
      {dialog === 'leaders' && <LeadersDialog team={team} onClose={close} />}
      {dialog === 'close' && <CloseDialog team={team} onClose={close} />}
    </>
  )
}

function TeamFacts({ team }: { team: ManagedTeam }) {
  const { streetId } = useWorkplace()
  const { data } = useTeam(streetId, team.id)
  const parts = data?.parts ?? []
  const path = (data?.path ?? []).filter(({ id }) => id !== team.id)
  return (
    <section className="panel" aria-label="队的资料">
      <Facts
        facts={[
          ['队长', team.leaders.map(({ name, number }) => `${name}（${number}）`).join('、')],
          ['属于', path.length === 0 ? '最上面一层' : <TeamLinks key="path" teams={path} between=" › " />],
          ...(parts.length === 0
            ? []
            : [['分队', <TeamLinks key="parts" teams={parts} between="、" />] as const]),
          ['社区', team.areaName ?? '全街道'],
          ['怎么加入', team.isOpen ? '谁都可以申请' : '只凭队长邀请'],
          ...(team.intro === '' ? [] : [['介绍', team.intro] as const]),
        ]}
      />
    </section>
  )
}

function TeamLinks({ teams, between }: { teams: readonly { id: string; name: string }[]; between: string }) {
  const { streetId } = useWorkplace()
  return (
    <>
      {teams.map(({ id, name }, index) => (
        <span key={id}>
          {index > 0 && between}
          <Link to={`/${streetId}/teams/${id}`}>{name}</Link>
        </span>
      ))}
    </>
  )
}

function CloseDialog({ team, onClose }: { team: ManagedTeam; onClose: () => void }) {
  const { streetId } = useWorkplace()
  return (
    <ReasonDialog
      title={`停用 ${team.name}`}
      explain="停用后不再收人，列表里也看不到；过去的记录都在。正在等答复的人会看到原因。"
      okText="停用"
      write={useCloseTeam(streetId, team.id)}
      wish={reason => reason}
      done="已停用"
      onClose={onClose}
    />
  )
}
