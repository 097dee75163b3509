import { View } from '@tarojs/components'
import type { LentItem } from '@yunxuan/contract'
import { useState } from 'react'
import { randomId } from '../../../shell/random-id.ts'
import { say } from '../../../shell/say.ts'
import { Button } from '../../../ui/Button.tsx'
import { Sheet } from '../../../ui/Sheet.tsx'
import { Stepper } from '../../../ui/Stepper.tsx'
import { useUseUp } from '../loan.queries.ts'
import { Kept } from './Kept.tsx'

const mostAtOnce = 20

/** Counts what is taken for good; nobody is asked what for. */
export function UseSheet({ item, onClose }: { item: LentItem; onClose: () => void }) {
  const [id] = useState(randomId)
  const [pieces, setPieces] = useState(1)
  const use = useUseUp(() => {
    onClose()
    say('记好了')
  })
  return (
    <Sheet
      title={`从${item.name}里拿几件？`}
      isOpen
      onClose={onClose}
      action={
        !use.error && (
          <Button busy={use.isSending} onPress={() => use.send({ itemId: item.id, id, pieces })}>
            好
          </Button>
        )
      }
    >
      {use.error ? (
        <Kept
          sending={use}
          title="拿去用吧"
          text="现在没有网络。拿了几件记在手机上，网络好了自动报上去。"
          onClose={onClose}
        />
      ) : (
        <>
          <View>只记数，好及时补上；不问谁用、用来做什么。</View>
          <Stepper label="几件" value={pieces} onChange={setPieces} max={mostAtOnce} unit="件" />
        </>
      )}
    </Sheet>
  )
}
