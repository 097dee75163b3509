import { View } from '@tarojs/components'
import type { AnswerView, MatterPage } from '@yunxuan/contract'
import { activeAnswerStatuses } from '@yunxuan/domain'
import { openPage } from '../../../shell/address.ts'
import { Button } from '../../../ui/Button.tsx'
import { Card } from '../../../ui/Card.tsx'
import { Dotted } from '../../../ui/Dotted.tsx'
import { Heading } from '../../../ui/Heading.tsx'
import { call } from '../../../ui/phone.ts'
import { Stars } from '../../../ui/Stars.tsx'
import { Tag } from '../../../ui/Tag.tsx'
import { answerDays, answerState, voiceWords } from '../../../words/answer.ts'
import { useAnswers } from '../answer.queries.ts'
import { offerNotes } from '../offer-notes.ts'
import { AnswerActs } from './AnswerActs.tsx'

/** What others offer for a need, what may be done with each, and the way to answer it oneself. */
export function Answers({ matter }: { matter: MatterPage }) {
  const answers = useAnswers(matter.id)
  if (!answers.data) return null
  const { items, denial, voices } = answers.data
  const ownActive = items.filter(answer => answer.isOwn && isActive(answer))
  const note = denial === null ? undefined : offerNotes[denial]
  const isAnswerable = denial === null && ownActive.length < Math.max(1, voices.length)
  const isAwaited = denial === 'own_need' && items.length === 0
  if (items.length === 0 && !isAnswerable && !isAwaited && note === undefined) return null
  return (
    <View className="stack">
      <Heading>谁能帮</Heading>
      {items.length === 0 && (
        <View className="second">
          {isAwaited ? '还没有人来答，有了会在消息里告诉您。' : '还没有人答。您帮得上，就答一答。'}
        </View>
      )}
      {items.map(answer => (
        <AnswerCard key={answer.id} answer={answer} isAsker={matter.isOwn} />
      ))}
      {isAnswerable && (
        <Button kind="ghost" icon="hand-heart" onPress={() => openPage('answer/offer', { id: matter.id })}>
          我来答
        </Button>
      )}
      {note && <View className="second">{note}</View>}
    </View>
  )
}

const isActive = ({ status }: AnswerView): boolean => activeAnswerStatuses.some(active => active === status)

function AnswerCard({ answer, isAsker }: { answer: AnswerView; isAsker: boolean }) {
  const { isOwn, text, said, places, isPaid, isWhole, stars, word, contact } = answer
  const { tone, tag, words } = answerState(answer, isOwn ? 'answerer' : isAsker ? 'asker' : 'anybody')
  return (
    <Card>
      <View className="line">
        <View className="words grow">{isOwn ? '我答的' : voiceWords(answer)}</View>
        <Tag tone={tone}>{tag}</Tag>
      </View>
      <View>{words}</View>
      {text !== null && <View className="lines">{text}</View>}
      {isOwn && text === null && <View className="second">社区还没看，别人还看不到。</View>}
      <View className="second">
        <Dotted
          parts={[
            answerDays(answer),
            places === null ? null : `${places} 位`,
            isWhole ? '一家就能办成' : null,
            isPaid ? '要收费' : null,
          ]}
        />
      </View>
      {said && <Said said={said} isOwn={isOwn} />}
      {stars !== null && <Stars value={stars} />}
      {word && <View className="answer lines">{word}</View>}
      {contact && <Contact contact={contact} />}
      <AnswerActs answer={answer} />
    </Card>
  )
}

function Said({ said, isOwn }: { said: NonNullable<AnswerView['said']>; isOwn: boolean }) {
  return (
    <View className="second">
      {isOwn ? '您写的' : '对方写的'}：
      {[said.text, said.placeNote, said.conditions].filter(Boolean).join('；')}
    </View>
  )
}

/** How to reach the other side, once both said yes. */
function Contact({ contact: { name, phone } }: { contact: NonNullable<AnswerView['contact']> }) {
  if (phone === null) return <View>联系：{name}（没有留电话，请打服务台转告）</View>
  return (
    <Button kind="ghost" icon="phone" onPress={() => call({ name, number: phone })}>
      打给{name} {phone}
    </Button>
  )
}
