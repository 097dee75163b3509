import { View } from '@tarojs/components'
import { useState } from 'react'
import { replacePage, useParams } from '../../../shell/address.ts'
import { say } from '../../../shell/say.ts'
import { useStreetId } from '../../../shell/street.queries.ts'
import { Button } from '../../../ui/Button.tsx'
import { Card } from '../../../ui/Card.tsx'
import { Failure } from '../../../ui/Failure.tsx'
import { Field } from '../../../ui/Field.tsx'
import { Page } from '../../../ui/Page.tsx'
import { ForMember } from '../../member/components/ForMember.tsx'
import { type About, useCorrect } from '../record.queries.ts'

const most = 1440

/** Says that a record is wrong, or that one is missing. */
export default function Correct() {
  const { record, signup = '', title = '' } = useParams()
  const streetId = useStreetId()
  const about = record === undefined ? { signupId: signup } : { recordId: record }
  if (streetId) return <Form about={about} title={title} />
  return (
    <Page title="纠错">
      <ForMember icon="pencil" title="登录后提纠错" text="本人登录以后就能提。">
        {() => null}
      </ForMember>
    </Page>
  )
}

function Form({ about, title }: { about: About; title: string }) {
  const [text, setText] = useState('')
  const [minutes, setMinutes] = useState('')
  const isMissing = 'signupId' in about
  const correct = useCorrect(about, () => {
    say('交上去了，答复会发到“消息”里')
    replacePage('record/corrections')
  })
  const error = wrongMinutes(minutes)
  const send = () =>
    correct.send({ text: text.trim(), ...(minutes === '' ? {} : { wishedMinutes: Number(minutes) }) })
  return (
    <Page
      title={isMissing ? '少记了一次' : '纠错'}
      action={
        <Button busy={correct.isSending} why={text.trim() === '' ? '先写一句哪里不对' : error} onPress={send}>
          交上去
        </Button>
      }
    >
      {title !== '' && (
        <Card>
          <View className="words">{title}</View>
        </Card>
      )}
      <Field
        label={isMissing ? '那天的情况' : '哪里不对'}
        value={text}
        onChange={setText}
        multiline
        maxLength={500}
        placeholder="比如：忘了签退，我做到十一点才走"
      />
      <Field
        label="应该是多少分钟（可以不填）"
        type="number"
        value={minutes}
        onChange={setMinutes}
        maxLength={4}
        hint="一小时是 60 分钟"
        error={error}
      />
      <View className="second">另一位工作人员会看，有答复就告诉您。原来的记录一直留着。</View>
      <Failure error={correct.error} onRetry={correct.again} />
    </Page>
  )
}

function wrongMinutes(minutes: string): string | undefined {
  if (minutes === '') return undefined
  const number = Number(minutes)
  return Number.isInteger(number) && number >= 1 && number <= most ? undefined : `填 1 到 ${most} 的数`
}
