import { useState } from 'react'
import { openTab } from '../../../shell/address.ts'
import { Button } from '../../../ui/Button.tsx'
import { Chips } from '../../../ui/Chips.tsx'
import { Heading } from '../../../ui/Heading.tsx'
import { Page } from '../../../ui/Page.tsx'
import { PagedList } from '../../../ui/PagedList.tsx'
import { Empty } from '../../../ui/states.tsx'
import { ForMember } from '../../member/components/ForMember.tsx'
import { CallCard } from '../components/CallCard.tsx'
import { SignupCard, WaitTile } from '../components/SignupCard.tsx'
import { useCalls, useNextShifts, useSignups, type When } from '../signup.queries.ts'

export default function Signups() {
  const [when, setWhen] = useState<When>('coming')
  return (
    <Page title="我的班次">
      <ForMember icon="hand-heart" title="登录后看班次" text="报了名的、候补的、去过的，都在这里。">
        {() => (
          <>
            <Calls />
            <Chips
              kind="tabs"
              label="我的班次"
              value={when}
              options={[
                { value: 'coming', title: '即将' },
                { value: 'past', title: '以往' },
              ]}
              onChange={setWhen}
            />
            {when === 'coming' && <Waiting />}
            <List key={when} when={when} />
          </>
        )}
      </ForMember>
    </Page>
  )
}

function Calls() {
  const calls = useCalls().data?.items ?? []
  if (calls.length === 0) return null
  return (
    <>
      <Heading>缺人，能来吗</Heading>
      {calls.map(call => (
        <CallCard key={`${call.id} ${call.dependantId}`} call={call} />
      ))}
    </>
  )
}

function Waiting() {
  const waiting = useNextShifts().data?.waiting ?? []
  if (waiting.length === 0) return null
  return (
    <>
      <Heading>候补</Heading>
      {waiting.map(wait => (
        <WaitTile key={wait.id} wait={wait} />
      ))}
      <Heading>报了名的</Heading>
    </>
  )
}

function List({ when }: { when: When }) {
  const signups = useSignups(when)
  return (
    <PagedList
      aged
      list={signups}
      empty={
        <Empty
          icon="hand-heart"
          title={when === 'coming' ? '还没有报名的班次' : '还没有去过的班次'}
          text="看看身边哪里需要人。"
          action={<Button onPress={() => openTab('activities')}>去看看活动</Button>}
        />
      }
    >
      {items => items.map(signup => <SignupCard key={signup.id} signup={signup} />)}
    </PagedList>
  )
}
