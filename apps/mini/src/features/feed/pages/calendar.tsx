import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { openAddress } from '../../../shell/address.ts'
import { copy } from '../../../shell/copy.ts'
import { AskFirst } from '../../../ui/AskFirst.tsx'
import { Button } from '../../../ui/Button.tsx'
import { Card } from '../../../ui/Card.tsx'
import { Failure } from '../../../ui/Failure.tsx'
import { Heading } from '../../../ui/Heading.tsx'
import { Loaded } from '../../../ui/Loaded.tsx'
import { Page } from '../../../ui/Page.tsx'
import { sayStart } from '../../../words/when.ts'
import { ForMember } from '../../member/components/ForMember.tsx'
import { useNewCalendar, useNoCalendar, useOwnCalendar } from '../feed.queries.ts'

/** One's own bookings in the phone's calendar, by an address that is a secret. */
export default function Calendar() {
  return (
    <Page title="同步到日历">
      <ForMember icon="calendar-plus" title="登录后同步日历" text="约好的自动出现在手机日历里，到时提醒您。">
        {() => <Own />}
      </ForMember>
    </Page>
  )
}

function Own() {
  return <Loaded query={useOwnCalendar()}>{({ since }) => <Address since={since} />}</Loaded>
}

function Address({ since }: { since: string | null }) {
  const [url, setUrl] = useState<string>()
  const make = useNewCalendar(made => setUrl(made.url))
  const drop = useNoCalendar(() => setUrl(undefined))
  return (
    <>
      <View>约好的、改了时间的、取消的，手机日历几个小时内会跟着变，不用自己记。家里人的也在里面。</View>
      {since === null && !make.error && (
        <Button icon="calendar-plus" busy={make.isSending} onPress={() => make.send(undefined)}>
          生成我的日历网址
        </Button>
      )}
      {since === null && make.error && (
        <Failure
          error={make.error}
          onRetry={make.again}
          action={<Button onPress={make.forget}>知道了</Button>}
        />
      )}
      {since !== null && url !== undefined && <Made url={url} />}
      {since !== null && url === undefined && (
        <Card>
          <View className="words">已经在用</View>
          <View className="second">
            {sayStart(since)} 生成的。网址只在生成时显示一次，找不到了就换一个新的。
          </View>
        </Card>
      )}
      {since !== null && (
        <>
          <AskFirst name="换一个新网址" icon="refresh-cw" sending={make} onYes={() => make.send(undefined)}>
            <View>旧网址马上作废，用着它的日历不再更新，要把新网址重新加一次。</View>
          </AskFirst>
          <AskFirst name="停止同步" icon="x" sending={drop} onYes={() => drop.send(undefined)}>
            <View>网址马上作废，谁也看不到了。日历里已有的，在日历里删。</View>
          </AskFirst>
        </>
      )}
    </>
  )
}

function Made({ url }: { url: string }) {
  return (
    <>
      <Card>
        <View className="stack">
          <View className="words">您的日历网址</View>
          <View className="second">
            <Text selectable>{url}</Text>
          </View>
          <Button icon="calendar-plus" onPress={() => void copy(url)}>
            复制网址
          </Button>
          {process.env.TARO_ENV === 'h5' && (
            <Button kind="ghost" onPress={() => openAddress(url.replace(/^https?:/, 'webcal:'), '_self')}>
              直接加到日历
            </Button>
          )}
          <View className="second">
            有这个网址的人，都看得到您哪天约了什么，别发给外人。里面没有姓名和预约码。
          </View>
        </View>
      </Card>
      <Heading>怎么加</Heading>
      <View>苹果手机：打开“设置”，依次点“日历”“账户”“添加账户”“其他”“添加已订阅的日历”，粘贴网址。</View>
      <View>其他手机和电脑：在日历里找“订阅日历”或“通过网址添加”，粘贴网址。</View>
    </>
  )
}
