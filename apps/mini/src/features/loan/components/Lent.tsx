import { View } from '@tarojs/components'
import type { LentItem } from '@yunxuan/contract'
import { useState } from 'react'
import { useAccountId } from '../../../session/session.ts'
import { openPage } from '../../../shell/address.ts'
import { useStreetId } from '../../../shell/street.queries.ts'
import { Button } from '../../../ui/Button.tsx'
import { Card } from '../../../ui/Card.tsx'
import { Heading } from '../../../ui/Heading.tsx'
import { sayItem } from '../../../words/loan.ts'
import { useUnanswered } from '../../../writes/unanswered.ts'
import { useMember } from '../../member/member.queries.ts'
import { type Held, heldNow } from '../held.ts'
import { useHeldLoans, useItemsAt } from '../loan.queries.ts'
import { BorrowSheet } from './BorrowSheet.tsx'
import { HeldRow } from './HeldRow.tsx'
import { UseSheet } from './UseSheet.tsx'

/** What this person has in hand, as far as this phone knows, with what nobody has heard of yet. */
export function useHeldNow(): Held[] {
  const kept = useUnanswered(useAccountId())
  const known = useHeldLoans().data?.items ?? []
  return heldNow(known, kept, useStreetId() ?? '')
}

/** What a station lends, and what this person has of it: two taps to take a thing, two to give it back. */
export function Lent({ locationId }: { locationId: string }) {
  const items = useItemsAt(locationId).data?.items ?? []
  const held = useHeldNow().filter(({ itemId }) => items.some(({ id }) => id === itemId))
  const [wanted, setWanted] = useState<LentItem>()
  const close = () => setWanted(undefined)
  if (items.length === 0) return null
  return (
    <>
      {held.length > 0 && (
        <>
          <Heading>您借着的</Heading>
          <Card className="card--list">
            {held.map(one => (
              <HeldRow key={one.id} held={one} />
            ))}
          </Card>
        </>
      )}
      <Heading>这里能借的</Heading>
      <Card className="card--list">
        {items.map(item => (
          <ItemRow key={item.id} item={item} onWant={() => setWanted(item)} />
        ))}
      </Card>
      {wanted &&
        (wanted.isUsedUp ? (
          <UseSheet item={wanted} onClose={close} />
        ) : (
          <BorrowSheet item={wanted} onClose={close} />
        ))}
    </>
  )
}

function ItemRow({ item, onWant }: { item: LentItem; onWant: () => void }) {
  const accountId = useAccountId()
  const member = useMember().data
  const { name, isUsedUp, denial } = item
  const act = isUsedUp ? '拿' : '借'
  const want = () => {
    if (accountId === undefined) openPage('session/sign-in')
    else if (member === null) openPage('member/profile')
    else onWant()
  }
  return (
    <View className="row">
      <View className="row__words">
        <View className="row__title">{name}</View>
        <View className="row__note">{sayItem(item, new Date())}</View>
      </View>
      {denial === null && (
        <Button small label={`${act}${name}`} onPress={want}>
          {accountId === undefined ? `登录后${act}` : act}
        </Button>
      )}
    </View>
  )
}
