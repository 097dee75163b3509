import { View } from '@tarojs/components'
import type { MatterPage } from '@yunxuan/contract'
import { hasEnded } from '@yunxuan/domain'
import { access } from '../../../ui/access.ts'
import { classNames } from '../../../ui/class-names.ts'
import { Heading } from '../../../ui/Heading.tsx'
import { stepWords } from '../../../words/matter.ts'
import { sayStart } from '../../../words/when.ts'

export interface TimelineProps {
  matter: MatterPage
  /** Whose turn it is now, and until when. */
  next: string
}

/** What was done so far, first thing first, and what comes next. */
export function Timeline({ matter, next }: TimelineProps) {
  const { isOwn, steps, createdAt } = matter
  return (
    <View className="stack">
      <Heading>办到哪一步了</Heading>
      <View className="card timeline" {...access({ role: 'group', label: '办到哪一步了' })}>
        <Line words={isOwn ? '您说了这件事' : '有居民说了这件事'} at={createdAt} />
        {steps.map((step, index) => {
          const wasShown = steps.slice(0, index).some(one => one.act === 'publish')
          const words = stepWords(step, { isOwn, wasShown })
          return <Line key={step.position} words={words} at={step.at} said={step.word} />
        })}
        {!hasEnded(matter) && <Line words={next} isNext />}
      </View>
    </View>
  )
}

interface LineProps {
  words: string
  at?: string
  said?: string | null
  isNext?: boolean
}

function Line({ words, at, said, isNext }: LineProps) {
  return (
    <View className={classNames('timeline__line', isNext && 'timeline__line--next')}>
      <View className="timeline__words">{isNext ? `接下来：${words}` : words}</View>
      {at !== undefined && <View className="second">{sayStart(at)}</View>}
      {said && <View className="answer lines">{said}</View>}
    </View>
  )
}
