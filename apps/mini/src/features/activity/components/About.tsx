import { View } from '@tarojs/components'
import type { Activity } from '@yunxuan/contract'
import { openPage } from '../../../shell/address.ts'
import { PhoneLink } from '../../../shell/PhoneLink.tsx'
import { photoOf } from '../../../shell/photo.ts'
import { Card } from '../../../ui/Card.tsx'
import { Dotted } from '../../../ui/Dotted.tsx'
import { Facts } from '../../../ui/Facts.tsx'
import { Heading } from '../../../ui/Heading.tsx'
import { Icon } from '../../../ui/Icon.tsx'
import { Picture } from '../../../ui/Picture.tsx'
import { Pressable } from '../../../ui/Pressable.tsx'
import { Tag } from '../../../ui/Tag.tsx'
import { sayAges } from '../../../words/activity.ts'
import { sayAhead } from '../../../words/when.ts'
import { shortCommunity } from '../../member/components/communities.ts'
import { WayThere } from '../../service/components/WayThere.tsx'

/** What is done, for whom, where, and what it asks of those who come. */
export function About({ activity }: { activity: Activity }) {
  const { brand, project, organization, bring, training } = activity
  return (
    <Card className="picture-head">
      <Picture
        name={activity.category}
        as="head"
        of={activity.id}
        photo={photoOf(activity.picture, 'large')}
      />
      <View className="line">
        <View className="words grow">{activity.title}</View>
        {activity.isTeamOnly && <Tag tone="gold">只招本队</Tag>}
      </View>
      <View className="second">
        <Dotted parts={[brand?.name, project, organization.name]} />
      </View>
      <View>{activity.summary}</View>
      <Facts
        facts={[
          { name: '做什么', value: activity.content },
          { name: '要求', value: sayDemands(activity) },
          ...(bring.length > 0 ? [{ name: '请带', value: bring.join('、') }] : []),
          ...(training === '' ? [] : [{ name: '培训', value: training }]),
          {
            name: '地点',
            value: <WayThere location={activity.location} picture={activity.locationPicture} />,
          },
          ...(activity.isSample ? [{ name: '说明', value: '演示样例' }] : []),
        ]}
      />
    </Card>
  )
}

function sayDemands(activity: Activity): string {
  const { skills, qualification, residentsOf } = activity
  const from = residentsOf.map(area => shortCommunity(area.name)).join('、')
  const demands = [
    sayAges(activity),
    qualification === null ? '' : `有${qualification}`,
    from === '' ? '' : `住在${from}`,
    skills.length === 0 ? '' : `会${skills.join('、')}更好`,
  ]
  return demands.filter(Boolean).join('，') || '谁都可以来'
}

/** What may happen and who pays then, told before (条例 §12, §17). */
export function Safety({ activity }: { activity: Activity }) {
  const { risk, insurance } = activity
  return (
    <>
      <Heading>安全和保险</Heading>
      <Card>
        <Facts
          facts={[
            { name: '当心', value: risk || '没有特别的风险，量力而行就好。' },
            { name: '保险', value: insurance || '这次没有另外买保险。' },
          ]}
        />
      </Card>
    </>
  )
}

/** Who answers for it. */
export function InCharge({ activity }: { activity: Activity }) {
  const { team, responsibleName, organization, phone } = activity
  return (
    <>
      <Heading>谁来负责</Heading>
      <Card>
        <Facts
          facts={[
            ...(responsibleName === '' ? [] : [{ name: '负责人', value: responsibleName }]),
            ...(team === null ? [] : [{ name: '服务队', value: <TeamLink team={team} /> }]),
            { name: '电话', value: <PhoneLink name={organization.name} number={phone} /> },
          ]}
        />
      </Card>
    </>
  )
}

function TeamLink({ team }: { team: { id: string; name: string } }) {
  return (
    <Pressable className="link" role="link" onPress={() => openPage('team/team', { id: team.id })}>
      {team.name}
      <Icon name="chevron-right" size="s" />
    </Pressable>
  )
}

/** The rule of withdrawing, before anybody signs up. */
export function WithdrawRule({ minutes }: { minutes: number }) {
  return (
    <View className="second">不能来了？{sayAhead(minutes)}都可以退出；再晚也能退，请跟负责人说一声。</View>
  )
}

/** The whole story, below what is needed for signing up. */
export function Story({ activity }: { activity: Activity }) {
  if (activity.description === '' || activity.description === activity.summary) return null
  return (
    <>
      <Heading>详细介绍</Heading>
      <Card>
        <View className="lines">{activity.description}</View>
      </Card>
    </>
  )
}
