import { View } from '@tarojs/components'
import type { CertificateCheck } from '@yunxuan/contract'
import { isCertificateNumber, isStreetCode, sayCertificateNumber } from '@yunxuan/domain'
import { useState } from 'react'
import { openPage, useParams } from '../../../shell/address.ts'
import { useStreet } from '../../../shell/street.queries.ts'
import { access } from '../../../ui/access.ts'
import { Button } from '../../../ui/Button.tsx'
import { Card } from '../../../ui/Card.tsx'
import { Facts } from '../../../ui/Facts.tsx'
import { Field } from '../../../ui/Field.tsx'
import { Icon } from '../../../ui/Icon.tsx'
import { Loaded } from '../../../ui/Loaded.tsx'
import { Page } from '../../../ui/Page.tsx'
import { Tag } from '../../../ui/Tag.tsx'
import { sayCalendarDay } from '../../../words/when.ts'
import { useCheck } from '../certificate.queries.ts'
import { standingWords } from '../standing.ts'

const streetDigits = 9

/** Public: whether a certificate is true, and the least about it. */
export default function Check() {
  const { number = '' } = useParams()
  const [typed, setTyped] = useState(number)
  const [asked, setAsked] = useState(number)
  const [isMiscopied, setMiscopied] = useState(false)
  const clean = typed.replace(/\D/g, '')
  const type = (text: string) => {
    setTyped(text)
    setMiscopied(false)
  }
  // A number copied wrongly says so by itself: nobody is told that their certificate is unknown.
  const ask = () => {
    const isNumber = isCertificateNumber(clean)
    setMiscopied(!isNumber)
    setAsked(isNumber ? clean : '')
  }
  return (
    <Page title="查证书">
      {asked !== '' && <Answer number={asked} />}
      <Field
        label="证书编号"
        value={typed}
        onChange={type}
        type="number"
        maxLength={40}
        hint="证书下边的一串数字，四位四位对着抄"
        error={isMiscopied ? '有的数字抄错了、抄漏了或者抄反了，请对着证书再看一遍' : undefined}
        onConfirm={ask}
      />
      <Button why={clean === '' ? '先填编号' : undefined} onPress={ask}>
        查一查
      </Button>
    </Page>
  )
}

/** A number begins with the code of the street that issued it. */
function Answer({ number }: { number: string }) {
  const street = useStreet()
  const issuer = number.slice(0, streetDigits)
  if (isStreetCode(issuer)) return <Result streetId={issuer} number={number} />
  return <Loaded query={street}>{({ id }) => <Result streetId={id} number={number} />}</Loaded>
}

function Result({ streetId, number }: { streetId: string; number: string }) {
  return <Loaded query={useCheck(streetId, number)}>{check => <Known check={check} />}</Loaded>
}

const icons = { valid: 'circle-check', revoked: 'circle-x', unknown: 'circle-alert' } as const

function Known({ check }: { check: CertificateCheck }) {
  const { number, standing, certificate } = check
  const { tone, words, sentence } = standingWords[standing]
  return (
    <Card className="ticket">
      <Icon name={icons[standing]} size="l" />
      <View {...access({ role: 'status' })}>
        <Tag tone={tone}>{words}</Tag>
        <View className="words">{sentence}</View>
      </View>
      <View className="second">编号 {sayCertificateNumber(number)}</View>
      {certificate && (
        <>
          <Facts
            facts={[
              { name: '证书', value: certificate.title },
              { name: '姓名', value: certificate.maskedName },
              { name: '时长', value: `${certificate.hours} 小时` },
              { name: '街道', value: certificate.streetName },
              { name: '发证', value: sayCalendarDay(certificate.issuedOn) },
              ...(certificate.revokedOn === null
                ? []
                : [{ name: '撤销', value: sayCalendarDay(certificate.revokedOn) }]),
              ...(certificate.head === null
                ? []
                : [{ name: '链尾', value: `第 ${certificate.head.seq} 条` }]),
            ]}
          />
          {certificate.head && (
            <Button kind="plain" icon="shield-check" onPress={() => openPage('record/heads')}>
              链尾是什么
            </Button>
          )}
        </>
      )}
    </Card>
  )
}
