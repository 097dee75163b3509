import type { Member, Street } from '@yunxuan/contract'
import type { ReactNode } from 'react'
import { useAccountId } from '../../../session/session.ts'
import { openPage } from '../../../shell/address.ts'
import { useStreet } from '../../../shell/street.queries.ts'
import { Button } from '../../../ui/Button.tsx'
import type { IconName } from '../../../ui/icon-names.ts'
import { Loaded } from '../../../ui/Loaded.tsx'
import { Empty } from '../../../ui/states.tsx'
import { useMember } from '../member.queries.ts'

export interface ForMemberProps {
  /** What a guest gets by signing in. */
  icon: IconName
  title: string
  text: string
  children: (member: Member, street: Street) => ReactNode
}

/** What only a person of the street sees; a guest is asked to sign in, a newcomer for a name. */
export function ForMember({ icon, title, text, children }: ForMemberProps) {
  const accountId = useAccountId()
  const street = useStreet()
  const member = useMember()
  if (!accountId) {
    return (
      <Empty
        icon={icon}
        title={title}
        text={text}
        action={<Button onPress={() => openPage('session/sign-in')}>登录</Button>}
      />
    )
  }
  return (
    <Loaded query={street}>
      {shown => (
        <Loaded query={member} isEmpty={data => data === null} empty={<Newcomer streetName={shown.name} />}>
          {data => data && children(data, shown)}
        </Loaded>
      )}
    </Loaded>
  )
}

function Newcomer({ streetName }: { streetName: string }) {
  return (
    <Empty
      icon="user-round"
      title="先认识一下"
      text={`您在${streetName}还没有登记，填个姓名和社区就好，只填这一次。`}
      action={<Button onPress={() => openPage('member/profile')}>填姓名和社区</Button>}
    />
  )
}
