import { View } from '@tarojs/components'
import { isProblem, RefusedError } from '@yunxuan/contract/client'
import { useAccountId } from '../session/session.ts'
import { openPage } from '../shell/address.ts'
import { refusalWords } from '../words/refusals.ts'
import { type WriteWords, writeWords } from '../words/writes.ts'
import { askAll } from '../writes/ask-again.ts'
import { type KeptWrite, paramOf, unanswered, useUnanswered } from '../writes/unanswered.ts'
import { Button } from './Button.tsx'
import { Notice } from './Notice.tsx'

/** What this person did of which no screen knows what came of it, on every page until it has been seen. */
export function Unanswered() {
  const writes = useUnanswered(useAccountId())
  if (writes.length === 0) return null
  return (
    <View className="stack">
      {writes.map(write => (
        <One key={write.key} write={write} />
      ))}
    </View>
  )
}

function One({ write }: { write: KeptWrite }) {
  const words = writeWords(write.request.endpoint)
  const name = write.request.about ? `${write.request.about}：` : ''
  const drop = () => unanswered.drop(write.key)
  const { answer } = write
  if (answer === undefined) return <Doubt name={name} doubt={words.doubt} />
  const outcome = outcomeOf(write)
  const way = wayTo(write, words)
  const action =
    way && outcome !== 'not_done' ? (
      <Button
        small
        kind="ghost"
        onPress={() => {
          drop()
          openPage(...way)
        }}
      >
        去看看
      </Button>
    ) : (
      <Button small kind="ghost" onPress={drop}>
        知道了
      </Button>
    )
  if (outcome === 'unknown') {
    return (
      <Notice action={action}>
        {name}没等到回音，不知道{words.doubt}。请看看现在怎么样。
      </Notice>
    )
  }
  return outcome === 'done' ? (
    <Notice tone="ok" icon="circle-check" action={action}>
      {name}
      {words.done}
    </Notice>
  ) : (
    <Notice tone="red" icon="circle-alert" action={action}>
      {name}
      {words.notDone}。{whyNot(write)}
    </Notice>
  )
}

function Doubt({ name, doubt }: { name: string; doubt: string }) {
  return (
    <Notice
      tone="gold"
      icon="clock"
      action={
        <Button small kind="ghost" onPress={() => void askAll()}>
          现在就问
        </Button>
      }
    >
      {name}还不知道{doubt}，网络好了自动再问
    </Notice>
  )
}

function outcomeOf({ answer }: KeptWrite): 'done' | 'not_done' | 'unknown' {
  if (answer === undefined) return 'unknown'
  if ('read' in answer) return answer.read
  return answer.status < 300 ? 'done' : 'not_done'
}

function whyNot({ answer }: KeptWrite): string {
  if (answer === undefined || 'read' in answer) return '那时候没送到，要的话请再办一次。'
  return isProblem(answer.body) ? refusalWords(new RefusedError(answer.body)) : ''
}

function wayTo(write: KeptWrite, { page, list }: WriteWords): Parameters<typeof openPage> | undefined {
  const id = page?.id === 'reply' ? idIn(write.answer) : page && paramOf(write, page.id)
  if (page && id !== undefined) return [page.name, { id }]
  return list && [list]
}

function idIn(answer: KeptWrite['answer']): string | undefined {
  const body = answer !== undefined && 'body' in answer ? answer.body : undefined
  if (typeof body !== 'object' || body === null || !('id' in body)) return undefined
  return typeof body.id === 'string' ? body.id : undefined
}
