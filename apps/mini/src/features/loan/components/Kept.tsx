import { UnansweredError } from '../../../api.ts'
import type { Sending } from '../../../shell/send.ts'
import { Button } from '../../../ui/Button.tsx'
import { Failure } from '../../../ui/Failure.tsx'
import { Empty } from '../../../ui/states.tsx'

export interface KeptProps {
  sending: Omit<Sending<never>, 'send'>
  /** What to do meanwhile where nobody has answered: the thing is in one's hand. */
  title: string
  text: string
  onClose: () => void
}

/** What became of a tap at a stand: kept until there is a network, or refused. */
export function Kept({ sending, title, text, onClose }: KeptProps) {
  const close = () => {
    sending.forget()
    onClose()
  }
  const known = <Button onPress={close}>知道了</Button>
  if (sending.error instanceof UnansweredError) {
    return <Empty icon="clock" title={title} text={text} action={known} />
  }
  return <Failure error={sending.error} onRetry={sending.again} action={known} />
}
