import { View } from '@tarojs/components'
import type { Consent } from '@yunxuan/contract'
import type { ConsentPurpose } from '@yunxuan/domain'
import type { PageName } from '../../../pages.ts'
import { openPage } from '../../../shell/address.ts'
import { AskFirst } from '../../../ui/AskFirst.tsx'
import { Button } from '../../../ui/Button.tsx'
import { Card } from '../../../ui/Card.tsx'
import { Failure } from '../../../ui/Failure.tsx'
import { Heading } from '../../../ui/Heading.tsx'
import { Loaded } from '../../../ui/Loaded.tsx'
import { sayStart } from '../../../words/when.ts'
import { useMember, useSaveMember } from '../../member/member.queries.ts'
import { useConsents, useWithdraw } from '../export.queries.ts'

interface Words {
  title: string
  what: (count: number) => string
  /** What a withdrawal erases; where there is none, the page on which it ends. */
  erases?: string
  page?: { name: PageName; word: string }
}

const words: Record<ConsentPurpose, Words> = {
  groups: {
    title: '记下我属于的人群',
    what: () => '身体残疾、困难家庭，只用来看能约哪些服务。',
    erases: '记着的马上删掉，别的预约和资料都不动。有的服务要看这一项，到时候会再问您。',
  },
  health: {
    title: '告诉服务人员我的身体情况',
    what: count => `有 ${count} 条还存着，只有那一场的服务人员看得到。`,
    erases: '写过的马上删掉，预约照旧，到了当面说就行。',
  },
  family: {
    title: '记下家人',
    what: count => `${count} 位家人，替他们预约用。`,
    page: { name: 'member/family', word: '去家人里看' },
  },
  identity: {
    title: '志愿者的证件信息',
    what: () => '姓名和证件号码加密存着，只在上报时长时用。',
    page: { name: 'volunteer/volunteer', word: '去志愿者资料看' },
  },
}

/** What one has agreed to for itself, each with the way out of it. */
export function Consents() {
  return (
    <>
      <Heading>我同意过的</Heading>
      <Loaded query={useConsents()}>
        {({ items }) =>
          items.length === 0 ? (
            <View>没有要单独同意的。残疾、身体情况、证件这些，要用时会先问您。</View>
          ) : (
            <View className="stack">
              {items.map(consent => (
                <One key={consent.purpose} consent={consent} />
              ))}
            </View>
          )
        }
      </Loaded>
    </>
  )
}

/** The wording stands above: who still agrees to it says so. */
function AgreeAnew() {
  const name = useMember().data?.name
  const saving = useSaveMember(() => undefined)
  return (
    <>
      <Button
        kind="ghost"
        busy={saving.isSending}
        why={name === undefined ? '请稍等' : undefined}
        onPress={() => name !== undefined && saving.send({ name, sensitiveConsent: true })}
      >
        看过了，还同意
      </Button>
      <Failure error={saving.error} onRetry={saving.again} />
    </>
  )
}

function One({ consent: { purpose, since, isOutdated, count } }: { consent: Consent }) {
  const { title, what, erases, page } = words[purpose]
  const withdraw = useWithdraw()
  return (
    <Card>
      <View className="stack">
        <View className="words">{title}</View>
        <View>{what(count)}</View>
        {since !== null && <View className="second">{sayStart(since)} 同意的</View>}
        {isOutdated && <View className="second">说明改过了，要请您再看一遍。</View>}
        {isOutdated && purpose === 'groups' && <AgreeAnew />}
        {page && (
          <Button kind="ghost" onPress={() => openPage(page.name)}>
            {page.word}
          </Button>
        )}
        {erases !== undefined && (purpose === 'groups' || purpose === 'health') && (
          <AskFirst name="不同意了" icon="x" sending={withdraw} onYes={() => withdraw.send(purpose)}>
            <View>{erases}</View>
          </AskFirst>
        )}
      </View>
    </Card>
  )
}
