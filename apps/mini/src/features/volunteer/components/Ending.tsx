import { View } from '@tarojs/components'
import type { Volunteer } from '@yunxuan/contract'
import { useCallback, useState } from 'react'
import type { Sending } from '../../../shell/send.ts'
import { Button } from '../../../ui/Button.tsx'
import { Failure } from '../../../ui/Failure.tsx'
import { Sheet } from '../../../ui/Sheet.tsx'
import { useLeaveVolunteering, useWithdrawConsent } from '../volunteer.queries.ts'

export interface EndingProps {
  volunteer: Volunteer
  streetId: string
}

/** Stops being a volunteer. */
export function Leaving({ volunteer, streetId }: EndingProps) {
  const [isAsking, setAsking] = useState(false)
  const leaving = useLeaveVolunteering(streetId, () => setAsking(false))
  return (
    <Ending
      name="不做志愿者了"
      text="姓名、证件和其他资料会删掉，也会退出服务队。做过的服务记录凭编号留着，以后想回来再登记就好。"
      {...{ isAsking, setAsking, sending: leaving, personId: volunteer.personId }}
    />
  )
}

/** A guardian who agreed takes it back. */
export function GuardianWithdrawal({ volunteer, streetId }: EndingProps) {
  const [isAsking, setAsking] = useState(false)
  const withdrawing = useWithdrawConsent(streetId, () => setAsking(false))
  if (volunteer.dependantId === null || volunteer.guardianConsent === null) return null
  return (
    <Ending
      name="收回监护人同意"
      text="收回以后，孩子不能再报名，已经记下的服务还在。想恢复，再登记一次就好。"
      {...{ isAsking, setAsking, sending: withdrawing, personId: volunteer.personId }}
    />
  )
}

interface EndingSheetProps {
  name: string
  text: string
  isAsking: boolean
  setAsking: (isAsking: boolean) => void
  sending: Sending<string>
  personId: string
}

function Ending({ name, text, isAsking, setAsking, sending, personId }: EndingSheetProps) {
  const { forget } = sending
  const close = useCallback(() => {
    setAsking(false)
    forget()
  }, [setAsking, forget])
  return (
    <>
      <Button kind="plain" onPress={() => setAsking(true)}>
        {name}
      </Button>
      <Sheet
        title={`${name}？`}
        isOpen={isAsking}
        onClose={close}
        action={
          !sending.error && (
            <Button busy={sending.isSending} onPress={() => sending.send(personId)}>
              确定{name}
            </Button>
          )
        }
      >
        {sending.error ? <Failure error={sending.error} onRetry={sending.again} /> : <View>{text}</View>}
      </Sheet>
    </>
  )
}
