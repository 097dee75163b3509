import { View } from '@tarojs/components'
import { useParams } from '../../../shell/address.ts'
import { copy } from '../../../shell/copy.ts'
import { useLinkedStreet, useStreet } from '../../../shell/street.queries.ts'
import { Button } from '../../../ui/Button.tsx'
import { Card } from '../../../ui/Card.tsx'
import { Heading } from '../../../ui/Heading.tsx'
import { Loaded } from '../../../ui/Loaded.tsx'
import { Page } from '../../../ui/Page.tsx'
import { Empty } from '../../../ui/states.tsx'
import { sayStart } from '../../../words/when.ts'
import { useHeads } from '../record.queries.ts'

/** Public: the published heads of the chain of hours, and what they are for. */
export default function Heads() {
  const { street: linked } = useParams()
  useLinkedStreet(linked)
  return (
    <Page title="时长改不了的道理">
      <View>
        每一条时长都跟前一条扣在一起，像一根链子。每月把最后一环公布在这里，就是链尾：以后谁改动、删掉一条，一对就看得出来。
      </View>
      <Loaded query={useStreet()}>{() => <Months />}</Loaded>
    </Page>
  )
}

function Months() {
  return (
    <Loaded
      query={useHeads()}
      isEmpty={({ current }) => current === null}
      empty={<Empty icon="shield-check" title="还没有时长" text="有了第一条服务记录，这里就有第一环。" />}
    >
      {({ current, months }) => (
        <>
          {current && (
            <Head title="现在" seq={current.seq} hash={current.hash} at={`${sayStart(current.at)} 记的`} />
          )}
          {months.length > 0 && <Heading>以前各月</Heading>}
          {months.map(month => (
            <Head
              key={month.month}
              title={sayMonth(month.month)}
              seq={month.seq}
              hash={month.hash}
              at={`${sayStart(month.publishedAt)} 公布`}
            />
          ))}
        </>
      )}
    </Loaded>
  )
}

interface HeadProps {
  title: string
  seq: number
  hash: string
  at: string
}

function Head({ title, seq, hash, at }: HeadProps) {
  return (
    <Card>
      <View className="words">
        {title}，第 {seq} 条
      </View>
      <View className="second">{at}</View>
      <View className="second">{hash}</View>
      <Button kind="plain" small label={`复制${title}的链尾`} onPress={() => void copy(`${seq}:${hash}`)}>
        复制
      </Button>
    </Card>
  )
}

function sayMonth(month: string): string {
  const [year, number] = month.split('-').map(Number)
  return `${year} 年 ${number} 月`
}
