import { View } from '@tarojs/components'
import type { Member, Team, Volunteer } from '@yunxuan/contract'
import { useCallback, useState } from 'react'
import { openPage } from '../../../shell/address.ts'
import { say } from '../../../shell/say.ts'
import { Button } from '../../../ui/Button.tsx'
import { Choice } from '../../../ui/Choice.tsx'
import { Failure } from '../../../ui/Failure.tsx'
import { Field } from '../../../ui/Field.tsx'
import { Heading } from '../../../ui/Heading.tsx'
import { Sheet } from '../../../ui/Sheet.tsx'
import { denialWords } from '../../../words/refusals.ts'
import { useApply } from '../team.queries.ts'

export interface ApplyProps {
  team: Team
  member: Member
  /** Those of the family who are in it neither by now nor by an answer that is awaited. */
  free: readonly Volunteer[]
  isAnyRegistered: boolean
}

/** Asks to be let into a team, or says what has to be done first. */
export function Apply({ team, member, free, isAnyRegistered }: ApplyProps) {
  const [isAsking, setAsking] = useState(false)
  const close = useCallback(() => setAsking(false), [])
  if (!isAnyRegistered) {
    return (
      <>
        <View className="button__why">{denialWords('volunteer_missing')}</View>
        <Button onPress={() => openPage('volunteer/join')}>先登记成为志愿者</Button>
      </>
    )
  }
  const ready = free.filter(({ status }) => status === 'active')
  if (ready.length === 0) {
    const who = free[0]?.dependantId ?? undefined
    return (
      <>
        <View className="button__why">{denialWords('volunteer_pending')}</View>
        <Button onPress={() => openPage('volunteer/join', { who })}>补齐志愿者资料</Button>
      </>
    )
  }
  const why = !team.isOpen ? '现在只收邀请的人，把志愿者编号告诉队长就好' : undefined
  const people = ready.map(({ personId, name }) => ({
    value: personId,
    title: personId === member.id ? '我自己' : name,
  }))
  return (
    <>
      <Button why={why} onPress={() => setAsking(true)}>
        申请加入
      </Button>
      <Sheet title={`申请加入${team.name}`} isOpen={isAsking} onClose={close}>
        <Form team={team} people={people} onDone={close} />
      </Sheet>
    </>
  )
}

interface FormProps {
  team: Team
  people: { value: string; title: string }[]
  onDone: () => void
}

function Form({ team, people, onDone }: FormProps) {
  const [personId, setPerson] = useState(people[0]?.value)
  const [message, setMessage] = useState('')
  const applying = useApply(() => {
    onDone()
    say('申请交上去了，队长回复后告诉您')
  })
  const send = () =>
    applying.send({ teamId: team.id, ...(personId ? { personId } : {}), message: message.trim() })
  return (
    <>
      {people.length > 1 && (
        <>
          <Heading level={3}>谁加入</Heading>
          <Choice label="谁加入" layout="row" value={personId} options={people} onChange={setPerson} />
        </>
      )}
      <Field
        label="跟队长说两句（可以不写）"
        value={message}
        onChange={setMessage}
        multiline
        maxLength={200}
        placeholder="比如：周末有空，会修水电"
      />
      <Failure error={applying.error} onRetry={applying.again} />
      <Button busy={applying.isSending} onPress={send}>
        交给队长
      </Button>
    </>
  )
}
