import { View } from '@tarojs/components'
import type { MatterPage } from '@yunxuan/contract'
import { useAccountId } from '../../../session/session.ts'
import { openPage } from '../../../shell/address.ts'
import { Button } from '../../../ui/Button.tsx'
import { Failure, failureTitle } from '../../../ui/Failure.tsx'
import { Sheet } from '../../../ui/Sheet.tsx'
import { supportNotes, supportWords } from '../../../words/matter.ts'
import { useMember } from '../../member/member.queries.ts'
import { useSupport } from '../matter.queries.ts'

type Supported = Pick<MatterPage, 'id' | 'kind' | 'isSupported' | 'supportDenial'>

/** Whether there is something to say for, or to, a neighbour who may need it as well. */
export const isToBeSupported = ({ supportDenial }: Supported): boolean =>
  supportDenial !== 'support_not_possible' && supportDenial !== 'own_matter'

/** 我也需要, where a neighbour may say so; beside something else that is done it stands back. */
export function Support({ matter, isBeside = false }: { matter: Supported; isBeside?: boolean }) {
  const accountId = useAccountId()
  const member = useMember()
  const support = useSupport(matter.id)
  const { say, said } = supportWords(matter.kind)
  const { supportDenial, isSupported } = matter
  const kind = isBeside ? 'ghost' : 'primary'
  if (!accountId) {
    return (
      <Button kind={kind} onPress={() => openPage('session/sign-in')}>
        登录后说“{say}”
      </Button>
    )
  }
  if (member.data === null) {
    return (
      <Button kind={kind} onPress={() => openPage('member/profile')}>
        填好姓名和社区再说“{say}”
      </Button>
    )
  }
  return (
    <>
      {isSupported ? (
        <View className="line">
          <View className="grow">{said}</View>
          <Button small kind="ghost" busy={support.isSending} onPress={() => support.send(false)}>
            收回
          </Button>
        </View>
      ) : (
        <Button
          kind={kind}
          busy={support.isSending}
          why={supportDenial ? supportNotes[supportDenial] : undefined}
          onPress={() => support.send(true)}
        >
          {say}
        </Button>
      )}
      <Sheet
        title={failureTitle(support.error, '没说上')}
        isOpen={support.error !== null}
        onClose={support.forget}
      >
        <Failure
          error={support.error}
          onRetry={support.again}
          action={<Button onPress={support.forget}>知道了</Button>}
        />
      </Sheet>
    </>
  )
}
