import type { SignupWait } from '@yunxuan/contract'
import { useState } from 'react'
import { openPage, replacePage, useParams } from '../../../shell/address.ts'
import { pages } from '../../../shell/pages.ts'
import { useStreetId } from '../../../shell/street.queries.ts'
import { Button } from '../../../ui/Button.tsx'
import { Loaded } from '../../../ui/Loaded.tsx'
import { Page } from '../../../ui/Page.tsx'
import { Empty } from '../../../ui/states.tsx'
import { ForMember } from '../../member/components/ForMember.tsx'
import { LeftWaiting, WaitAnswer, WaitCard, type Waited } from '../../waitlist/components/Wait.tsx'
import { useNextShifts } from '../signup.queries.ts'

export default function WaitPage() {
  const { id = '' } = useParams()
  const streetId = useStreetId()
  const shifts = useNextShifts()
  const wait = shifts.data?.waiting.find(one => one.id === id)
  const [left, setLeft] = useState<SignupWait>()
  return (
    <Page
      title={wait?.status === 'offered' ? '有名额了' : '候补'}
      action={
        wait &&
        !left &&
        streetId && (
          <WaitAnswer
            key={wait.status}
            wait={waitedOf(wait)}
            streetId={streetId}
            onAccepted={signup => replacePage(pages.signup, { id: signup.id, fresh: true })}
            onLeft={() => setLeft(wait)}
          />
        )
      }
    >
      <ForMember icon="clock" title="登录后看候补" text="这是一张候补单，本人登录才能看。">
        {() =>
          left ? (
            <LeftWaiting
              wasOffered={left.status === 'offered'}
              next={{
                words: '看别的班次',
                onPress: () => replacePage(pages.activity, { id: left.shift.activityId }),
              }}
            />
          ) : (
            <Loaded query={shifts}>
              {() => (wait ? <WaitCard wait={waitedOf(wait)} name="活动" /> : <Gone />)}
            </Loaded>
          )
        }
      </ForMember>
    </Page>
  )
}

function waitedOf(wait: SignupWait): Waited {
  return { ...wait, at: wait.shift, who: wait.personName }
}

function Gone() {
  return (
    <Empty
      icon="clock"
      title="这个候补已经结束了"
      text="可能已经报上、退出，或者保留的时间过了。"
      action={<Button onPress={() => openPage(pages.signups)}>看我的班次</Button>}
    />
  )
}
