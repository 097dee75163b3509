import { View } from '@tarojs/components'
import type { MatterPage } from '@yunxuan/contract'
import { hazardSeverityNames, kindSheets, matterKindNames } from '@yunxuan/domain'
import { Card } from '../../../ui/Card.tsx'
import { Dotted } from '../../../ui/Dotted.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { Tag } from '../../../ui/Tag.tsx'
import { type MatterState, supportWords } from '../../../words/matter.ts'
import { shortCommunity } from '../../member/components/communities.ts'
import { Pictures } from './Pictures.tsx'

/** What it is about, and how it stands. */
export function Head({ matter, state }: { matter: MatterPage; state: MatterState }) {
  const { kind, title, text, number, areaName, supports, level, severity, guideTitle } = matter
  const isSealed = kindSheets[kind].isSealed
  const head = title ?? guideTitle
  return (
    <Card>
      <View className="line">
        <View className="grow">
          <Tag tone={state.tone}>{state.tag}</Tag>
        </View>
        <View className="second">{matterKindNames[kind]}</View>
      </View>
      {head !== null && <View className="big">{head}</View>}
      <View className={head === null ? 'big' : 'words'}>{state.words}</View>
      {text !== null && <View className="lines">{text}</View>}
      <Pictures matter={matter} />
      <View className="second">
        <Dotted
          parts={[
            areaName ? shortCommunity(areaName) : isSealed ? null : '整个街道',
            kindSheets[kind].climbs && level !== '' ? level : null,
            severity === null ? null : hazardSeverityNames[severity],
            supports > 0 ? supportWords(kind).count(supports) : null,
            `编号 ${number.slice(0, 4)} ${number.slice(4)}`,
          ]}
        />
      </View>
    </Card>
  )
}

/** To whoever raised it: their own words, and who reads them. */
export function OwnWords({ matter }: { matter: MatterPage }) {
  const { kind, raisedText, placeNote, isPublic } = matter
  if (!matter.isOwn) return null
  const isSealed = kindSheets[kind].isSealed
  return (
    <>
      <Card>
        <View className="second">您的原话</View>
        <View className="lines">{raisedText ?? '过了保存的时间，已经删掉了。'}</View>
        {placeNote && <View className="second">地方：{placeNote}</View>}
      </Card>
      {isSealed ? (
        <Notice icon="lock">不公开。只有街道管这事的人能看，每看一次都有记录。</Notice>
      ) : (
        <View className="second">
          {isPublic
            ? '上面那段是社区写的，邻居看到的是它。您的原话和名字，邻居看不到。'
            : '邻居现在还看不到。社区看过，会另写一段给大家看，没有您的名字。'}
        </View>
      )}
    </>
  )
}
