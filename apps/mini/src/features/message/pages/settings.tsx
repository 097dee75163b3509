import { View } from '@tarojs/components'
import type { MessageSettings, MessageSettingsEdit } from '@yunxuan/contract'
import { quietFrom, quietUntil } from '@yunxuan/domain'
import { useState } from 'react'
import { say } from '../../../shell/say.ts'
import { Button } from '../../../ui/Button.tsx'
import { Check } from '../../../ui/Check.tsx'
import { Failure } from '../../../ui/Failure.tsx'
import { Heading } from '../../../ui/Heading.tsx'
import { Loaded } from '../../../ui/Loaded.tsx'
import { Page } from '../../../ui/Page.tsx'
import { Pick } from '../../../ui/Pick.tsx'
import { sayHour } from '../../../words/message.ts'
import { ForMember } from '../../member/components/ForMember.tsx'
import { useMessageSettings, useSaveMessageSettings } from '../message.queries.ts'

/** Which messages one wants, and when one is left in peace. */
export default function Settings() {
  return (
    <Page title="消息设置">
      <ForMember icon="bell" title="登录后设置消息" text="要不要提醒、几点以后别打扰，都由您定。">
        {() => <Own />}
      </ForMember>
    </Page>
  )
}

function Own() {
  return <Loaded query={useMessageSettings()}>{settings => <Form settings={settings} />}</Loaded>
}

const hours = (of: readonly number[]) => of.map(hour => ({ value: String(hour), title: sayHour(hour) }))

function Form({ settings }: { settings: MessageSettings }) {
  const { wechat, smsTo, ...kept } = settings
  const [wanted, setWanted] = useState<MessageSettingsEdit>(kept)
  const saving = useSaveMessageSettings(() => say('存好了'))
  const change = (part: Partial<MessageSettingsEdit>) => setWanted({ ...wanted, ...part })
  const isSame = JSON.stringify(wanted) === JSON.stringify(kept)
  return (
    <>
      <View>改时间、取消、候补有名额，都在“消息”里告诉您，一条不落。</View>
      <Heading>提醒</Heading>
      <Check on={wanted.reminders} onChange={reminders => change({ reminders })}>
        到时候提醒我：前一天傍晚 6 点一次，开始前 2 小时一次
      </Check>
      <Outside wanted={wanted} change={change} hasWechat={wechat !== null} smsTo={smsTo} />
      <Quiet wanted={wanted} change={change} />
      <Failure error={saving.error} onRetry={saving.again} />
      <Button
        busy={saving.isSending}
        why={isSame ? '没有改动' : undefined}
        onPress={() => saving.send(wanted)}
      >
        保存
      </Button>
    </>
  )
}

interface PartProps {
  wanted: MessageSettingsEdit
  change: (part: Partial<MessageSettingsEdit>) => void
}

/** What leaves the app, where the street sends anything. */
function Outside(props: PartProps & { hasWechat: boolean; smsTo: string | null }) {
  const { wanted, change, hasWechat, smsTo } = props
  if (!hasWechat && smsTo === null) {
    return <View className="second">街道还没开通微信提醒和短信，现在都在“消息”里看。</View>
  }
  return (
    <>
      <Heading>{hasWechat ? '发到微信的' : '发短信的'}</Heading>
      <View>取消和改时间一定告诉您，免得白跑一趟。下面这些由您定，不要的只放在“消息”里。</View>
      <Check on={wanted.offers} onChange={offers => change({ offers })}>
        候补有名额、急找人补位
      </Check>
      {hasWechat && (
        <Check on={wanted.news} onChange={news => change({ news })}>
          新场次、事情办得怎么样
        </Check>
      )}
      {smsTo !== null && (
        <Check on={wanted.sms} onChange={sms => change({ sms })}>
          {hasWechat ? '微信到不了的要紧事，' : '要紧事'}发短信到 {smsTo}
        </Check>
      )}
    </>
  )
}

/** The night, by one's own choice. */
function Quiet({ wanted, change }: PartProps) {
  const { quiet } = wanted
  return (
    <>
      <Heading>不打扰</Heading>
      <Check on={quiet !== null} onChange={on => change({ quiet: on ? { from: 21, until: 8 } : null })}>
        夜里别提醒我
      </Check>
      {quiet !== null && (
        <>
          <Pick
            label="从几点起"
            options={hours(quietFrom)}
            value={String(quiet.from)}
            onChange={from => change({ quiet: { ...quiet, from: Number(from) } })}
          />
          <Pick
            label="到第二天几点"
            options={hours(quietUntil)}
            value={String(quiet.until)}
            onChange={until => change({ quiet: { ...quiet, until: Number(until) } })}
          />
          <View className="second">一早的场次，头天晚上就提醒。马上要开始的临时取消，夜里也告诉您。</View>
        </>
      )}
    </>
  )
}
