import { View } from '@tarojs/components'
import type { OwnExport } from '@yunxuan/contract'
import { useState } from 'react'
import { openAddress } from '../../../shell/address.ts'
import { copy } from '../../../shell/copy.ts'
import { Button } from '../../../ui/Button.tsx'
import { Card } from '../../../ui/Card.tsx'
import { Failure } from '../../../ui/Failure.tsx'
import { Heading } from '../../../ui/Heading.tsx'
import { Page } from '../../../ui/Page.tsx'
import { sayStart } from '../../../words/when.ts'
import { openPdf } from '../../certificate/open-pdf.ts'
import { ForMember } from '../../member/components/ForMember.tsx'
import { Consents } from '../components/Consents.tsx'
import { useExport } from '../export.queries.ts'

/** All that is held of oneself, to read or to take away. */
export default function OwnData() {
  return (
    <Page title="我的数据">
      <ForMember icon="shield-check" title="登录后看自己的数据" text="云选存着您的什么，您都能看、能取走。">
        {() => <Own />}
      </ForMember>
    </Page>
  )
}

function Own() {
  const [made, setMade] = useState<OwnExport>()
  const sending = useExport(setMade)
  return (
    <>
      <View>
        云选存着的、您和您家人的信息，都在这份文件里：资料、预约、说过的话、服务时长、积分、消息，还有谁看过您的信息。
      </View>
      {sending.error ? (
        <Failure
          error={sending.error}
          onRetry={sending.again}
          action={<Button onPress={sending.forget}>知道了</Button>}
        />
      ) : (
        <Button icon="inbox" busy={sending.isSending} onPress={() => sending.send(undefined)}>
          {made === undefined ? '取我的数据' : '重新取一份'}
        </Button>
      )}
      {made !== undefined && <Made made={made} />}
      <Consents />
      <Heading>要知道的</Heading>
      <View>身份证号只写头尾。别人的姓名和电话不在里面。</View>
      <View>文件里是您的私事，存好，别发给外人。网址只管 15 分钟，退出登录马上作废。</View>
    </>
  )
}

function Made({ made }: { made: OwnExport }) {
  const isBrowser = process.env.TARO_ENV === 'h5'
  return (
    <Card>
      <View className="stack">
        <View className="words">准备好了</View>
        <View className="second">{sayStart(made.until)} 前打开都行</View>
        {isBrowser && <Button onPress={() => openAddress(made.pageUrl, '_blank')}>看和打印</Button>}
        <Button kind={isBrowser ? 'ghost' : 'primary'} onPress={() => void openPdf(made.pdfUrl)}>
          {isBrowser ? '存成 PDF' : '看和转存（PDF）'}
        </Button>
        {isBrowser ? (
          <Button kind="ghost" onPress={() => openAddress(made.jsonUrl, '_blank')}>
            给别的软件用（JSON）
          </Button>
        ) : (
          <Button kind="ghost" onPress={() => void copy(made.jsonUrl)}>
            复制给别的软件用的网址
          </Button>
        )}
      </View>
    </Card>
  )
}
