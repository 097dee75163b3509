import { View } from '@tarojs/components'
import type { OwnStanding, Team } from '@yunxuan/contract'
import { AskFirst } from '../../../ui/AskFirst.tsx'
import { Button } from '../../../ui/Button.tsx'
import { Card } from '../../../ui/Card.tsx'
import { Failure } from '../../../ui/Failure.tsx'
import { Tag } from '../../../ui/Tag.tsx'
import { standingStates } from '../../../words/volunteer.ts'
import { useAnswerInvitation, useLeaveTeam } from '../team.queries.ts'

/** How one and one's family stand to a team, and what can be answered or undone. */
export function Standings({ team }: { team: Team }) {
  return (
    <>
      {team.own.map(own => (
        <Standing key={`${own.personId} ${own.standing}`} own={own} />
      ))}
    </>
  )
}

function Standing({ own }: { own: OwnStanding }) {
  const { standing, personName, role, reason } = own
  const state = standingStates[standing]
  return (
    <Card>
      <View className="line">
        <View className="words grow">{role === 'leader' ? `${personName}，队长` : personName}</View>
        <Tag tone={state.tone}>{state.words}</Tag>
      </View>
      {reason !== '' && <View className="second">原因：{reason}</View>}
      {standing === 'invited' && <Invitation own={own} />}
      {(standing === 'active' || standing === 'applied') && <Leave own={own} />}
    </Card>
  )
}

function Invitation({ own }: { own: OwnStanding }) {
  const { teamId, personId } = own
  const answering = useAnswerInvitation()
  const answer = (accept: boolean) => answering.send({ teamId, personId, accept })
  return (
    <>
      <Failure error={answering.error} onRetry={answering.again} />
      <View className="pair">
        <Button busy={answering.isSending} onPress={() => answer(true)}>
          加入
        </Button>
        <Button kind="ghost" busy={answering.isSending} onPress={() => answer(false)}>
          谢谢，先不了
        </Button>
      </View>
    </>
  )
}

function Leave({ own }: { own: OwnStanding }) {
  const { teamId, personId, teamName, standing } = own
  const leaving = useLeaveTeam()
  const name = standing === 'applied' ? '撤回申请' : '退出服务队'
  return (
    <AskFirst name={name} sending={leaving} onYes={() => leaving.send({ teamId, personId })}>
      <View>{teamName}。做过的服务都还记着，以后想来可以再申请。</View>
    </AskFirst>
  )
}
