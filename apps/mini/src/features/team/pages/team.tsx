import { View } from '@tarojs/components'
import type { Member, OwnStanding, Team } from '@yunxuan/contract'
import { useAccountId } from '../../../session/session.ts'
import { openPage, useParams } from '../../../shell/address.ts'
import { photoOf } from '../../../shell/photo.ts'
import { useStreet } from '../../../shell/street.queries.ts'
import { Button } from '../../../ui/Button.tsx'
import { Card } from '../../../ui/Card.tsx'
import { Facts } from '../../../ui/Facts.tsx'
import { Heading } from '../../../ui/Heading.tsx'
import { Loaded } from '../../../ui/Loaded.tsx'
import { Page } from '../../../ui/Page.tsx'
import { Picture } from '../../../ui/Picture.tsx'
import { Row } from '../../../ui/Row.tsx'
import { Empty } from '../../../ui/states.tsx'
import { ActivityList } from '../../activity/components/ActivityList.tsx'
import { shortCommunity } from '../../member/components/communities.ts'
import { useMember } from '../../member/member.queries.ts'
import { useVolunteers } from '../../volunteer/volunteer.queries.ts'
import { Apply } from '../components/Apply.tsx'
import { Standings } from '../components/Standings.tsx'
import { useTeam } from '../team.queries.ts'

export default function TeamPage() {
  const { id = '' } = useParams()
  const street = useStreet()
  const team = useTeam(id)
  const accountId = useAccountId()
  const member = useMember()
  const isKnown = accountId === undefined || member.data !== undefined
  if (street.data && team.data && isKnown) {
    return <Shown team={team.data} member={member.data ?? null} />
  }
  return (
    <Page title="服务队">
      <Loaded query={street}>
        {() => <Loaded query={team}>{() => <Loaded query={member}>{() => null}</Loaded>}</Loaded>}
      </Loaded>
    </Page>
  )
}

interface ShownProps {
  team: Team
  member: Member | null
}

const inOrAsked: readonly OwnStanding['standing'][] = ['active', 'applied', 'invited']

function Shown({ team, member }: ShownProps) {
  const accountId = useAccountId()
  const volunteers = useVolunteers().data?.items
  const inside = team.own.filter(({ standing }) => inOrAsked.includes(standing)).map(one => one.personId)
  const free = volunteers?.filter(({ personId }) => !inside.includes(personId)) ?? []
  const isAnyRegistered = volunteers !== undefined && volunteers.length > 0
  const mayApply = volunteers && (free.length > 0 || !isAnyRegistered)
  return (
    <Page
      title={team.name}
      action={
        !accountId ? (
          <Button onPress={() => openPage('session/sign-in')}>登录后申请加入</Button>
        ) : !member ? (
          <Button onPress={() => openPage('member/profile')}>填好姓名和社区再申请</Button>
        ) : (
          mayApply && <Apply {...{ team, member, free, isAnyRegistered }} />
        )
      }
    >
      <Card className="picture-head">
        <Picture name="team" as="head" of={team.id} photo={photoOf(team.picture, 'large')} />
        <View className="words">{team.name}</View>
        <View>{team.intro}</View>
        <TeamFacts team={team} />
      </Card>
      <Standings team={team} />
      {(team.isLedByMe || team.parts.length > 0) && <Parts team={team} />}
      <Heading>这个队的活动</Heading>
      <ActivityList
        query={{ teamId: team.id }}
        empty={<Empty icon="calendar" title="近来没有活动" text="加入以后，队里有活动会告诉您。" />}
      />
    </Page>
  )
}

function TeamFacts({ team }: { team: Team }) {
  const { path, areaName, leaders } = team
  const above = path.filter(({ id }) => id !== team.id)
  return (
    <Facts
      facts={[
        { name: '队员', value: `${team.members} 人` },
        ...(leaders.length > 0 ? [{ name: '队长', value: leaders.join('、') }] : []),
        ...(areaName ? [{ name: '社区', value: shortCommunity(areaName) }] : []),
        ...(above.length > 0 ? [{ name: '上级', value: above.map(({ name }) => name).join('、') }] : []),
      ]}
    />
  )
}

function Parts({ team }: { team: Team }) {
  return (
    <Card className="card--list">
      {team.isLedByMe && (
        <Row
          icon="user-round"
          title="成员和申请"
          note="您是队长，在这里答复申请、邀请人"
          onPress={() => openPage('team/members', { id: team.id })}
        />
      )}
      {team.parts.map(part => (
        <Row
          key={part.id}
          icon="users"
          title={part.name}
          note={`分队，${part.members} 人`}
          onPress={() => openPage('team/team', { id: part.id })}
        />
      ))}
    </Card>
  )
}
