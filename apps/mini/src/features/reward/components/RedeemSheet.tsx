import { View } from '@tarojs/components'
import type { Reward } from '@yunxuan/contract'
import { openPage } from '../../../shell/address.ts'
import { Button } from '../../../ui/Button.tsx'
import { Failure } from '../../../ui/Failure.tsx'
import { Sheet } from '../../../ui/Sheet.tsx'
import { useRedeem } from '../reward.queries.ts'

export interface RedeemSheetProps {
  reward: Reward
  /** A child; oneself when undefined. */
  personId: string | undefined
  onClose: () => void
}

/** Says once more what goes and what comes, before it does. */
export function RedeemSheet({ reward, personId, onClose }: RedeemSheetProps) {
  const redeem = useRedeem(redemption => {
    onClose()
    openPage('reward/redemption', { id: redemption.id })
  })
  return (
    <Sheet
      title={`用 ${reward.points} 分换${reward.name}？`}
      isOpen
      onClose={onClose}
      action={
        <Button busy={redeem.isSending} onPress={() => redeem.send({ rewardId: reward.id, personId })}>
          确定兑换
        </Button>
      }
    >
      <View>积分马上扣掉，东西给您留着。</View>
      <View>凭码到{reward.collectAt}领。没去领会自动退回积分，领之前也可以自己退。</View>
      <Failure error={redeem.error} onRetry={redeem.again} />
    </Sheet>
  )
}
