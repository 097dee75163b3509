import { type ReactNode, useCallback, useEffect, useState } from 'react'
import type { Sending } from '../shell/send.ts'
import { Button, type ButtonProps } from './Button.tsx'
import { Failure } from './Failure.tsx'
import { Sheet } from './Sheet.tsx'

export interface AskFirstProps extends Pick<ButtonProps, 'icon' | 'kind'> {
  /** What the button does, such as 退出服务队. */
  name: string
  /** Otherwise the name as a question. */
  title?: string
  /** The word that does it; otherwise 确定 and the name. */
  yes?: string
  sending: Omit<Sending<never>, 'send'>
  onYes: () => void
  /** What follows, said before the last tap. */
  children: ReactNode
}

/** A button that asks once before it does something; when it fails, why stands there instead. */
export function AskFirst({
  name,
  title,
  yes,
  kind = 'ghost',
  icon,
  sending,
  onYes,
  children,
}: AskFirstProps) {
  const [isAsking, setAsking] = useState(false)
  const { forget } = sending
  const close = useCallback(() => {
    setAsking(false)
    forget()
  }, [forget])
  useEffect(() => {
    if (sending.isDone) close()
  }, [sending.isDone, close])
  return (
    <>
      <Button kind={kind} {...(icon ? { icon } : {})} onPress={() => setAsking(true)}>
        {name}
      </Button>
      <Sheet
        title={title ?? `${name}？`}
        isOpen={isAsking}
        onClose={close}
        action={
          !sending.error && (
            <Button busy={sending.isSending} onPress={onYes}>
              {yes ?? `确定${name}`}
            </Button>
          )
        }
      >
        {sending.error ? (
          <Failure
            error={sending.error}
            onRetry={sending.again}
            action={<Button onPress={close}>知道了</Button>}
          />
        ) : (
          children
        )}
      </Sheet>
    </>
  )
}
