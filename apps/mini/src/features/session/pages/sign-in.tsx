import { useQuery } from '@tanstack/react-query'
import { api } from '../../../api.ts'
import { signInAsSample, signInByWechat } from '../../../session/sign-in.ts'
import { replacePage } from '../../../shell/address.ts'
import { goBack } from '../../../shell/go-back.ts'
import { useSend } from '../../../shell/send.ts'
import { useStreetId } from '../../../shell/street.queries.ts'
import { Button } from '../../../ui/Button.tsx'
import { Card } from '../../../ui/Card.tsx'
import { Failure } from '../../../ui/Failure.tsx'
import { Loaded } from '../../../ui/Loaded.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { Page } from '../../../ui/Page.tsx'
import { Row } from '../../../ui/Row.tsx'
import { Empty } from '../../../ui/states.tsx'
import { findMember } from '../../member/member.queries.ts'

export default function SignIn() {
  return <Page title="登录">{process.env.TARO_ENV === 'weapp' ? <ByWechat /> : <AsSample />}</Page>
}

/** Back to where the person was; whoever is new in the street says a name first. */
function useGoOn(): () => Promise<void> {
  const streetId = useStreetId()
  return async () => {
    const member = streetId === undefined ? undefined : await findMember(streetId).catch(() => undefined)
    if (member === null) replacePage('member/profile')
    else goBack()
  }
}

function ByWechat() {
  const goOn = useGoOn()
  const signIn = useSend<void, void>(signInByWechat, goOn)
  return (
    <>
      <Failure error={signIn.error} onRetry={signIn.again} />
      <Empty
        icon="shield-check"
        title="用微信登录"
        text="我们只用它认出是您，看不到您的聊天和朋友。"
        action={
          <Button busy={signIn.isSending} onPress={signIn.send}>
            微信登录
          </Button>
        }
      />
    </>
  )
}

function AsSample() {
  const streetId = useStreetId()
  const goOn = useGoOn()
  const people = useQuery({
    queryKey: ['demo-people', streetId],
    queryFn: () => api('GET /v1/demo/people', { query: streetId ? { streetId } : {} }),
  })
  const signIn = useSend((personId: string) => signInAsSample(personId, streetId), goOn)
  return (
    <>
      <Notice>
        {signIn.isSending ? '正在登录，请稍等…' : '这是演示：选一位样例居民，就用他的身份看看。'}
      </Notice>
      <Failure error={signIn.error} onRetry={signIn.again} />
      <Loaded query={people} empty={<Empty icon="users" title="没有样例居民" text="换一个街道看看。" />}>
        {({ items }) => (
          <Card className="card--list">
            {items
              .filter(person => person.side === 'resident')
              .map(person => (
                <Row
                  key={person.id}
                  icon="user-round"
                  title={person.name}
                  note={person.intro}
                  onPress={() => signIn.send(person.id)}
                />
              ))}
          </Card>
        )}
      </Loaded>
    </>
  )
}
