import { Text, View } from '@tarojs/components'
import type { PublicFigures } from '@yunxuan/contract'
import type { PublicFigureId } from '@yunxuan/domain'
import { openPage, openTab, useParams } from '../../../shell/address.ts'
import { useLinkedStreet, useStreet } from '../../../shell/street.queries.ts'
import { Card } from '../../../ui/Card.tsx'
import { Dotted } from '../../../ui/Dotted.tsx'
import { Heading } from '../../../ui/Heading.tsx'
import { Icon } from '../../../ui/Icon.tsx'
import { Loaded } from '../../../ui/Loaded.tsx'
import { Page } from '../../../ui/Page.tsx'
import { Pressable } from '../../../ui/Pressable.tsx'
import { call } from '../../../ui/phone.ts'
import { Row } from '../../../ui/Row.tsx'
import { sayStart } from '../../../words/when.ts'
import { usePublicFigures } from '../figure.queries.ts'

/** A street: what everybody may know of it, in numbers that lead to what they count. */
export default function About() {
  const { street: linked } = useParams()
  useLinkedStreet(linked)
  const street = useStreet()
  return (
    <Page title="关于街道">
      <Loaded query={street}>
        {({ name, city, district, platformName, deskPhone }) => (
          <>
            <Card>
              <View className="big">{name}</View>
              <View className="second">
                <Dotted parts={[city, district, platformName]} />
              </View>
            </Card>
            <Counted />
            <Card className="card--list">
              <Row
                icon="phone"
                title="服务台电话"
                note={deskPhone}
                onPress={() => call({ name: '服务台', number: deskPhone })}
              />
              <Row
                icon="share-2"
                title="公开数据"
                note="订到日历、放到网页、给别的系统用"
                onPress={() => openPage('street/open-data')}
              />
            </Card>
          </>
        )}
      </Loaded>
    </Page>
  )
}

function Counted() {
  return <Loaded query={usePublicFigures()}>{figures => <Figures figures={figures} />}</Loaded>
}

/** Where everybody sees what a number counts. */
const openers: Readonly<Record<PublicFigureId, () => void>> = {
  'slots-held': () => openTab('services'),
  'people-served': () => openTab('services'),
  volunteers: () => openTab('activities'),
  'volunteer-hours': () => openPage('record/heads'),
  'needs-taken': () => openPage('matter/around'),
  'guides-shown': () => openPage('article/read'),
}

function Figures({ figures: { year, countedAt, items } }: { figures: PublicFigures }) {
  return (
    <>
      <Heading>{year} 年到现在</Heading>
      <Card className="card--list">
        {items.map(({ id, name, unit, value, definition }) => (
          <Pressable key={id} className="row" role="link" onPress={openers[id]}>
            <View className="row__words">
              <View className="row__title">{name}</View>
              <View className="big">
                {value === null ? '—' : value.toLocaleString('zh-CN')}
                <Text className="second"> {unit}</Text>
              </View>
              <View className="row__note">{definition}</View>
            </View>
            <Icon name="chevron-right" size="s" className="row__arrow" />
          </Pressable>
        ))}
      </Card>
      <View className="second">截至 {sayStart(countedAt)}，每小时数一次。</View>
    </>
  )
}
