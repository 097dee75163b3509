import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { Certificate } from '@yunxuan/contract'
import { sayCertificateNumber } from '@yunxuan/domain'
import { openPage } from '../../../shell/address.ts'
import { say } from '../../../shell/say.ts'
import { Button } from '../../../ui/Button.tsx'
import { Card } from '../../../ui/Card.tsx'
import { Dotted } from '../../../ui/Dotted.tsx'
import { Failure } from '../../../ui/Failure.tsx'
import { Heading } from '../../../ui/Heading.tsx'
import { Loaded } from '../../../ui/Loaded.tsx'
import { Empty } from '../../../ui/states.tsx'
import { Tag } from '../../../ui/Tag.tsx'
import { sayMinutes } from '../../../words/hours.ts'
import { sayStart } from '../../../words/when.ts'
import { useCertificates, useProve } from '../certificate.queries.ts'
import { openPdf } from '../open-pdf.ts'
import { standingWords } from '../standing.ts'

export interface CertificatesProps {
  /** A child; oneself when undefined. */
  personId: string | undefined
}

/** Own certificates, and a proof of service in one tap. */
export function Certificates({ personId }: CertificatesProps) {
  const prove = useProve(certificate => {
    say('开好了，在下面')
    void openPdf(certificate.pdfUrl)
  })
  return (
    <>
      <Heading>证书</Heading>
      <Button kind="ghost" icon="printer" busy={prove.isSending} onPress={() => prove.send(personId)}>
        开服务证明
      </Button>
      <Failure error={prove.error} onRetry={prove.again} />
      <Loaded
        aged
        query={useCertificates()}
        empty={<Empty icon="shield-check" title="还没有证书" text="评上星就有证书，服务证明随时可以开。" />}
      >
        {({ items }) => (
          <>
            {items.map(certificate => (
              <CertificateCard key={certificate.number} certificate={certificate} />
            ))}
          </>
        )}
      </Loaded>
    </>
  )
}

function CertificateCard({ certificate }: { certificate: Certificate }) {
  const { number, title, personName, minutes, issuedAt, standing, pdfUrl, checkUrl } = certificate
  const share = async () => {
    await Taro.setClipboardData({ data: checkUrl })
    say('核对的网址复制好了')
  }
  return (
    <Card>
      <View className="line line--card">
        <View className="grow words">{title}</View>
        <Tag tone={standingWords[standing].tone}>{standingWords[standing].words}</Tag>
      </View>
      <View>
        <Dotted parts={[personName, sayMinutes(minutes)]} />
      </View>
      <View className="second">{sayStart(issuedAt)} 发的</View>
      <View className="second">编号 {sayCertificateNumber(number)}</View>
      <View className="wrap">
        <Button small kind="ghost" label={`打开：${title}`} onPress={() => void openPdf(pdfUrl)}>
          打开
        </Button>
        <Button small kind="ghost" label={`发给别人核对：${title}`} onPress={() => void share()}>
          发给别人核对
        </Button>
        <Button
          small
          kind="plain"
          label={`查真假：${title}`}
          onPress={() => openPage('certificate/check', { number })}
        >
          查真假
        </Button>
      </View>
    </Card>
  )
}
