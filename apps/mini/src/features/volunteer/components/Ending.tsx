import { View } from '@tarojs/components'
import type { Volunteer } from '@yunxuan/contract'
import { AskFirst } from '../../../ui/AskFirst.tsx'
import { useLeaveVolunteering, useWithdrawConsent } from '../volunteer.queries.ts'

export interface EndingProps {
  volunteer: Volunteer
}

/** Stops being a volunteer. */
export function Leaving({ volunteer }: EndingProps) {
  const leaving = useLeaveVolunteering()
  return (
    <AskFirst
      kind="plain"
      name="不做志愿者了"
      sending={leaving}
      onYes={() => leaving.send(volunteer.personId)}
    >
      <View>
        姓名、证件和其他资料会删掉，也会退出服务队。做过的服务记录凭编号留着，以后想回来再登记就好。
      </View>
    </AskFirst>
  )
}

/** A guardian who agreed takes it back. */
export function GuardianWithdrawal({ volunteer }: EndingProps) {
  const withdrawing = useWithdrawConsent()
  if (volunteer.dependantId === null || volunteer.guardianConsent === null) return null
  return (
    <AskFirst
      kind="plain"
      name="收回监护人同意"
      sending={withdrawing}
      onYes={() => withdrawing.send(volunteer.personId)}
    >
      <View>收回以后，孩子不能再报名，已经记下的服务还在。想恢复，再登记一次就好。</View>
    </AskFirst>
  )
}
