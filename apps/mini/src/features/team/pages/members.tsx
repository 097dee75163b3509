import { useCallback, useState } from 'react'
import { useParams } from '../../../shell/address.ts'
import { say } from '../../../shell/say.ts'
import { Button } from '../../../ui/Button.tsx'
import { Chips } from '../../../ui/Chips.tsx'
import { Failure } from '../../../ui/Failure.tsx'
import { Field } from '../../../ui/Field.tsx'
import { Page } from '../../../ui/Page.tsx'
import { PagedList } from '../../../ui/PagedList.tsx'
import { Sheet } from '../../../ui/Sheet.tsx'
import { Empty } from '../../../ui/states.tsx'
import { ForMember } from '../../member/components/ForMember.tsx'
import { MemberCard } from '../components/MemberCard.tsx'
import { type MembersShown, useInvite, useTeamMembers } from '../team.queries.ts'

export default function Members() {
  const { id = '' } = useParams()
  const [standing, setStanding] = useState<MembersShown>('applied')
  return (
    <Page title="成员和申请">
      <ForMember icon="users" title="登录后看成员" text="只有队长能看到。">
        {() => (
          <>
            <Chips
              kind="tabs"
              label="成员和申请"
              value={standing}
              options={[
                { value: 'applied', title: '申请' },
                { value: 'active', title: '成员' },
                { value: 'invited', title: '邀请' },
              ]}
              onChange={setStanding}
            />
            <List key={standing} teamId={id} standing={standing} />
            <Invite teamId={id} />
          </>
        )}
      </ForMember>
    </Page>
  )
}

const nobody = {
  applied: { title: '没有等回复的申请', text: '有人申请时，会在“消息”里告诉您。' },
  active: { title: '还没有成员', text: '请邻居申请，或者凭志愿者编号邀请。' },
  invited: { title: '没有等回话的邀请', text: '知道志愿者编号，就能邀请。' },
} as const

function List({ teamId, standing }: { teamId: string; standing: MembersShown }) {
  const members = useTeamMembers(teamId, standing)
  return (
    <PagedList list={members} empty={<Empty icon="users" {...nobody[standing]} />}>
      {items => items.map(one => <MemberCard key={one.personId} one={one} teamId={teamId} />)}
    </PagedList>
  )
}

function Invite({ teamId }: { teamId: string }) {
  const [isAsking, setAsking] = useState(false)
  const [number, setNumber] = useState('')
  const close = useCallback(() => setAsking(false), [])
  const inviting = useInvite(teamId, () => {
    setAsking(false)
    setNumber('')
    say('邀请发出去了')
  })
  const isNumber = number.trim() !== ''
  return (
    <>
      <Button kind="ghost" icon="plus" onPress={() => setAsking(true)}>
        凭编号邀请
      </Button>
      <Sheet title="凭编号邀请" isOpen={isAsking} onClose={close}>
        <Field
          label="志愿者编号"
          value={number}
          onChange={setNumber}
          maxLength={20}
          placeholder="YX 开头，共 12 位"
          hint="在对方的“志愿者资料”里。"
        />
        <Failure error={inviting.error} onRetry={inviting.again} />
        <Button
          busy={inviting.isSending}
          why={isNumber ? undefined : '先填上编号'}
          onPress={() => inviting.send(number.trim())}
        >
          发出邀请
        </Button>
      </Sheet>
    </>
  )
}
