import { View } from '@tarojs/components'
import type { LentItem } from '@yunxuan/contract'
import { useState } from 'react'
import { say } from '../../../shell/say.ts'
import { Button } from '../../../ui/Button.tsx'
import { Sheet } from '../../../ui/Sheet.tsx'
import { sayDue } from '../../../words/loan.ts'
import { newLoan, useBorrow } from '../loan.queries.ts'
import { Kept } from './Kept.tsx'

/** Says until when, and lends it with one more tap. */
export function BorrowSheet({ item, onClose }: { item: LentItem; onClose: () => void }) {
  // Its time is that of the first tap; what is tapped again is the same loan.
  const [loan, setLoan] = useState<ReturnType<typeof newLoan>>()
  const borrow = useBorrow(() => {
    onClose()
    say(`借好了，${sayDue(item.dueDate, new Date())}前还`)
  }, item.name)
  const take = () => {
    const taken = loan ?? newLoan(item)
    setLoan(taken)
    borrow.send(taken)
  }
  return (
    <Sheet
      title={`借${item.name}？`}
      isOpen
      onClose={onClose}
      action={
        !borrow.error && (
          <Button busy={borrow.isSending} onPress={take}>
            好，借走
          </Button>
        )
      }
    >
      {borrow.error ? (
        <Kept
          sending={borrow}
          title="先拿去用"
          text="现在没有网络。借的这一笔记在手机上，网络好了自动报上去。"
          onClose={onClose}
        />
      ) : (
        <View>{sayDue(item.dueDate, new Date())}前还到这里就行，不收钱，也不用押东西。</View>
      )}
    </Sheet>
  )
}
