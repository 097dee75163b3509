import type { Member } from '@yunxuan/contract'
import { useAccountId } from '../../../session/session.ts'
import { openPage } from '../../../shell/address.ts'
import { Button } from '../../../ui/Button.tsx'

export interface SendProps {
  member: Member | null
  isSending: boolean
  onSend: () => void
}

/** Sends what was written; a guest signs in first, a newcomer says who they are. */
export function Send({ member, isSending, onSend }: SendProps) {
  if (!useAccountId()) {
    return <Button onPress={() => openPage('session/sign-in')}>登录后发出</Button>
  }
  if (!member) return <Button onPress={() => openPage('member/profile')}>填好姓名和社区再发出</Button>
  return (
    <Button busy={isSending} onPress={onSend}>
      发出
    </Button>
  )
}
