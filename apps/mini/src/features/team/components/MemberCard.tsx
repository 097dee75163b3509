import { View } from '@tarojs/components'
import type { TeamMember } from '@yunxuan/contract'
import { useCallback, useState } from 'react'
import type { Sending } from '../../../shell/send.ts'
import { access } from '../../../ui/access.ts'
import { Button } from '../../../ui/Button.tsx'
import { Card } from '../../../ui/Card.tsx'
import { Dotted } from '../../../ui/Dotted.tsx'
import { Failure } from '../../../ui/Failure.tsx'
import { Field } from '../../../ui/Field.tsx'
import { Sheet } from '../../../ui/Sheet.tsx'
import { Tag } from '../../../ui/Tag.tsx'
import { useApprove, useReject, useRemove, type WithReason } from '../team.queries.ts'

export interface MemberCardProps {
  one: TeamMember
  teamId: string
}

/** Somebody in a team or at its door, as its leader sees and answers them. */
export function MemberCard({ one, teamId }: MemberCardProps) {
  const { name, number, standing, role, isMinor, skills, message } = one
  return (
    <View {...access({ role: 'group', label: name })}>
      <Card>
        <View className="line">
          <View className="words grow">{name}</View>
          {role === 'leader' && <Tag tone="blue">队长</Tag>}
          {isMinor && <Tag tone="gold">未成年</Tag>}
        </View>
        <View className="second">
          <Dotted parts={[number, skills.join('、')]} />
        </View>
        {message !== '' && <View className="answer">{message}</View>}
        {standing === 'applied' && <Answer one={one} teamId={teamId} />}
        {(standing === 'invited' || (standing === 'active' && role === 'member')) && (
          <Remove one={one} teamId={teamId} />
        )}
      </Card>
    </View>
  )
}

function Answer({ one, teamId }: MemberCardProps) {
  const [isAsking, setAsking] = useState(false)
  const approving = useApprove(teamId)
  const rejecting = useReject(teamId, () => setAsking(false))
  return (
    <>
      <Failure error={approving.error} onRetry={approving.again} />
      <View className="pair">
        <Button busy={approving.isSending} onPress={() => approving.send(one.personId)}>
          同意
        </Button>
        <Button kind="ghost" onPress={() => setAsking(true)}>
          不同意
        </Button>
      </View>
      {isAsking && (
        <ReasonSheet
          title={`不同意${one.name}加入？`}
          word="告诉对方"
          personId={one.personId}
          sending={rejecting}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  )
}

function Remove({ one, teamId }: MemberCardProps) {
  const [isAsking, setAsking] = useState(false)
  const removing = useRemove(teamId, () => setAsking(false))
  const name = one.standing === 'invited' ? '收回邀请' : '移出服务队'
  return (
    <>
      <Button kind="plain" onPress={() => setAsking(true)}>
        {name}
      </Button>
      {isAsking && (
        <ReasonSheet
          title={`${name}：${one.name}？`}
          word={`确定${name}`}
          personId={one.personId}
          sending={removing}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  )
}

interface ReasonSheetProps {
  title: string
  word: string
  personId: string
  sending: Sending<WithReason>
  onClose: () => void
}

function ReasonSheet({ title, word, personId, sending, onClose }: ReasonSheetProps) {
  const [reason, setReason] = useState('')
  const { forget } = sending
  const close = useCallback(() => {
    forget()
    onClose()
  }, [forget, onClose])
  return (
    <Sheet
      title={title}
      isOpen
      onClose={close}
      action={
        <Button
          busy={sending.isSending}
          why={reason.trim() === '' ? '请写一句原因，对方会看到' : undefined}
          onPress={() => sending.send({ personId, reason: reason.trim() })}
        >
          {word}
        </Button>
      }
    >
      <Field
        label="原因"
        value={reason}
        onChange={setReason}
        multiline
        maxLength={200}
        placeholder="比如：这个月人手够了"
      />
      <Failure error={sending.error} onRetry={sending.again} />
    </Sheet>
  )
}
