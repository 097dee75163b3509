import { View } from '@tarojs/components'
import type { PersonalCodeView } from '@yunxuan/contract'
import { shanghaiDate } from '@yunxuan/domain'
import { useState } from 'react'
import { useAccountId } from '../../../session/session.ts'
import { openPage, useParams } from '../../../shell/address.ts'
import { Button } from '../../../ui/Button.tsx'
import { Card } from '../../../ui/Card.tsx'
import { Choice } from '../../../ui/Choice.tsx'
import { Loaded } from '../../../ui/Loaded.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { Page } from '../../../ui/Page.tsx'
import { Qr } from '../../../ui/Qr.tsx'
import { Empty } from '../../../ui/states.tsx'
import { sayCalendarDay } from '../../../words/when.ts'
import { useHeardCodes, usePersonalCodes } from '../attendance.queries.ts'

/** Held out to a leader who scans it; what was shown once is there without a network. */
export default function PersonalCode() {
  const { shift } = useParams()
  const accountId = useAccountId()
  const codes = usePersonalCodes(shift)
  const heard = useHeardCodes()
  const data = codes.data ?? heard
  return (
    <Page title="我的个人码">
      {accountId ? (
        <Loaded
          query={{ data, error: codes.error, refetch: codes.refetch }}
          empty={<Empty icon="qr-code" title="还没有个人码" text="先登记成为志愿者，报名以后就有了。" />}
        >
          {items => <Codes items={items} />}
        </Loaded>
      ) : (
        <Empty
          icon="qr-code"
          title="登录后看个人码"
          text="这是本人的码，给现场负责人扫。"
          action={<Button onPress={() => openPage('session/sign-in')}>登录</Button>}
        />
      )}
    </Page>
  )
}

const side = 250

function Codes({ items }: { items: readonly PersonalCodeView[] }) {
  const [chosen, setChosen] = useState('')
  const shown = items.find(item => item.personId === chosen) ?? items[0]
  if (!shown) return null
  const isToday = shown.day === shanghaiDate(new Date())
  return (
    <>
      {items.length > 1 && (
        <Choice
          label="谁的码"
          layout="row"
          value={shown.personId}
          options={items.map(item => ({ value: item.personId, title: item.personName }))}
          onChange={setChosen}
        />
      )}
      <Card className="ticket">
        <View className="big">{shown.personName}</View>
        <View className="second">{sayCalendarDay(shown.day)}用</View>
        <Qr text={shown.code} label={`${shown.personName}的个人码，给负责人扫`} size={side} />
        <View>给现场负责人扫这个码</View>
        <View className="second">没有网络也能用，只在这一天有效。</View>
      </Card>
      {!isToday && (
        <Notice tone="gold" icon="clock">
          这个码不是今天的，有网的时候再打开一次。
        </Notice>
      )}
    </>
  )
}
