import { View } from '@tarojs/components'
import type { LoanEnd } from '@yunxuan/domain'
import { useState } from 'react'
import { say } from '../../../shell/say.ts'
import { Button } from '../../../ui/Button.tsx'
import { Sheet } from '../../../ui/Sheet.tsx'
import { sayOwed } from '../../../words/loan.ts'
import type { Held } from '../held.ts'
import { useGiveBack } from '../loan.queries.ts'
import { Kept } from './Kept.tsx'

const told: Readonly<Record<LoanEnd, string>> = {
  back: '还好了，谢谢',
  broken: '知道了，我们来修',
  lost: '知道了，记下了',
}

/** Something in one's hand, and giving it back. */
export function HeldRow({ held, place }: { held: Held; place?: string }) {
  const [isOpen, setOpen] = useState(false)
  const { name, loan } = held
  const owed = loan === null ? '等网络报上去' : sayOwed(loan.dueDate, new Date())
  return (
    <View className="row">
      <View className="row__words">
        <View className="row__title">{name}</View>
        <View className="row__note">{place === undefined ? owed : `${owed}，还到${place}`}</View>
      </View>
      <Button small label={`还${name}`} onPress={() => setOpen(true)}>
        还
      </Button>
      {isOpen && <ReturnSheet held={held} onClose={() => setOpen(false)} />}
    </View>
  )
}

function ReturnSheet({ held, onClose }: { held: Held; onClose: () => void }) {
  const { id, name } = held
  const giveBack = useGiveBack(({ status }) => {
    onClose()
    if (status !== 'out') say(told[status])
  }, name)
  const end = (how: LoanEnd) => giveBack.send({ loan: held, end: how, endedAt: new Date().toISOString() })
  return (
    <Sheet
      key={id}
      title={`还${name}？`}
      isOpen
      onClose={onClose}
      action={
        !giveBack.error && (
          <View className="stack">
            <Button busy={giveBack.isSending} onPress={() => end('back')}>
              好，放回去了
            </Button>
            <Button kind="ghost" onPress={() => end('broken')}>
              放回去了，坏了
            </Button>
            <Button kind="plain" onPress={() => end('lost')}>
              找不着了
            </Button>
          </View>
        )
      }
    >
      {giveBack.error ? (
        <Kept
          sending={giveBack}
          title="放回去就行"
          text="现在没有网络。还的这一笔记在手机上，网络好了自动报上去。"
          onClose={onClose}
        />
      ) : (
        <View>坏了、丢了都不用赔，说一声，我们好补上。</View>
      )}
    </Sheet>
  )
}
