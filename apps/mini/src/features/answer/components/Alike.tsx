import { View } from '@tarojs/components'
import type { AlikeNeed } from '@yunxuan/contract'
import { useEffect, useState } from 'react'
import { openPage } from '../../../shell/address.ts'
import { Card } from '../../../ui/Card.tsx'
import { Heading } from '../../../ui/Heading.tsx'
import { Row } from '../../../ui/Row.tsx'
import { supportWords } from '../../../words/matter.ts'
import { isToBeSupported, Support } from '../../matter/components/Support.tsx'
import { useAlike } from '../answer.queries.ts'

const restMs = 700
const shortestText = 4

/** While a need is being written: what neighbours said already, to say along with, and what can be had now. */
export function Alike({ text, areaId }: { text: string; areaId: string | null }) {
  const settled = useSettled(text.trim())
  // Nothing is said of what could not be asked: the need is written all the same.
  const found = useAlike(settled.length < shortestText ? '' : settled, areaId).data
  const { needs = [], services = [] } = found ?? {}
  if (settled.length < shortestText) return null
  return (
    <>
      {needs.length > 0 && (
        <View className="stack">
          <Heading>邻居提过差不多的</Heading>
          {needs.map(need => (
            <Need key={need.id} need={need} />
          ))}
        </View>
      )}
      {services.length > 0 && (
        <View className="stack">
          <Heading>也许现在就有</Heading>
          <Card className="card--list">
            {services.map(({ id, title, organizationName }) => (
              <Row
                key={id}
                title={title}
                note={organizationName}
                onPress={() => openPage('service/service', { id })}
              />
            ))}
          </Card>
        </View>
      )}
    </>
  )
}

function Need({ need }: { need: AlikeNeed }) {
  const { id, kind, title, supports, isSupported } = need
  const count = supports > 0 ? supportWords(kind).count(supports) : undefined
  return (
    <Card>
      <Row title={title} note={count} onPress={() => openPage('matter/matter', { id })} />
      {isSupported && <View className="second">社区会一起办，不用再提一遍。</View>}
      {isToBeSupported(need) && <Support isBeside matter={need} />}
    </Card>
  )
}

/** The text once nothing was typed for a moment. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), restMs)
    return () => clearTimeout(timer)
  }, [text])
  return settled
}
