import { View } from '@tarojs/components'
import { Heading } from '../../../ui/Heading.tsx'
import { useReferralsOf } from '../referral.queries.ts'
import { ReferralCard } from './ReferralCard.tsx'

/** Whom the office asked to answer what one's organization needs, and what they say. */
export function Referrals({ matterId }: { matterId: string }) {
  const referrals = useReferralsOf(matterId)
  if (!referrals.data || referrals.data.items.length === 0) return null
  return (
    <View className="stack">
      <Heading>谁来帮</Heading>
      {referrals.data.items.map(referral => (
        <ReferralCard key={referral.id} referral={referral} reader="asker" />
      ))}
    </View>
  )
}
