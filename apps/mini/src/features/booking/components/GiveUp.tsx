import { View } from '@tarojs/components'
import { useCallback, useState } from 'react'
import type { Sending } from '../../../shell/send.ts'
import { Button } from '../../../ui/Button.tsx'
import { Failure } from '../../../ui/Failure.tsx'
import { Field } from '../../../ui/Field.tsx'
import { Sheet } from '../../../ui/Sheet.tsx'

export interface GiveUpProps {
  /** What the button does, such as 取消预约. */
  name: string
  sending: Sending<{ word?: string }>
  /** It is late: whoever prepares for it is told a word. */
  isLate: boolean
  /** What follows, said before the last tap. */
  words: string
  /** Whom a word goes to, such as 服务台. */
  toWhom: string
  /** Until when it is free, below the button. */
  until?: string | undefined
}

/** Gives a place back after asking once; late with a word. */
export function GiveUp({ name, sending, isLate, words, toWhom, until }: GiveUpProps) {
  const [isAsking, setAsking] = useState(false)
  const [word, setWord] = useState('')
  const { forget } = sending
  const close = useCallback(() => {
    setAsking(false)
    forget()
  }, [forget])
  return (
    <>
      <Button kind="ghost" onPress={() => setAsking(true)}>
        {name}
      </Button>
      {until && <View className="end">{until}</View>}
      <Sheet
        title={`${name}？`}
        isOpen={isAsking}
        onClose={close}
        action={
          !sending.error && (
            <Button
              busy={sending.isSending}
              onPress={() => sending.send(word.trim() === '' ? {} : { word: word.trim() })}
            >
              确定{name}
            </Button>
          )
        }
      >
        {sending.error ? (
          <Failure error={sending.error} onRetry={sending.again} />
        ) : (
          <>
            <View>{words}</View>
            {isLate && (
              <Field
                label={`跟${toWhom}说一声（可以不写）`}
                value={word}
                onChange={setWord}
                multiline
                maxLength={200}
                placeholder="比如：家里临时有事"
              />
            )}
          </>
        )}
      </Sheet>
    </>
  )
}
