import { View } from '@tarojs/components'
import type { ServiceRecord } from '@yunxuan/contract'
import { openPage, useParams } from '../../../shell/address.ts'
import { Button } from '../../../ui/Button.tsx'
import { Card } from '../../../ui/Card.tsx'
import { Facts } from '../../../ui/Facts.tsx'
import { Heading } from '../../../ui/Heading.tsx'
import { Loaded } from '../../../ui/Loaded.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { Page } from '../../../ui/Page.tsx'
import { Row } from '../../../ui/Row.tsx'
import { Tag } from '../../../ui/Tag.tsx'
import { gradeWords, originWords, sayMinutes } from '../../../words/hours.ts'
import { sayCalendarDay, sayStart } from '../../../words/when.ts'
import { ForMember } from '../../member/components/ForMember.tsx'
import { CorrectionCard } from '../components/CorrectionCard.tsx'
import { recordState } from '../components/record-state.ts'
import { useCorrections, useRecord } from '../record.queries.ts'

export default function RecordPage() {
  const { id = '' } = useParams()
  const record = useRecord(id)
  return (
    <Page title="服务记录" action={record.data && <Action record={record.data} />}>
      <ForMember icon="clock" title="登录后看记录" text="这是一条服务记录，本人登录才能看。">
        {() => (
          <Loaded query={record}>
            {data => (
              <>
                <Whole record={data} />
                <Trail record={data} />
              </>
            )}
          </Loaded>
        )}
      </ForMember>
    </Page>
  )
}

function Action({ record }: { record: ServiceRecord }) {
  if (record.isReversed || record.origin === 'reversal') return null
  const why = record.openCorrectionId === null ? undefined : '您已经提过了，请等一等答复'
  return (
    <Button
      kind="ghost"
      icon="pencil"
      why={why}
      onPress={() => openPage('record/correct', { record: record.id, title: record.title })}
    >
      记得不对？纠错
    </Button>
  )
}

/** The seven things 令67 §7 asks for, and what proves them. */
function Whole({ record }: { record: ServiceRecord }) {
  const state = recordState(record)
  return (
    <Card>
      <View className="line">
        <View className="grow big">{sayMinutes(record.minutes)}</View>
        {state && <Tag tone={state.tone}>{state.words}</Tag>}
      </View>
      <Facts
        facts={[
          { name: '名称', value: record.title },
          { name: '日期', value: sayCalendarDay(record.servedOn) },
          { name: '地点', value: record.place },
          { name: '内容', value: record.content },
          { name: '时长', value: sayMinutes(record.minutes) },
          { name: '组织', value: record.organizationName },
          { name: '负责人', value: record.responsibleName },
          { name: '凭什么', value: `${gradeWords[record.grade].name}：${gradeWords[record.grade].meaning}` },
          { name: '怎么来', value: originWords[record.origin] },
          { name: '谁确认', value: `${record.approvedByName}，${sayStart(record.approvedAt)}` },
          ...(record.reason === '' ? [] : [{ name: '说明', value: record.reason }]),
          { name: '志愿者', value: `${record.personName}，${record.number}` },
          { name: '顺序', value: `第 ${record.chainSeq} 条` },
        ]}
      />
    </Card>
  )
}

/** What became of it later: asked for, answered, taken back, written anew. */
function Trail({ record }: { record: ServiceRecord }) {
  const { data } = useCorrections()
  const own = data?.items.filter(one => one.record?.id === record.id) ?? []
  return (
    <>
      {record.isReversed && <Notice tone="gold">这一条后来撤销了，原来的样子一直留着。</Notice>}
      {(record.reverses ?? record.replaces) && (
        <Card className="card--list">
          <Row
            icon="clock"
            title={record.reverses ? '撤销的是哪一条' : '原来那一条'}
            onPress={() => openPage('record/record', { id: record.reverses ?? record.replaces ?? '' })}
          />
        </Card>
      )}
      {own.length > 0 && <Heading>纠错</Heading>}
      {own.map(correction => (
        <CorrectionCard key={correction.id} correction={correction} />
      ))}
      <Button kind="plain" icon="shield-check" onPress={() => openPage('record/heads')}>
        “第几条”是什么意思
      </Button>
    </>
  )
}
