import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Sending } from '../../../shell/send.ts'
import { AskFirst } from '../../../ui/AskFirst.tsx'
import { Field } from '../../../ui/Field.tsx'

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
  const [word, setWord] = useState('')
  return (
    <>
      <AskFirst
        name={name}
        sending={sending}
        onYes={() => sending.send(word.trim() === '' ? {} : { word: word.trim() })}
      >
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
      </AskFirst>
      {until && <View className="end">{until}</View>}
    </>
  )
}
