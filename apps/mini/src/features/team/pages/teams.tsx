import type { OwnStanding, TeamSummary } from '@yunxuan/contract'
import { useState } from 'react'
import { useAccountId } from '../../../session/session.ts'
import { openPage } from '../../../shell/address.ts'
import { photoOf } from '../../../shell/photo.ts'
import { useStreet } from '../../../shell/street.queries.ts'
import { Card } from '../../../ui/Card.tsx'
import { Heading } from '../../../ui/Heading.tsx'
import { Loaded } from '../../../ui/Loaded.tsx'
import { Page } from '../../../ui/Page.tsx'
import { PagedList } from '../../../ui/PagedList.tsx'
import { PictureCard } from '../../../ui/PictureCard.tsx'
import { Row } from '../../../ui/Row.tsx'
import { Search } from '../../../ui/Search.tsx'
import { Empty } from '../../../ui/states.tsx'
import { Tag } from '../../../ui/Tag.tsx'
import { standingStates } from '../../../words/volunteer.ts'
import { useOwnTeams, useTeams } from '../team.queries.ts'

export default function Teams() {
  const [q, setQ] = useState('')
  const accountId = useAccountId()
  return (
    <Page title="服务队">
      <Search onSearch={setQ} placeholder="找服务队" />
      {accountId && q === '' && <Own />}
      <Loaded query={useStreet()}>{() => <List key={q} q={q} />}</Loaded>
    </Page>
  )
}

const shown: readonly OwnStanding['standing'][] = ['invited', 'applied', 'active']

/** Invitations first, then what was asked for, then where one is. */
function Own() {
  const own = useOwnTeams().data?.items ?? []
  const lines = shown.flatMap(standing => own.filter(one => one.standing === standing))
  if (lines.length === 0) return null
  return (
    <>
      <Heading>我的服务队</Heading>
      <Card className="card--list">
        {lines.map(one => (
          <Row
            key={`${one.teamId} ${one.personId}`}
            icon="hand-heart"
            title={one.teamName}
            note={one.role === 'leader' ? `${one.personName}，队长` : one.personName}
            aside={<Tag tone={standingStates[one.standing].tone}>{standingStates[one.standing].words}</Tag>}
            onPress={() => openPage('team/team', { id: one.teamId })}
          />
        ))}
      </Card>
      <Heading>全部服务队</Heading>
    </>
  )
}

function List({ q }: { q: string }) {
  const teams = useTeams(q)
  return (
    <PagedList
      list={teams}
      hasEnd
      empty={
        <Empty
          icon="users"
          title={q === '' ? '还没有服务队' : '没有找到'}
          text={q === '' ? '社区建好服务队以后，在这里就能加入。' : `没有叫“${q}”的，换个短一点的词试试。`}
        />
      }
    >
      {items => items.map(team => <TeamCard key={team.id} team={team} />)}
    </PagedList>
  )
}

function TeamCard({ team }: { team: TeamSummary }) {
  return (
    <PictureCard
      picture="team"
      of={team.id}
      photo={photoOf(team.picture, 'small')}
      title={team.name}
      lines={[[`${team.members} 人`, team.parentName], [team.intro]]}
      tag={team.isOpen ? undefined : { tone: 'neutral', words: '邀请加入' }}
      onPress={() => openPage('team/team', { id: team.id })}
    />
  )
}
