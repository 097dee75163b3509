import { View } from '@tarojs/components'
import type { Volunteer } from '@yunxuan/contract'
import { openPage } from '../../../shell/address.ts'
import { Button } from '../../../ui/Button.tsx'
import { Card } from '../../../ui/Card.tsx'
import { Check } from '../../../ui/Check.tsx'
import { Facts } from '../../../ui/Facts.tsx'
import { Failure } from '../../../ui/Failure.tsx'
import { Tag } from '../../../ui/Tag.tsx'
import { needNames, sayTimes, volunteerStates } from '../../../words/volunteer.ts'
import { shortCommunity } from '../../member/components/communities.ts'
import { useCalls, useChooseCalls } from '../../signup/signup.queries.ts'
import { GuardianWithdrawal, Leaving } from './Ending.tsx'
import { Papers } from './Papers.tsx'

export interface VolunteerCardProps {
  volunteer: Volunteer
  kinds: readonly string[]
}

/** A volunteer's number, how the profile stands, and what can be changed of it. */
export function VolunteerCard({ volunteer, kinds }: VolunteerCardProps) {
  const { status, missing, number, dependantId } = volunteer
  const state = volunteerStates[status]
  const edit = () => openPage('volunteer/join', { who: dependantId ?? undefined, back: true })
  return (
    <View className="stack">
      <Card>
        <View className="line">
          <View className="big grow">{volunteer.name}</View>
          <Tag tone={state.tone}>{state.words}</Tag>
        </View>
        <View className="second">志愿者编号</View>
        <View className="words number">{number}</View>
        {missing.length > 0 && (
          <>
            <View>还差：{missing.map(need => needNames[need]).join('、')}</View>
            {missing.includes('guardian_consent') && dependantId === null && (
              <View className="second">监护人同意：请家长带同意书到社区。</View>
            )}
          </>
        )}
        <Known volunteer={volunteer} />
        <Button kind={missing.length > 0 ? 'primary' : 'ghost'} icon="pencil" onPress={edit}>
          {missing.length > 0 ? '补齐资料' : '改资料'}
        </Button>
        {status === 'active' && (
          <Button kind="ghost" icon="qr-code" onPress={() => openPage('attendance/code')}>
            个人码，给负责人扫
          </Button>
        )}
        <WantsCalls volunteer={volunteer} />
      </Card>
      <Papers volunteer={volunteer} kinds={kinds} />
      <GuardianWithdrawal volunteer={volunteer} />
      <Leaving volunteer={volunteer} />
    </View>
  )
}

function Known({ volunteer }: { volunteer: Volunteer }) {
  const { realName, idNumber, areaName, serviceCategories, skills, times } = volunteer
  const known = [
    { name: '姓名', value: realName },
    { name: '证件', value: idNumber },
    { name: '社区', value: areaName && shortCommunity(areaName) },
    { name: '想做', value: serviceCategories.join('、') },
    { name: '会', value: skills.join('、') },
    { name: '有空', value: sayTimes(times) },
  ]
  return <Facts facts={known.filter(({ value }) => value)} />
}

function WantsCalls({ volunteer }: { volunteer: Volunteer }) {
  const choice = useCalls().data?.choices.find(one => one.personId === volunteer.personId)
  const choosing = useChooseCalls()
  if (!choice) return null
  const { dependantId, isCalled } = choice
  return (
    <>
      <Check on={isCalled} onChange={on => choosing.send({ dependantId, isCalled: on })}>
        附近的活动临时缺人时，可以叫我
      </Check>
      <Failure error={choosing.error} onRetry={choosing.again} />
    </>
  )
}
