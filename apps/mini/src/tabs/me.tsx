import Taro from '@tarojs/taro'
import { openSignIn } from '../session/open-sign-in.ts'
import { useAccountId } from '../session/session.ts'
import { signOut } from '../session/sign-in.ts'
import { elderMode } from '../shell/elder-mode.ts'
import { useStreet } from '../shell/street.queries.ts'
import { Button } from '../ui/Button.tsx'
import { Card } from '../ui/Card.tsx'
import { Page } from '../ui/Page.tsx'
import { call } from '../ui/phone.ts'
import { Row } from '../ui/Row.tsx'
import { Empty } from '../ui/states.tsx'

export default function MeTab() {
  const accountId = useAccountId()
  const street = useStreet().data
  const isElder = elderMode.use()
  return (
    <Page title="我的" tab="me">
      {!accountId && (
        <Empty
          icon="user-round"
          title="登录后预约更快"
          text="姓名和家人记一次，下回点三下就约好。"
          action={<Button onPress={openSignIn}>登录</Button>}
        />
      )}
      <Card className="card--list">
        <Row
          icon="building-2"
          title="我的街道"
          note={street?.name}
          onPress={() => void Taro.navigateTo({ url: '/features/street/pages/choose' })}
        />
        <Row
          icon="a-large-small"
          title={isElder ? '换成普通版' : '换成长辈版'}
          note={isElder ? '字和按钮回到平常大小' : '字更大，按钮更大'}
          onPress={() => elderMode.set(!isElder)}
        />
        {street && (
          <Row
            icon="phone"
            title="服务台电话"
            note={street.deskPhone}
            onPress={() => call({ name: '服务台', number: street.deskPhone })}
          />
        )}
      </Card>
      {accountId && (
        <Button kind="ghost" icon="log-out" onPress={() => void signOut()}>
          退出登录
        </Button>
      )}
    </Page>
  )
}
