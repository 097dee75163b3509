import { Text, View } from '@tarojs/components'
import type { LoginRequest, Member } from '@yunxuan/contract'
import { useState } from 'react'
import { Button } from '../../../ui/Button.tsx'
import { Card } from '../../../ui/Card.tsx'
import { Failure } from '../../../ui/Failure.tsx'
import { Heading } from '../../../ui/Heading.tsx'
import { sayStart } from '../../../words/when.ts'
import { useApproveLogin, useLoginRequest, useRejectLogin } from '../session.queries.ts'

interface Opened {
  login: string
  setupCode: string
  endsAt: string
}

/** A console log-in that was asked for in one's name: yes gives the setup code, on this screen and nowhere else. */
export function OwnLogin({ member }: { member: Member }) {
  const asked = useLoginRequest(member).data?.request
  const [opened, setOpened] = useState<Opened>()
  if (opened === undefined && !asked) return null
  return (
    <>
      <Heading>工作台登录</Heading>
      {opened ? <Code opened={opened} /> : asked && <Asked request={asked} onOpen={setOpened} />}
    </>
  )
}

interface AskedProps {
  request: LoginRequest
  onOpen: (opened: Opened) => void
}

function Asked({ request, onOpen }: AskedProps) {
  const approve = useApproveLogin(onOpen)
  const reject = useRejectLogin()
  const trouble = approve.error ? approve : reject.error ? reject : undefined
  return (
    <Card>
      <View className="stack">
        <View>
          {request.askedByName}给您申请了工作台登录，登录名是 {request.login}
          。是您要的，就拿开通码，到电脑上设密码。
        </View>
        <View className="second">拿了开通码，原来的密码就不能用了。{sayStart(request.endsAt)} 前有效。</View>
        {trouble ? (
          <Failure
            error={trouble.error}
            onRetry={trouble.again}
            action={<Button onPress={trouble.forget}>知道了</Button>}
          />
        ) : (
          <>
            <Button busy={approve.isSending} onPress={() => approve.send(request.id)}>
              是我要的，拿开通码
            </Button>
            <Button kind="ghost" busy={reject.isSending} onPress={() => reject.send(request.id)}>
              不是我要的
            </Button>
          </>
        )}
      </View>
    </Card>
  )
}

function Code({ opened }: { opened: Opened }) {
  return (
    <Card>
      <View className="stack">
        <View>
          在电脑上打开工作台，点“在这里设密码”，填这个开通码。只显示这一次，{sayStart(opened.endsAt)} 前有效。
        </View>
        <View className="big">
          <Text selectable>{opened.setupCode}</Text>
        </View>
        <View className="second">登录名：{opened.login}。谁要这个码都不要给，街道的人也不会问。</View>
      </View>
    </Card>
  )
}
