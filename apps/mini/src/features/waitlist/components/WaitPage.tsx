import type { Booking } from '@yunxuan/contract'
import { type ReactNode, useState } from 'react'
import { Button } from '../../../ui/Button.tsx'
import { Loaded, type LoadedProps } from '../../../ui/Loaded.tsx'
import { Page } from '../../../ui/Page.tsx'
import { Empty } from '../../../ui/states.tsx'
import { ForMember } from '../../member/components/ForMember.tsx'
import { WaitAnswer, WaitCard, type Waited } from './Wait.tsx'

export interface WaitPageProps {
  query: LoadedProps<unknown>['query']
  /** One of what the query finds, as long as it waits. */
  wait: Waited | undefined
  onAccepted: (booking: Booking) => void
  /** What is shown when it waits no more. */
  gone: ReactNode
}

/** One's place in a queue; whoever leaves it here is thanked, though it is in no list any more. */
export function WaitPage({ query, wait, onAccepted, gone }: WaitPageProps) {
  const [left, setLeft] = useState<Waited>()
  return (
    <Page
      title={wait?.status === 'offered' ? '有名额了' : '候补'}
      action={
        wait &&
        !left && (
          <WaitAnswer key={wait.status} wait={wait} onAccepted={onAccepted} onLeft={() => setLeft(wait)} />
        )
      }
    >
      <ForMember icon="clock" title="登录后看候补" text="这是一张候补单，本人登录才能看。">
        {() =>
          left ? (
            <Left wait={left} />
          ) : (
            <Loaded query={query} aged>
              {() => (wait ? <WaitCard wait={wait} /> : gone)}
            </Loaded>
          )
        }
      </ForMember>
    </Page>
  )
}

function Left({ wait }: { wait: Waited }) {
  return (
    <Empty
      icon="circle-check"
      title={wait.status === 'offered' ? '让给下一位了' : '退出候补了'}
      text="谢谢您说一声。以后想来，可以再约、再排。"
      action={<Button onPress={wait.others.onPress}>{wait.others.words}</Button>}
    />
  )
}
